// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// `POST /v1/chat/completions`.
final class OpenAiWire implements Wire {

    private static final String CHUNK = """
            data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"fake","choices":[%s]%s}

            """;

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public String piece(String text) {
        return CHUNK.formatted("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":null}"
            .formatted(Wire.quoted(text)), "");
    }

    @Override
    public Flux<String> closing(Script script) {
        return Flux.just(
                CHUNK.formatted("{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}".formatted(script.finish()), ""),
                CHUNK.formatted("", "," + usage(script)), "data: [DONE]\n\n");
    }

    private static String usage(Script script) {
        return "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
            .formatted(script.tokensIn(), script.tokensOut(), script.tokensIn() + script.tokensOut());
    }

    @Override
    public String whole(String text, Script script) {
        return """
                {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"fake","choices":[{"index":0,
                "message":{"role":"assistant","content":%s,"refusal":null},"logprobs":null,"finish_reason":"%s"}],%s}"""
            .formatted(Wire.quoted(text), script.finish(), usage(script));
    }

    @Override
    public String error(int status) {
        return "{\"error\":{\"message\":\"refused with %d\",\"type\":\"fake\",\"param\":null,\"code\":null}}"
            .formatted(status);
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
        body.path("messages").forEach(message -> message.path("content").forEach(part -> {
            var url = part.path("image_url").path("url").asString("");
            if (!url.isEmpty()) {
                pictures.add(url.substring(url.indexOf(',') + 1));
            }
        }));
        return pictures;
    }

}
