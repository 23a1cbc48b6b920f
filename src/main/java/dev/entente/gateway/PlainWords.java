// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.conversation.ClientMark;

/// Reads the saying that is by far the most frequent, plain words, in one pass and without a tree. Whatever is not
/// exactly that is left to the strict reader, which also says what is wrong with it.
@Component
class PlainWords {

    private static final int FIELDS = 3;

    private final JsonMapper mapper;

    PlainWords(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// The words, with the same mark that the strict reader would give them; null where
    /// it is for the strict reader.
    Speech.@Nullable Heard find(byte[] body) {
        try (JsonParser parser = this.mapper.createParser(body)) {
            return read(parser);
        }
        catch (JacksonException | IllegalArgumentException ex) {
            return null;
        }
    }

    private static Speech.@Nullable Heard read(JsonParser parser) {
        String clientId = null;
        String kind = null;
        String text = null;
        int fields = 0;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME && fields++ < FIELDS) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            switch (name) {
                case "client_id" -> clientId = parser.getString();
                case "kind" -> kind = parser.getString();
                case "text" -> text = parser.getString();
                default -> {
                    return null;
                }
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return (whole && fields == FIELDS && clientId != null && text != null && "text".equals(kind))
                ? heard(clientId, text) : null;
    }

    private static Speech.@Nullable Heard heard(String clientId, String text) {
        UUID id = Words.uuid(clientId);
        String clean = Words.clean(text);
        if (clean.isEmpty() || clean.length() > Saying.TEXT_MAX) {
            return null;
        }
        return new Speech.Heard(new Saying.Text(clean), ClientMark.of(id.toString(), digest(clientId, text)));
    }

    /// The same as [Json#digest] of the tree, whose keys stand in this order.
    private static String digest(String clientId, String text) {
        var canonical = new StringBuilder(text.length() + 96).append("{\"client_id\":\"");
        JsonText.append(clientId, canonical);
        canonical.append("\",\"kind\":\"text\",\"text\":\"");
        JsonText.append(text, canonical);
        return Json.digest(canonical.append("\"}").toString().getBytes(StandardCharsets.UTF_8));
    }

}
