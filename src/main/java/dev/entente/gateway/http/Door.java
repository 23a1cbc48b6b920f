// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import dev.entente.gateway.Callers;
import dev.entente.gateway.GatewaySettings;
import dev.entente.gateway.Origins;
import dev.entente.gateway.limit.Limits;
import dev.entente.gateway.limit.Standing;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;

/// The way of every call: no token in the address, who asks, may they, is it worded right, was it asked before, and only
/// then the call itself.
@Component
class Door {

    private final Callers callers;

    private final Origins origins;

    private final IdempotentCalls known;

    private final Refusals refusals;

    private final GatewaySettings settings;

    private final Limits limits;

    Door(Callers callers, Origins origins, IdempotentCalls known, Refusals refusals, GatewaySettings settings,
            Limits limits) {
        this.callers = callers;
        this.origins = origins;
        this.known = known;
        this.refusals = refusals;
        this.settings = settings;
        this.limits = limits;
    }

    Mono<ServerResponse> pass(Route route, ServerRequest request) {
        return Mono.defer(() -> {
            Callers.refuseTokenIn(request.queryParams());
            return this.callers.verify(header(request, "Authorization"));
        }).flatMap(caller -> serve(route, request, caller)).onErrorResume(failure -> refuse(failure, Locale.ENGLISH));
    }

    private Mono<ServerResponse> refuse(Throwable failure, Locale locale) {
        return Reply.problem(this.refusals.of(failure, locale)).respond();
    }

    private Mono<ServerResponse> serve(Route route, ServerRequest request, Caller caller) {
        return Mono.defer(() -> {
            pace(request, this.limits.request(caller));
            this.origins.demand(caller.tenant(), header(request, "Origin"), header(request, "Host"));
            if (!route.roles().contains(caller.role())) {
                throw Refused.because(Refusal.Reason.FORBIDDEN, "This is not for the role " + caller.role().wire());
            }
            demandAcceptable(route, request);
            return answer(route, request, caller);
        }).onErrorResume(failure -> refuse(failure, Locale.forLanguageTag(caller.locale().replace('_', '-'))));
    }

    private static void pace(ServerRequest request, Standing standing) {
        var headers = request.exchange().getResponse().getHeaders();
        standing.headers().forEach(headers::set);
        standing.demand();
    }

    private Mono<ServerResponse> answer(Route route, ServerRequest request, Caller caller) {
        return switch (route.takes()) {
            case NOTHING -> route.show().apply(new Call(caller, request, new byte[0], null));
            case STREAM ->
                route.act().apply(new Call(caller, request, new byte[0], key(request))).flatMap(Reply::respond);
            case JSON -> body(request).map(body -> new Call(caller, request, body, key(request)))
                .flatMap(call -> this.known.once(call, () -> act(route, call)))
                .flatMap(Reply::respond);
        };
    }

    /// A refusal is an answer like any other here, so that it can be kept.
    private Mono<Reply> act(Route route, Call call) {
        return Mono.defer(() -> route.act().apply(call))
            .onErrorResume(
                    failure -> Mono.fromCallable(() -> Reply.problem(this.refusals.of(failure, Locale.ENGLISH))));
    }

    private static @Nullable String header(ServerRequest request, String name) {
        var values = request.headers().header(name);
        if (values.size() > 1) {
            throw Refused.because(Refusal.Reason.MALFORMED, "The header " + name + " stands more than once.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static void demandAcceptable(Route route, ServerRequest request) {
        try {
            var accepted = request.headers().accept();
            boolean fits = accepted.isEmpty()
                    || accepted.stream().anyMatch(wanted -> route.produces().stream().anyMatch(wanted::includes));
            if (fits) {
                return;
            }
        }
        catch (InvalidMediaTypeException ex) {
            // refused below
        }
        throw Refused.because(Refusal.Reason.NOT_ACCEPTABLE, "It can be had as " + route.produces() + " only.");
    }

    private static @Nullable String key(ServerRequest request) {
        String key = header(request, "Idempotency-Key");
        boolean fits = key == null
                || (!key.isEmpty() && key.length() <= 255 && key.chars().allMatch(each -> each >= ' ' && each <= '~'));
        if (!fits) {
            throw Refused.because(Refusal.Reason.KEY_INVALID,
                    "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        return key;
    }

    private Mono<byte[]> body(ServerRequest request) {
        int most = (int) this.settings.bodySizeMax().toBytes();
        long announced = request.headers().contentLength().orElse(0);
        if (announced > most) {
            return Mono
                .error(() -> Refused.because(Refusal.Reason.TOO_LARGE, "A body has at most " + most + " bytes."));
        }
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), most)
            .map(Door::bytes)
            .defaultIfEmpty(new byte[0])
            .doOnNext(body -> demandJson(request, body));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static void demandJson(ServerRequest request, byte[] body) {
        try {
            var type = request.headers().contentType();
            boolean json = type
                .filter(given -> given.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || "json".equals(given.getSubtypeSuffix()))
                .isPresent();
            if (json || (body.length == 0 && type.isEmpty())) {
                return;
            }
        }
        catch (InvalidMediaTypeException ex) {
            // refused below
        }
        throw Refused.because(Refusal.Reason.MEDIA_TYPE, "The body has to be application/json.");
    }

}
