// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.entente.conversation.StoredEvent;
import dev.entente.evidence.PhotoVariant;
import dev.entente.evidence.Photos;

/// Events as the contract shows them to one reader: in the reader's language, with addresses of photos that are the
/// reader's own, and with the number of the event that this reader saw before.
@Component
public class EventJson {

    /// What the doors put before the key of a call to make a mark of it; no client says
    /// it.
    public static final String KEY_MARK = "key:";

    private static final String TRANSLATIONS = "i18n";

    private final JsonMapper mapper;

    private final Photos photos;

    EventJson(JsonMapper mapper, Photos photos) {
        this.mapper = mapper;
        this.photos = photos;
    }

    /// UTF-8 of one JSON object.
    public byte[] render(StoredEvent event, Reader reader) {
        return text(event, reader).getBytes(StandardCharsets.UTF_8);
    }

    public String text(StoredEvent event, Reader reader) {
        var json = new StringBuilder(event.body().length() + 400);
        json.append("{\"seq\":").append(event.seq()).append(",\"prev\":").append(event.prevFor(reader.role()));
        field(json, "id", event.id().toString());
        field(json, "conversation_id", event.conversationId().toString());
        field(json, "at", event.at().toString());
        field(json, "kind", event.kind());
        field(json, "turn", event.turn() == null ? null : event.turn().toString());
        json.append(",\"author\":{\"role\":\"").append(event.author().role().wire()).append('"');
        field(json, "id", event.author().id());
        field(json, "name", event.author().name());
        json.append("},\"to\":[");
        for (String role : event.to().wire()) {
            json.append((json.charAt(json.length() - 1) == '[') ? "\"" : ",\"").append(role).append('"');
        }
        json.append("],\"body\":");
        named(json, event, body(event, reader));
        if (reader.role() == Role.AGENT) {
            flag(json, Disguise.in(event));
        }
        return json.append('}').toString();
    }

    /// Whether readers of one role get different words for it.
    public boolean isPersonal(StoredEvent event) {
        return hasPictures(event) || isTranslated(event);
    }

    /// Whether readers of both roles get the same words for an event that is not
    /// personal.
    public boolean isSame(StoredEvent event, Role one, Role other) {
        boolean flagged = (one == Role.AGENT) != (other == Role.AGENT) && !Disguise.in(event).isEmpty();
        return !flagged && event.prevFor(one) == event.prevFor(other);
    }

    private static boolean hasPictures(StoredEvent event) {
        return event.body().contains("\"photo_id");
    }

    private static boolean isTranslated(StoredEvent event) {
        return event.body().contains("\"" + TRANSLATIONS + "\"");
    }

    private static void flag(StringBuilder json, List<String> found) {
        if (!found.isEmpty()) {
            json.append(",\"flags\":[\"").append(String.join("\",\"", found)).append("\"]");
        }
    }

    private static void field(StringBuilder json, String name, @Nullable String value) {
        json.append(",\"").append(name).append("\":");
        if (value == null) {
            json.append("null");
            return;
        }
        json.append('"');
        JsonText.append(value, json);
        json.append('"');
    }

    private String body(StoredEvent event, Reader reader) {
        if (isPersonal(event)) {
            ObjectNode body = (ObjectNode) this.mapper.readTree(event.body());
            translate(body, reader);
            sign(body, reader);
            return body.toString();
        }
        return event.body();
    }

    /// The client's own id of what it said stands in the body.
    private static void named(StringBuilder json, StoredEvent event, String body) {
        String id = event.clientId();
        if (id == null || id.startsWith(KEY_MARK)) {
            json.append(body);
            return;
        }
        int rest = body.indexOf('{') + 1;
        json.append("{\"client_id\":\"").append(id).append('"');
        json.append((body.charAt(rest) == '}') ? "" : ",").append(body, rest, body.length());
    }

    /// Puts the reader's language over the English and takes the translations away.
    static void translate(ObjectNode body, Reader reader) {
        JsonNode translations = body.remove(TRANSLATIONS);
        if (translations != null && reader.french() && translations.get("fr") instanceof ObjectNode french) {
            lay(french, body);
        }
    }

    private static void lay(ObjectNode over, ObjectNode under) {
        over.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner && under.get(field.getKey()) instanceof ObjectNode below) {
                lay(inner, below);
            }
            else {
                under.set(field.getKey(), field.getValue());
            }
        });
    }

    private void sign(ObjectNode body, Reader reader) {
        if (body.get("photo_ids") instanceof ArrayNode ids) {
            var shown = body.putArray("photos");
            ids.forEach(id -> shown.addObject().put("photo_id", id.stringValue()));
        }
        if (body.get("photos") instanceof ArrayNode shown) {
            shown.forEach(
                    photo -> sign((ObjectNode) photo, UUID.fromString(photo.get("photo_id").stringValue()), reader));
        }
    }

    /// Adds the addresses of a photo for this reader.
    public void sign(ObjectNode photo, UUID id, Reader reader) {
        photo.put("url", this.photos.url(id, PhotoVariant.FULL, reader.key()).path());
        photo.put("thumbnail_url", this.photos.url(id, PhotoVariant.THUMB, reader.key()).path());
    }

}
