// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// Reads what comes in strictly: what is not JSON, has a field twice, or is built to hurt is refused with its place, and
/// never repeated.
@Component
public class Json {

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public StrictBody object(byte[] body) {
        return new StrictBody(tree(body));
    }

    public ObjectNode tree(byte[] body) {
        try {
            if (this.mapper.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refused.because(Refusal.Reason.MALFORMED, "The body has to be a JSON object.");
        }
        catch (JacksonException ex) {
            throw malformed(ex);
        }
    }

    public <T> T read(byte[] body, Class<T> type) {
        try {
            T value = this.mapper.readValue(body, type);
            if (value == null) {
                throw Refused.because(Refusal.Reason.MALFORMED, "The body is missing.");
            }
            return value;
        }
        catch (JacksonException ex) {
            throw malformed(ex);
        }
    }

    public ObjectNode node(Object value) {
        return this.mapper.valueToTree(value);
    }

    public byte[] bytes(Object value) {
        return this.mapper.writeValueAsBytes(value);
    }

    static Refused malformed(JacksonException failure) {
        String path = path(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return Refused.invalid(path, "There is no field '" + Words.shown(unknown.getPropertyName()) + "' here.");
        }
        if (!(failure instanceof StreamReadException) && !path.isEmpty()) {
            return path.endsWith("_minor")
                    ? new Refused(new Refusal(Refusal.Reason.AMOUNT,
                            "'" + path + "' has to be a whole number of minor units.", Map.of("field", path)))
                    : Refused.invalid(path, "'" + path + "' is not what it has to be.");
        }
        var place = failure.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Refused.because(Refusal.Reason.MALFORMED, "The body cannot be read as JSON" + where + ".");
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        failure.getPath().forEach(step -> {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(Words.shown(step.getPropertyName()));
            }
            else {
                path.append('[').append(step.getIndex()).append(']');
            }
        });
        return path.toString();
    }

    /// SHA-256 of the JSON with its keys in order, as 64 hexadecimal digits: the same for
    /// the same content.
    String digest(JsonNode content) {
        return digest(sorted(content).toString().getBytes(StandardCharsets.UTF_8));
    }

    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every JVM has SHA-256", ex);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        var nodes = JsonNodeFactory.instance;
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            var object = nodes.objectNode();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = nodes.arrayNode();
            node.forEach(each -> array.add(sorted(each)));
            return array;
        }
        return node;
    }

}
