// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Tokens;

/// Who asks: by the token in the Authorization header, and by nothing else.
@Component
public class Callers {

    private static final String BEARER = "Bearer ";

    private static final Set<String> tokenNames = Set.of("token", "access_token", "jwt", "authorization", "bearer",
            "id_token", "auth", "auth_token");

    private final Tokens tokens;

    private final Counter refused;

    Callers(Tokens tokens, MeterRegistry registry) {
        this.tokens = tokens;
        this.refused = registry.counter("entente.sign.in.refused");
    }

    /// @param authorization the header's one value
    public Mono<Caller> verify(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        Mono<Caller> caller = bearer ? this.tokens.verify(authorization.substring(BEARER.length()).strip())
                : Mono.error(() -> Refused.because(Refusal.Reason.SIGN_IN, "Sign in again."));
        return caller.doOnError(Refused.class, _ -> this.refused.increment());
    }

    /// Refuses a request whose address carries a token: addresses end up in logs.
    public static void refuseTokenIn(MultiValueMap<String, String> query) {
        boolean named = query.keySet().stream().anyMatch(name -> tokenNames.contains(name.toLowerCase(Locale.ROOT)));
        boolean looks = query.values().stream().flatMap(List::stream).anyMatch(Callers::isToken);
        if (named || looks) {
            throw Refused.because(Refusal.Reason.TOKEN_IN_URL, "A token belongs into the Authorization header.");
        }
    }

    private static boolean isToken(@Nullable String value) {
        return value != null && value.startsWith("eyJ") && value.chars().filter(each -> each == '.').count() == 2;
    }

}
