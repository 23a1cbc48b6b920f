// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Every destination there is, and what a client may do with it. There are no patterns and no wildcards beyond these.
enum Route {

    THREAD(Verb.SUBSCRIBE, "/topic/conversations/{id}"), INBOX(Verb.SUBSCRIBE, "/user/queue/inbox"),
    REFUSALS(Verb.SUBSCRIBE, "/user/queue/refusals"), DESK(Verb.SUBSCRIBE, "/topic/desk"),
    SAY(Verb.SEND, "/app/conversations/{id}/events"), TYPING(Verb.SEND, "/app/conversations/{id}/typing"),
    READ(Verb.SEND, "/app/conversations/{id}/read");

    private static final String ID = "{id}";

    private static final int ID_LENGTH = 36;

    private final Verb verb;

    private final String address;

    private final String before;

    private final @Nullable String after;

    Route(Verb verb, String address) {
        this.verb = verb;
        this.address = address;
        int at = address.indexOf(ID);
        this.before = (at < 0) ? address : address.substring(0, at);
        this.after = (at < 0) ? null : address.substring(at + ID.length());
    }

    Verb verb() {
        return this.verb;
    }

    String address() {
        return this.address;
    }

    /// Where a destination leads; empty where there is nothing, or nothing for this verb.
    static Optional<Place> find(Verb verb, String destination) {
        return Arrays.stream(values())
            .filter(route -> route.verb == verb)
            .map(route -> route.match(destination))
            .filter(Optional::isPresent)
            .map(Optional::get)
            .findFirst();
    }

    private Optional<Place> match(String destination) {
        if (this.after == null) {
            return destination.equals(this.address) ? Optional.of(new Place(this, null)) : Optional.empty();
        }
        int length = this.before.length() + ID_LENGTH + this.after.length();
        if (destination.length() != length || !destination.startsWith(this.before)
                || !destination.endsWith(this.after)) {
            return Optional.empty();
        }
        return id(destination.substring(this.before.length(), this.before.length() + ID_LENGTH))
            .map(id -> new Place(this, id));
    }

    private static Optional<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        }
        catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }

    enum Verb {

        SUBSCRIBE, SEND

    }

    /// @param id of the conversation, where the route names one
    record Place(Route route, @Nullable UUID id) {

        UUID thread() {
            if (this.id == null) {
                throw new IllegalStateException(this.route + " names no conversation");
            }
            return this.id;
        }

    }

}
