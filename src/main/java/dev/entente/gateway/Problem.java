// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A refusal or a fault as RFC 9457 writes it, the same for every door.
///
/// @param status of HTTP
/// @param code the stable last part of its type
/// @param facts what helps to do better; {@code field} also makes an entry of {@code errors}
/// @param headers of HTTP that belong to the answer
public record Problem(int status, String code, String detail, Map<String, Object> facts, Map<String, String> headers,
        String traceId) {

    static final String TYPES = "https://entente.dev/problems/";

    /// The document.
    public ObjectNode body() {
        var body = JsonNodeFactory.instance.objectNode()
            .put("type", TYPES + this.code)
            .put("title", title(this.code))
            .put("status", this.status)
            .put("detail", this.detail);
        var errors = body.putArray("errors");
        if (this.facts.get("field") instanceof String field) {
            errors.addObject().put("field", field).put("message", this.detail);
        }
        new TreeMap<>(this.facts).forEach((name, fact) -> body.set(name, node(fact)));
        return body.put("trace_id", this.traceId);
    }

    private static JsonNode node(Object fact) {
        var nodes = JsonNodeFactory.instance;
        return switch (fact) {
            case Map<?, ?> map -> {
                var object = nodes.objectNode();
                map.forEach((name, value) -> object.set(String.valueOf(name), node(value)));
                yield object;
            }
            case Iterable<?> each -> {
                var array = nodes.arrayNode();
                each.forEach(value -> array.add(node(value)));
                yield array;
            }
            case Long number -> nodes.numberNode(number);
            case Integer number -> nodes.numberNode(number);
            case Boolean flag -> nodes.booleanNode(flag);
            default -> nodes.stringNode(fact.toString());
        };
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

}
