// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.Collection;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON schema of one flat object in which every key must stand and no other may.
final class Schema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode properties = NODES.objectNode();

    private final ArrayNode required = NODES.arrayNode();

    Schema text(String key) {
        return add(key, NODES.objectNode().put("type", "string"));
    }

    Schema texts(String key) {
        var list = NODES.objectNode().put("type", "array");
        list.set("items", NODES.objectNode().put("type", "string"));
        return add(key, list);
    }

    Schema number(String key) {
        return add(key, NODES.objectNode().put("type", "number"));
    }

    Schema countOrNull(String key) {
        return add(key, orNull("integer"));
    }

    Schema flag(String key) {
        return add(key, NODES.objectNode().put("type", "boolean"));
    }

    Schema flagOrNull(String key) {
        return add(key, orNull("boolean"));
    }

    Schema oneOf(String key, Collection<String> known) {
        return add(key, closed(known));
    }

    Schema oneOfOrNull(String key, Collection<String> known) {
        var field = NODES.objectNode();
        field.set("type", orNull("string").get("type"));
        var values = NODES.arrayNode();
        known.forEach(values::add);
        field.set("enum", values.addNull());
        return add(key, field);
    }

    Schema someOf(String key, Collection<String> known) {
        var list = NODES.objectNode().put("type", "array");
        list.set("items", closed(known));
        return add(key, list);
    }

    private static ObjectNode closed(Collection<String> known) {
        var field = NODES.objectNode().put("type", "string");
        var values = NODES.arrayNode();
        known.forEach(values::add);
        field.set("enum", values);
        return field;
    }

    private static ObjectNode orNull(String type) {
        var field = NODES.objectNode();
        field.set("type", NODES.arrayNode().add(type).add("null"));
        return field;
    }

    private Schema add(String key, ObjectNode field) {
        this.properties.set(key, field);
        this.required.add(key);
        return this;
    }

    String text() {
        var schema = NODES.objectNode().put("type", "object");
        schema.set("properties", this.properties);
        schema.set("required", this.required);
        return schema.put("additionalProperties", false).toString();
    }

}
