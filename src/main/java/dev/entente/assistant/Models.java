// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that was learnt from the examples. The build learns it and keeps it beside them, so that a start does not pay for it; where
/// the build's file is missing it is learnt at the start.
///
/// @param classes sorts messages of a speaker
/// @param signals says yes or no to a signal
record Models(Map<Speaker, LogisticModel> classes, Map<Signal, LogisticModel> signals) {

    static final String FILE = "/assistant/models.bin";

    private static final Logger log = LoggerFactory.getLogger(Models.class);

    private static final int BUFFER_BYTES = 1 << 16;

    static Models load(Ear ear) {
        try (var file = Models.class.getResourceAsStream(FILE)) {
            if (file != null) {
                return read(file);
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException("What was learnt from the examples cannot be read", ex);
        }
        log.info("The build has not learnt from the examples; it is done now");
        return learn(ear);
    }

    static Models learn(Ear ear) {
        var classes = new EnumMap<Speaker, LogisticModel>(Speaker.class);
        for (var speaker : Speaker.values()) {
            classes.put(speaker, learn(ear, speaker));
        }
        return new Models(classes, SignalModels.train(ear));
    }

    private static LogisticModel learn(Ear ear, Speaker speaker) {
        var labels = Intents.of(speaker);
        var labelled = new ArrayList<>(Examples.of(speaker));
        labelled.addAll(Examples.withWishes(labelled));
        if (speaker == Speaker.BUYER) {
            labelled.addAll(Combined.classes(Examples.of(speaker)));
            labelled.addAll(Examples.orders());
        }
        var examples = labelled.stream()
            .map(example -> new LogisticModel.Example(ear.features(ear.hear(example.text())),
                    labels.indexOf(example.intent())))
            .toList();
        return LogisticModel.train(labels, examples);
    }

    void write(OutputStream target) throws IOException {
        try (var file = new DataOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(target, BUFFER_BYTES), BUFFER_BYTES))) {
            for (var speaker : Speaker.values()) {
                this.classes.get(speaker).write(file);
            }
            for (var signal : Signal.values()) {
                this.signals.get(signal).write(file);
            }
        }
    }

    static Models read(InputStream source) throws IOException {
        var file = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(source, BUFFER_BYTES), BUFFER_BYTES));
        var classes = new EnumMap<Speaker, LogisticModel>(Speaker.class);
        for (var speaker : Speaker.values()) {
            classes.put(speaker, LogisticModel.read(file));
        }
        var signals = new EnumMap<Signal, LogisticModel>(Signal.class);
        for (var signal : Signal.values()) {
            signals.put(signal, LogisticModel.read(file));
        }
        return new Models(classes, signals);
    }

}
