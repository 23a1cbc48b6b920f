// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The calls under way of the vendors' SDKs, so that one can be hung up at once. The SDKs' own close waits for the next bytes of a
/// silent model: it holds the thread that cancels, and the line, until the read times out.
class Lines implements Interceptor {

    /// Tells which line a request is; it does not leave this machine.
    static final String HEADER = "X-Entente-Line";

    private final Map<String, Line> open = new ConcurrentHashMap<>();

    /// Makes a line ready for one request.
    Line open() {
        var line = new Line(UUID.randomUUID().toString());
        this.open.put(line.id, line);
        return line;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var id = chain.request().header(HEADER);
        if (id == null) {
            return chain.proceed(chain.request());
        }
        var line = this.open.get(id);
        if (line == null) {
            throw new IOException("The call was hung up before it began.");
        }
        line.carries(chain.call());
        return chain.proceed(chain.request().newBuilder().removeHeader(HEADER).build());
    }

    /// One call's line.
    final class Line {

        private final String id;

        private @Nullable Call call;

        private boolean hungUp;

        private final Sinks.Empty<Void> over = Sinks.empty();

        Line(String id) {
            this.id = id;
        }

        String id() {
            return this.id;
        }

        private synchronized void carries(Call started) {
            this.call = started;
            if (this.hungUp) {
                started.cancel();
            }
        }

        /// Ends the call where one is under way, without waiting.
        synchronized void hangUp() {
            this.hungUp = true;
            if (this.call != null) {
                this.call.cancel();
            }
            this.over.tryEmitEmpty();
            forget();
        }

        /// Ends when the line is hung up, and never otherwise.
        Mono<Void> over() {
            return this.over.asMono();
        }

        /// The call has ended by itself.
        void forget() {
            Lines.this.open.remove(this.id);
        }

    }

}
