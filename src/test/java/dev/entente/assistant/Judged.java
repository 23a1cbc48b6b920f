// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A labelled message and how it was read.
record Judged(JsonNode expected, Reading reading) {

    /// Reads every message of a file of the test class path, one JSON object a line.
    static List<Judged> read(String file, Function<Utterance, Reading> reader) {
        try (InputStream in = Judged.class.getResourceAsStream("/assistant/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                .map(JsonMapper.shared()::readTree)
                .map(expected -> new Judged(expected, reader.apply(utterance(expected))))
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Utterance utterance(JsonNode expected) {
        var speaker = Speaker.valueOf(expected.get("role").asString().toUpperCase(Locale.ROOT));
        return Utterance.of(speaker, expected.get("text").asString());
    }

    String text(String field) {
        return this.expected.get(field).asString();
    }

    boolean flag(String field) {
        return this.expected.get(field).asBoolean();
    }

    boolean states(String field) {
        return !this.expected.get(field).isNull();
    }

    boolean same(String field, Object actual) {
        var node = this.expected.get(field);
        return node.isNull() ? actual == null : node.asString().equals(String.valueOf(actual));
    }

    boolean rightIntent() {
        return same("intent", this.reading.intent());
    }

    boolean rightWants() {
        var wanted = this.expected.get("wants").valueStream().map(JsonNode::asString).sorted().toArray();
        return Arrays.equals(wanted, this.reading.wants().stream().sorted().toArray());
    }

    boolean rightAmount() {
        return same("amount_minor", this.reading.amountMinor()) && same("currency", this.reading.currency());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text("id") + ' ' + text("intent") + " | " + text("text") + " | " + this.reading;
    }

}
