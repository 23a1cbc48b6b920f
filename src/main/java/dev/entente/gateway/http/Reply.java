// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.entente.gateway.Problem;
import dev.entente.gateway.Snapshots;

/// A whole answer, small enough to be kept and given again.
///
/// @param body UTF-8; empty where there is nothing to say
/// @param retryAfter seconds, where the same may be tried again
record Reply(int status, String contentType, byte[] body, @Nullable String etag, @Nullable String allow,
        @Nullable String retryAfter) {

    static Reply json(int status, byte[] body) {
        return new Reply(status, MediaType.APPLICATION_JSON_VALUE, body, null, null, null);
    }

    static Reply json(int status, JsonNode body) {
        return json(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Reply nothing() {
        return json(204, new byte[0]);
    }

    static Reply snapshot(int status, Snapshots.Snapshot snapshot) {
        return json(status, snapshot.body()).tagged(snapshot.etag());
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                problem.body().toString().getBytes(StandardCharsets.UTF_8), null, problem.headers().get("Allow"),
                problem.headers().get("Retry-After"));
    }

    Reply tagged(@Nullable String tag) {
        return new Reply(this.status, this.contentType, this.body, tag, this.allow, this.retryAfter);
    }

    Mono<ServerResponse> respond() {
        var response = ServerResponse.status(this.status).headers(headers -> {
            if (this.etag != null) {
                headers.set("ETag", this.etag);
            }
            if (this.allow != null) {
                headers.set("Allow", this.allow);
            }
            if (this.retryAfter != null) {
                headers.set("Retry-After", this.retryAfter);
            }
            if (this.status == 401) {
                headers.set("WWW-Authenticate", "Bearer");
            }
        });
        return this.body.length == 0 ? response.build()
                : response.contentType(MediaType.parseMediaType(this.contentType)).bodyValue(this.body);
    }

}
