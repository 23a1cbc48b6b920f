// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.party.Refused;

/// A JSON object of which only the named fields are taken, each as what it has to be. What does not fit is refused with
/// the field's name.
public final class StrictBody {

    private static final int idMax = 200;

    private final ObjectNode fields;

    StrictBody(ObjectNode fields) {
        this.fields = fields;
    }

    /// Refuses every other field.
    public StrictBody only(String... names) {
        var known = Set.of(names);
        this.fields.propertyNames().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refused.invalid(name, "There is no field '" + Words.shown(name) + "' here.");
        });
        return this;
    }

    /// Whether the field is there and is not null.
    public boolean has(String name) {
        return this.fields.hasNonNull(name);
    }

    /// The field's words without control characters and without blanks at the ends.
    public String text(String name, int lengthMax) {
        String text = findText(name, lengthMax);
        if (text == null || text.isEmpty()) {
            throw Refused.invalid(name, "'" + name + "' is missing or empty.");
        }
        return text;
    }

    public @Nullable String findText(String name, int lengthMax) {
        return has(name) ? words(name, this.fields.get(name), lengthMax) : null;
    }

    private static String words(String name, JsonNode node, int lengthMax) {
        if (!node.isString()) {
            throw Refused.invalid(name, "'" + name + "' has to be text.");
        }
        String text = Words.clean(node.stringValue());
        if (text.length() > lengthMax) {
            throw Refused.invalid(name, "'" + name + "' has more than " + lengthMax + " characters.");
        }
        return text;
    }

    /// An id that is not a UUID.
    public String name(String name) {
        return text(name, idMax);
    }

    public UUID uuid(String name) {
        return parse(name, text(name, idMax), Words::uuid);
    }

    public @Nullable UUID findUuid(String name) {
        return has(name) ? uuid(name) : null;
    }

    public List<String> texts(String name, int countMax, int lengthMax) {
        JsonNode node = this.fields.get(name);
        if (node == null || !node.isArray() || node.size() > countMax) {
            throw Refused.invalid(name, "'" + name + "' has to be a list of at most " + countMax + ".");
        }
        var texts = new ArrayList<String>();
        node.forEach(each -> texts.add(words(name, each, lengthMax)));
        return texts;
    }

    public List<UUID> uuids(String name, int countMax) {
        var ids = texts(name, countMax, idMax).stream().map(text -> parse(name, text, Words::uuid)).toList();
        if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
            throw Refused.invalid(name, "'" + name + "' has to name at least one, and each once.");
        }
        return ids;
    }

    public LocalDate date(String name) {
        return parse(name, text(name, idMax), text -> {
            try {
                return LocalDate.parse(text);
            }
            catch (DateTimeParseException ex) {
                throw new IllegalArgumentException(ex);
            }
        });
    }

    /// A word of a closed set.
    public <T> T word(String name, Function<String, T> of) {
        return parse(name, text(name, idMax), of);
    }

    private static <T> T parse(String name, String text, Function<String, T> of) {
        try {
            return of.apply(text);
        }
        catch (IllegalArgumentException ex) {
            throw Refused.invalid(name, "'" + name + "' cannot be '" + Words.shown(text) + "'.");
        }
    }

    public long number(String name, long min, long max) {
        JsonNode node = this.fields.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min
                || node.longValue() > max) {
            throw Refused.invalid(name, "'" + name + "' has to be a whole number from " + min + " to " + max + ".");
        }
        return node.longValue();
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode node = this.fields.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw Refused.invalid(name, "'" + name + "' has to be true or false.");
        }
        return node.booleanValue();
    }

    /// An amount in minor units; -1 for what is no amount at all, so that whoever knows
    /// the limits can name them.
    public @Nullable Long findAmount(String name) {
        JsonNode node = this.fields.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        boolean whole = node.isIntegralNumber() && node.canConvertToLong();
        return whole ? Math.max(-1, node.longValue()) : -1L;
    }

}
