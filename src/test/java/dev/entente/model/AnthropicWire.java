// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// `POST /v1/messages`.
final class AnthropicWire implements Wire {

    private static final String EMPTY = "{\"type\":\"text\",\"text\":\"\"}";

    private static final String START = ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\","
            + "\"model\":\"fake\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
            + "\"usage\":{\"input_tokens\":%d,\"output_tokens\":1}}";

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public String path() {
        return "/v1/messages";
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    private static String event(String type, String rest) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, rest);
    }

    @Override
    public Flux<String> opening(Script script) {
        var start = event("message_start", START.formatted(script.tokensIn()));
        return Flux.just(start, event("content_block_start", ",\"index\":0,\"content_block\":" + EMPTY));
    }

    @Override
    public String piece(String text) {
        return event("content_block_delta",
                ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}".formatted(Wire.quoted(text)));
    }

    @Override
    public Flux<String> closing(Script script) {
        return Flux.just(event("content_block_stop", ",\"index\":0"),
                event("message_delta",
                        ",\"delta\":{\"stop_reason\":\"%s\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":%d}"
                            .formatted(reason(script), script.tokensOut())),
                event("message_stop", ""));
    }

    private static String reason(Script script) {
        return switch (script.finish()) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            default -> "refusal";
        };
    }

    @Override
    public String whole(String text, Script script) {
        return """
                {"id":"msg_1","type":"message","role":"assistant","model":"fake",
                "content":[{"type":"text","text":%s}],"stop_reason":"%s","stop_sequence":null,
                "usage":{"input_tokens":%d,"output_tokens":%d}}""".formatted(Wire.quoted(text), reason(script),
                script.tokensIn(), script.tokensOut());
    }

    @Override
    public String error(int status) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"refused with %d\"}}"
            .formatted(status);
    }

    @Override
    public String system(JsonNode body) {
        return Wire.text(body.path("system"));
    }

    @Override
    public String user(JsonNode body) {
        return Wire.ofRole(body, "user");
    }

    @Override
    public List<String> pictures(JsonNode body) {
        var pictures = new ArrayList<String>();
        body.path("messages").forEach(message -> message.path("content").forEach(part -> {
            var data = part.path("source").path("data").asString("");
            if (!data.isEmpty()) {
                pictures.add(data);
            }
        }));
        return pictures;
    }

}
