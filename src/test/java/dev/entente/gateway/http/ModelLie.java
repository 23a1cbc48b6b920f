// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a lying model answers, as it is kept and in the form that was asked for, so that a lie is not refused for its form alone.
///
/// @param attack the attempt; its text is the answer
record ModelLie(Attack attack) {

    private static final String NOTHING_READ = """
            {"lang":"en","intent":"other","confidence":0.99,"runner_up":null,"category":null,"wants":[],
             "amount_minor":null,"wants_human":false,"urgency":"low","tone":"calm","threat":false,"injection":false,
             "yes":null}""";

    static List<ModelLie> of(String task) {
        return Attacks.at("model-output")
            .stream()
            .filter(attack -> task.equals(attack.task()))
            .map(ModelLie::new)
            .toList();
    }

    /// Both ways to say it.
    List<String> answers() {
        return List.of(this.attack.written(), inForm());
    }

    private String inForm() {
        return switch (this.attack.task()) {
            case "read-message" -> read().toString();
            case "describe-photo" -> described().toString();
            case "reword-calmly" -> reworded().toString();
            default -> this.attack.written();
        };
    }

    private ObjectNode read() {
        var form = (ObjectNode) TestMarket.JSON.readTree(NOTHING_READ);
        lie().properties().stream().filter(field -> form.has(field.getKey())).forEach(field -> {
            form.set(field.getKey(), field.getValue());
        });
        return form;
    }

    private ObjectNode described() {
        var form = TestMarket.JSON.createObjectNode();
        form.set("seen", lie().get("text"));
        form.set("findings", lie().get("findings"));
        form.putArray("not_visible");
        form.put("title_match", "unclear").putArray("texts");
        return form;
    }

    private ObjectNode reworded() {
        var form = TestMarket.JSON.createObjectNode();
        List.of("observation", "feeling", "need", "request").forEach(part -> form.put(part, this.attack.written()));
        return form;
    }

    private JsonNode lie() {
        try {
            return TestMarket.JSON.readTree(this.attack.written());
        }
        catch (JacksonException prose) {
            return TestMarket.JSON.createObjectNode();
        }
    }

    @Override
    public String toString() {
        return this.attack.toString();
    }

}
