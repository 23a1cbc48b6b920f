// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a thread's bell says to other nodes: an event as JSON, or, behind a mark, something that passes.
@Component
class EventBell {

    private static final Logger log = LoggerFactory.getLogger(EventBell.class);

    private static final byte PASSING = 'P';

    private final JsonMapper json;

    EventBell(JsonMapper json) {
        this.json = json;
    }

    byte[] message(StoredEvent event) {
        return this.json.writeValueAsBytes(event);
    }

    /// The event, or null where it cannot be read: what another release rings and this
    /// one
    /// does not understand is read from the log.
    @Nullable StoredEvent event(byte[] message) {
        try {
            return this.json.readerFor(StoredEvent.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .readValue(message);
        }
        catch (JacksonException ex) {
            log.debug("A bell cannot be read: {}", ex.toString());
            return null;
        }
    }

    static boolean isPassing(byte[] message) {
        return message.length > 0 && message[0] == PASSING;
    }

    static byte[] passing(byte[] message) {
        return Arrays.copyOfRange(message, 1, message.length);
    }

    static byte[] passingMessage(byte[] passing) {
        byte[] message = new byte[passing.length + 1];
        message[0] = PASSING;
        System.arraycopy(passing, 0, message, 1, passing.length);
        return message;
    }

}
