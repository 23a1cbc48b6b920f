// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

import dev.entente.conversation.ClientMark;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Json;
import dev.entente.gateway.Reader;
import dev.entente.gateway.StrictBody;
import dev.entente.gateway.Words;
import dev.entente.party.Caller;
import dev.entente.party.Refused;

/// A request of somebody who may call this route.
///
/// @param body all of it; empty where it is read as it comes
/// @param key its Idempotency-Key
record Call(Caller caller, ServerRequest request, byte[] body, @Nullable String key) {

    private static final byte[] NOTHING = { '{', '}' };

    Reader reader() {
        return Reader.of(this.caller);
    }

    /// An id in the path; what is no id names nothing.
    UUID id() {
        try {
            return Words.uuid(this.request.pathVariable("id"));
        }
        catch (IllegalArgumentException ex) {
            throw Refused.notFound();
        }
    }

    /// The body's fields; an empty body has none.
    StrictBody fields(Json json) {
        return json.object(this.body.length == 0 ? NOTHING : this.body);
    }

    /// A whole number of the query.
    long number(String name, long otherwise, long min, long max) {
        String text = this.request.queryParam(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        catch (NumberFormatException ex) {
            // said below
        }
        throw Refused.invalid(name, "'" + name + "' has to be a whole number from " + min + " to " + max + ".");
    }

    /// Makes a command under the same key the same command, even where the first answer
    /// was never kept.
    @Nullable ClientMark mark() {
        if (this.key == null) {
            return null;
        }
        String digest = Json.digest(this.body);
        String name = this.request.path() + " " + digest + " " + this.key;
        return ClientMark.of(EventJson.KEY_MARK + Json.digest(name.getBytes(StandardCharsets.UTF_8)), digest);
    }

}
