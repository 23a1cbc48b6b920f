// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.List;

import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One provider's wire format, as far as a fake must speak it.
interface Wire {

    JsonMapper JSON = JsonMapper.shared();

    String name();

    String path();

    String streamType();

    /// What is said before the first piece.
    default Flux<String> opening(Script script) {
        return Flux.empty();
    }

    String piece(String text);

    Flux<String> closing(Script script);

    String whole(String text, Script script);

    String error(int status);

    default boolean streams(JsonNode body) {
        return body.path("stream").asBoolean(false);
    }

    String system(JsonNode body);

    String user(JsonNode body);

    List<String> pictures(JsonNode body);

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /// The text of a message whose content is a text or a list of parts.
    static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    static String ofRole(JsonNode body, String role) {
        var text = new StringBuilder();
        body.path("messages").forEach(message -> {
            if (message.path("role").asString("").equals(role)) {
                text.append(text(message.path("content")));
            }
        });
        return text.toString();
    }

}
