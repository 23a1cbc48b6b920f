// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

import dev.entente.conversation.StoredEvent;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Reader;
import dev.entente.party.Role;
import dev.entente.stomp.SharedMessage;

/// One event as the frames of its readers: rendered once for all who get the same octets, which mostly is everybody.
final class EventMessages {

    private static final String JSON = "application/json";

    private static final Role[] READERS = { Role.BUYER, Role.SELLER, Role.AGENT };

    private final @Nullable SharedMessage[] byRole = new SharedMessage[READERS.length];

    private final StoredEvent event;

    private final EventJson json;

    private final boolean isPersonal;

    EventMessages(StoredEvent event, EventJson json) {
        this.event = event;
        this.json = json;
        this.isPersonal = json.isPersonal(event);
    }

    SharedMessage of(Reader reader) {
        int place = place(reader.role());
        if (place < 0 || this.isPersonal) {
            return make(reader);
        }
        SharedMessage known = this.byRole[place];
        if (known == null) {
            known = same(reader.role());
            known = (known != null) ? known : make(reader);
            this.byRole[place] = known;
        }
        return known;
    }

    private static int place(Role role) {
        return switch (role) {
            case BUYER -> 0;
            case SELLER -> 1;
            case AGENT -> 2;
            default -> -1;
        };
    }

    private @Nullable SharedMessage same(Role role) {
        for (int place = 0; place < READERS.length; place++) {
            SharedMessage known = this.byRole[place];
            if (known != null && this.json.isSame(this.event, role, READERS[place])) {
                return known;
            }
        }
        return null;
    }

    private SharedMessage make(Reader reader) {
        var headers = new LinkedHashMap<String, String>(8);
        headers.put("seq", Long.toString(this.event.seq()));
        headers.put("prev", Long.toString(this.event.prevFor(reader.role())));
        headers.put("kind", this.event.kind());
        return SharedMessage.of("/topic/conversations/" + this.event.conversationId(), this.event.id().toString(), JSON,
                headers, this.json.render(this.event, reader));
    }

}
