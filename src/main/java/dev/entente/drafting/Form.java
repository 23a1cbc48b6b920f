// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer in JSON, read strictly: exactly the expected keys, each value of its kind, within its bounds. Anything else is [Garbled].
final class Form {

    private static final int ANSWER_MAX_CHARS = 16_000;

    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();

    private final JsonNode fields;

    private Form(JsonNode fields) {
        this.fields = fields;
    }

    static Form read(String answer, Set<String> keys) {
        if (answer.length() > ANSWER_MAX_CHARS) {
            throw new Garbled("The answer is too long.");
        }
        var fields = parse(answer.strip());
        if (!fields.isObject()) {
            throw new Garbled("The answer is not one JSON object.");
        }
        var found = new HashSet<>(fields.propertyNames());
        if (!found.equals(keys)) {
            throw new Garbled("The keys must be exactly these: " + String.join(", ", keys) + ".");
        }
        return new Form(fields);
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        }
        catch (JacksonException unreadable) {
            throw new Garbled("The answer is not valid JSON.");
        }
    }

    String text(String key, int maxChars) {
        return bounded(key, this.fields.get(key), maxChars);
    }

    List<String> texts(String key, int most, int maxChars) {
        var field = this.fields.get(key);
        if (!field.isArray() || field.size() > most) {
            throw new Garbled(key + " must be a list of at most " + most + " texts.");
        }
        var texts = new ArrayList<String>();
        field.forEach(one -> texts.add(bounded(key, one, maxChars)));
        return texts;
    }

    private static String bounded(String key, JsonNode field, int maxChars) {
        if (!field.isString() || field.stringValue().isBlank() || field.stringValue().length() > maxChars) {
            throw new Garbled(key + " must hold text of at most " + maxChars + " characters.");
        }
        return field.stringValue().strip();
    }

    String oneOf(String key, Collection<String> known) {
        var field = this.fields.get(key);
        if (!field.isString() || !known.contains(field.stringValue())) {
            throw new Garbled(key + " must be one of: " + String.join(", ", known) + ".");
        }
        return field.stringValue();
    }

    @Nullable String oneOfOrNull(String key, Collection<String> known) {
        return this.fields.get(key).isNull() ? null : oneOf(key, known);
    }

    List<String> someOf(String key, Collection<String> known) {
        var texts = texts(key, known.size(), 80);
        if (!known.containsAll(texts) || new HashSet<>(texts).size() != texts.size()) {
            throw new Garbled(key + " must hold only: " + String.join(", ", known) + ".");
        }
        return texts;
    }

    boolean flag(String key) {
        var field = this.fields.get(key);
        if (!field.isBoolean()) {
            throw new Garbled(key + " must be true or false.");
        }
        return field.booleanValue();
    }

    @Nullable Boolean flagOrNull(String key) {
        return this.fields.get(key).isNull() ? null : Boolean.valueOf(flag(key));
    }

    double share(String key) {
        var field = this.fields.get(key);
        if (!field.isNumber() || !(field.doubleValue() >= 0 && field.doubleValue() <= 1)) {
            throw new Garbled(key + " must be a number from 0 to 1.");
        }
        return field.doubleValue();
    }

    @Nullable Long countOrNull(String key, long most) {
        var field = this.fields.get(key);
        if (field.isNull()) {
            return null;
        }
        if (!field.isIntegralNumber() || !field.canConvertToLong() || field.longValue() < 0
                || field.longValue() > most) {
            throw new Garbled(key + " must be a whole number from 0 to " + most + ".");
        }
        return field.longValue();
    }

}
