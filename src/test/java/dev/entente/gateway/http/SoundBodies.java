// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.ArrayList;
import java.util.List;

import dev.entente.fuzz.Traffic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies as `openapi.yaml` describes them and as the golden transcript has them.
final class SoundBodies {

    private static final JsonMapper JSON = new JsonMapper();

    private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

    private static final List<String> SAYINGS = List.of("{\"kind\":\"text\",\"text\":\"La lampe est cassée\"}",
            "{\"kind\":\"answer\",\"question_id\":\"consent\",\"option_ids\":[\"yes\"]}",
            "{\"kind\":\"answer\",\"question_id\":\"consent\",\"text\":\"oui\"}",
            "{\"kind\":\"answer\",\"question_id\":\"how-much\",\"amount_minor\":1000}",
            "{\"kind\":\"answer\",\"question_id\":\"when\",\"date\":\"2026-11-20\"}",
            "{\"kind\":\"answer\",\"question_id\":\"show-us\",\"photo_ids\":[\"UUID\"]}",
            "{\"kind\":\"response\",\"proposal_id\":\"UUID\",\"decision\":\"accept\"}",
            "{\"kind\":\"response\",\"proposal_id\":\"UUID\",\"decision\":\"counter\",\"remedy\":\"partial_refund\",\"amount_minor\":500,\"currency\":\"EUR\"}",
            "{\"kind\":\"response\",\"decision\":\"refuse_all\",\"reason\":\"no\"}",
            "{\"kind\":\"photos\",\"photo_ids\":[\"UUID\"],\"text\":\"voilà\"}", "{\"kind\":\"ask_person\"}",
            "{\"kind\":\"undo\",\"question_id\":\"consent\"}", "{\"kind\":\"withdraw\"}",
            "{\"kind\":\"confirm_received\"}", "{\"kind\":\"contest\",\"reason\":\"it is not so\"}");

    private final JsonNode description;

    SoundBodies(JsonNode description) {
        this.description = description;
    }

    /// The bodies that an operation takes as JSON.
    List<JsonNode> of(JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return List.of();
        }
        String name = schema.path("$ref").asString("");
        var bodies = new ArrayList<JsonNode>();
        bodies.add(sample(schema));
        switch (name.substring(name.lastIndexOf('/') + 1)) {
            case "Saying" -> bodies.addAll(sayings());
            case "OrderFacts" -> bodies.addAll(traffic("currency"));
            case "OpenConversation" -> bodies.add(nodes.objectNode().put("order_id", "ORDER"));
            default -> {
            }
        }
        return bodies;
    }

    /// What can be said, each with a `client_id` of its own.
    static List<JsonNode> sayings() {
        var sayings = new ArrayList<JsonNode>();
        SAYINGS.forEach(text -> sayings.add(JSON.readTree(text)));
        sayings.addAll(traffic("client_id"));
        sayings.forEach(saying -> ((ObjectNode) saying).put("client_id", "UUID"));
        return sayings;
    }

    private static List<JsonNode> traffic(String field) {
        return Traffic.bodies()
            .stream()
            .map(body -> body.replace("\"TIME\"", "\"2026-11-20T10:00:00Z\""))
            .map(JSON::readTree)
            .filter(body -> body.has(field))
            .toList();
    }

    private JsonNode sample(JsonNode schema) {
        if (schema.has("$ref")) {
            return sample(this.description.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        if (schema.has("oneOf")) {
            return sample(schema.get("oneOf").get(0));
        }
        String type = schema.path("type").isArray() ? schema.get("type").get(0).asString()
                : schema.path("type").asString("string");
        return switch (type) {
            case "object" -> object(schema);
            case "array" -> nodes.arrayNode().add(sample(schema.get("items")));
            case "integer" -> nodes.numberNode(schema.path("minimum").asLong(0) + 1);
            case "boolean" -> nodes.booleanNode(true);
            default -> nodes.stringNode(text(schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        var object = nodes.objectNode();
        schema.path("properties").properties().forEach(field -> object.set(field.getKey(), sample(field.getValue())));
        return object;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "UUID";
            case "date" -> "2026-11-20";
            case "date-time" -> "2026-11-20T10:00:00Z";
            default -> schema.has("pattern") ? "EUR" : "text";
        };
    }

}
