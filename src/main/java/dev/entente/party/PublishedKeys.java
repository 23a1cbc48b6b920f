// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// The keys that tenants publish, fetched from the addresses that the operator configured and from nowhere else.
final class PublishedKeys {

    private static final Logger log = LoggerFactory.getLogger(PublishedKeys.class);

    private static final int bytesMax = 256 * 1024;

    private static final int keysMax = 100;

    private static final int rsaBitsMin = 2048;

    private final WebClient web = WebClient.builder()
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(bytesMax))
        .build();

    private final ConcurrentMap<URI, Fetched> known = new ConcurrentHashMap<>();

    private final ConcurrentMap<URI, Mono<Fetched>> fetching = new ConcurrentHashMap<>();

    private final PartySettings settings;

    private final Clock clock;

    PublishedKeys(PartySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// The published keys that fit the token's header, at most one where it names a key;
    /// none where nothing fits.
    Mono<List<JWSVerifier>> find(URI address, JWSAlgorithm algorithm, @Nullable String keyId) {
        Fetched at = this.known.get(address);
        if (at == null || isOlder(at, this.settings.keysAgeMax())) {
            return fetch(address).map(fetched -> fitting(fetched, algorithm, keyId));
        }
        var fitting = fitting(at, algorithm, keyId);
        return fitting.isEmpty() && isOlder(at, this.settings.keysRest())
                ? fetch(address).map(fetched -> fitting(fetched, algorithm, keyId)) : Mono.just(fitting);
    }

    private boolean isOlder(Fetched fetched, Duration age) {
        return this.clock.instant().isAfter(fetched.at().plus(age));
    }

    /// Whoever comes while the keys are on their way waits for the same answer.
    private Mono<Fetched> fetch(URI address) {
        return this.fetching.computeIfAbsent(address,
                from -> request(from).doFinally(_ -> this.fetching.remove(from)).cache());
    }

    private Mono<Fetched> request(URI address) {
        return this.web.get()
            .uri(address)
            .retrieve()
            .bodyToMono(String.class)
            .timeout(this.settings.keysTimeMax())
            .map(PublishedKeys::parse)
            .map(keys -> new Fetched(keys, this.clock.instant(), this.clock.instant()))
            .onErrorResume(failure -> goOnWith(address, failure))
            .doOnNext(fetched -> this.known.put(address, fetched));
    }

    private Mono<Fetched> goOnWith(URI address, Throwable failure) {
        log.warn("The keys at {} cannot be fetched: {}", address, failure.toString());
        Fetched last = this.known.get(address);
        return last == null || this.clock.instant().isAfter(last.from().plus(this.settings.keysStaleMax()))
                ? Mono.error(Refused.because(Refusal.Reason.UNAVAILABLE, "Tokens cannot be checked now; try again."))
                : Mono.just(new Fetched(last.keys(), this.clock.instant(), last.from()));
    }

    private static List<JWK> parse(String json) {
        try {
            var keys = JWKSet.parse(json).getKeys();
            if (keys.size() > keysMax) {
                throw new IllegalArgumentException("more than " + keysMax + " keys");
            }
            return keys;
        }
        catch (ParseException ex) {
            throw new IllegalArgumentException("not a set of keys", ex);
        }
    }

    private static List<JWSVerifier> fitting(Fetched fetched, JWSAlgorithm algorithm, @Nullable String keyId) {
        var fitting = fetched.keys()
            .stream()
            .filter(key -> keyId == null || keyId.equals(key.getKeyID()))
            .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
            .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
            .map(key -> verifier(key, algorithm))
            .filter(Objects::nonNull)
            .toList();
        return fitting.size() == 1 ? fitting : List.of();
    }

    private static @Nullable JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) {
        try {
            return switch (key) {
                case RSAKey rsa when algorithm.equals(JWSAlgorithm.RS256) && rsa.size() >= rsaBitsMin ->
                    new RSASSAVerifier(rsa.toRSAPublicKey());
                case ECKey ec when algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256) ->
                    new ECDSAVerifier(ec.toECPublicKey());
                default -> null;
            };
        }
        catch (JOSEException ex) {
            return null;
        }
    }

    /// @param at when they were last asked for
    /// @param from when they were last answered
    private record Fetched(List<JWK> keys, Instant at, Instant from) {
    }

}
