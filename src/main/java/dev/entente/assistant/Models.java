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
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/// All that was learnt from the examples. The build learns it and keeps it beside them, so that a start does not pay for it.
///
/// @param classes sorts messages of a speaker
/// @param signals says yes or no to a signal
record Models(Map<Speaker, ClassModel> classes, LinearModel signals) {

    static final String FILE = "/assistant/models.bin";

    private static final int BUFFER_BYTES = 1 << 16;

    private static @Nullable Models loaded;

    /// What the build has learnt; one copy in a process.
    static synchronized Models load() {
        if (loaded == null) {
            loaded = found();
        }
        return loaded;
    }

    private static Models found() {
        try (var file = Models.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build has not learnt from the examples: run ./mvnw compile");
            }
            return read(file);
        }
        catch (IOException ex) {
            throw new UncheckedIOException("What was learnt from the examples cannot be read", ex);
        }
    }

    static Models learn(Ear ear) {
        var classes = new EnumMap<Speaker, ClassModel>(Speaker.class);
        for (var speaker : Speaker.values()) {
            classes.put(speaker, ClassModel.learn(ear, speaker));
        }
        return new Models(classes, SignalModels.learn(ear));
    }

    void write(OutputStream target) throws IOException {
        try (var file = new DataOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(target, BUFFER_BYTES), BUFFER_BYTES))) {
            for (var speaker : Speaker.values()) {
                this.classes.get(speaker).write(file);
            }
            this.signals.write(file);
        }
    }

    static Models read(InputStream source) throws IOException {
        var file = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(source, BUFFER_BYTES), BUFFER_BYTES));
        var classes = new EnumMap<Speaker, ClassModel>(Speaker.class);
        for (var speaker : Speaker.values()) {
            classes.put(speaker, ClassModel.read(file));
        }
        return new Models(classes, LinearModel.read(file));
    }

}
