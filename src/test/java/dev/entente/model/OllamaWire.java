// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// `POST /api/chat`.
final class OllamaWire implements Wire {

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public String path() {
        return "/api/chat";
    }

    @Override
    public String streamType() {
        return "application/x-ndjson";
    }

    @Override
    public boolean streams(JsonNode body) {
        return body.path("stream").asBoolean(true);
    }

    @Override
    public String piece(String text) {
        return """
                {"model":"fake","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":%s},"done":false}
                """
            .formatted(Wire.quoted(text));
    }

    @Override
    public Flux<String> closing(Script script) {
        return Flux.just(whole("", script) + "\n");
    }

    @Override
    public String whole(String text, Script script) {
        return """
                {"model":"fake","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":%s},\
                "done":true,"done_reason":"%s","total_duration":5,"load_duration":1,"prompt_eval_count":%d,\
                "prompt_eval_duration":1,"eval_count":%d,"eval_duration":1}""".formatted(Wire.quoted(text),
                script.finish(), script.tokensIn(), script.tokensOut());
    }

    @Override
    public String error(int status) {
        return "{\"error\":\"refused with %d\"}".formatted(status);
    }

    @Override
    public String system(JsonNode body) {
        return Wire.ofRole(body, "system");
    }

    @Override
    public String user(JsonNode body) {
        return Wire.ofRole(body, "user");
    }

    @Override
    public List<String> pictures(JsonNode body) {
        var pictures = new ArrayList<String>();
        body.path("messages")
            .forEach(message -> message.path("images").forEach(picture -> pictures.add(picture.asString())));
        return pictures;
    }

}
