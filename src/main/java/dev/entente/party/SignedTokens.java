// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import reactor.core.publisher.Mono;

/// Checks tokens by the keys of the tenant that they name, and by no key that they bring along.
final class SignedTokens implements Tokens {

    private static final int lengthMax = 7_000;

    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Set<JWSAlgorithm> published = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Tenants tenants;

    private final PublishedKeys keys;

    private final Revocations revocations;

    private final Clock clock;

    SignedTokens(Tenants tenants, PublishedKeys keys, Revocations revocations, Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public Mono<Caller> verify(String token) {
        return Mono.defer(() -> check(token)).switchIfEmpty(Mono.error(SignedTokens::signIn));
    }

    private static Refused signIn() {
        return Refused.because(Refusal.Reason.SIGN_IN, "Sign in again.");
    }

    private Mono<Caller> check(String token) {
        try {
            if (token.length() > lengthMax) {
                return Mono.empty();
            }
            var jwt = parsed(token);
            var claims = jwt.getJWTClaimsSet();
            var tenant = this.tenants.find(claims.getIssuer() == null ? "" : claims.getIssuer()).orElse(null);
            if (tenant == null || bringsKeys(jwt.getHeader()) || !hasPlainNames(jwt)) {
                return Mono.empty();
            }
            return verifiers(tenant, jwt.getHeader()).filter(verifiers -> isSigned(jwt, verifiers))
                .mapNotNull(_ -> new TokenClaims(claims, this.clock.instant()).caller(tenant))
                .flatMap(this::unlessRevoked);
        }
        catch (ParseException ex) {
            return Mono.empty();
        }
    }

    /// The parser throws what it likes at JSON that is no object, and lets signs pass
    /// around a token.
    private static SignedJWT parsed(String token) throws ParseException {
        if (!COMPACT.matcher(token).matches()) {
            throw new ParseException("not three parts of base64url", 0);
        }
        try {
            return SignedJWT.parse(token);
        }
        catch (RuntimeException ex) {
            throw new ParseException(ex.toString(), 0);
        }
    }

    private Mono<Caller> unlessRevoked(Caller caller) {
        return this.revocations.known().then(Mono.fromCallable(() -> this.revocations.covers(caller) ? null : caller));
    }

    /// The parser would turn a number into text.
    private static boolean hasPlainNames(SignedJWT jwt) {
        var claims = jwt.getPayload().toJSONObject();
        return claims != null && claims.get("iss") instanceof String && claims.get("sub") instanceof String;
    }

    /// A token that says where its own key is found, or that means something unknown.
    private static boolean bringsKeys(JWSHeader header) {
        boolean keys = header.getJWKURL() != null || header.getJWK() != null || header.getX509CertURL() != null
                || header.getX509CertChain() != null || header.getX509CertThumbprint() != null
                || header.getX509CertSHA256Thumbprint() != null;
        boolean plain = header.getCriticalParams() == null || header.getCriticalParams().isEmpty();
        var type = header.getType();
        return keys || !plain || !header.isBase64URLEncodePayload()
                || (type != null && !JOSEObjectType.JWT.equals(type) && !new JOSEObjectType("at+jwt").equals(type));
    }

    private Mono<List<JWSVerifier>> verifiers(Tenant tenant, JWSHeader header) {
        var algorithm = header.getAlgorithm();
        if (tenant.jwks() != null) {
            return published.contains(algorithm) ? this.keys.find(tenant.jwks(), algorithm, header.getKeyID())
                    : Mono.empty();
        }
        boolean shared = algorithm.equals(JWSAlgorithm.HS256) && header.getKeyID() == null;
        return shared ? Mono.just(tenant.secrets().stream().map(SignedTokens::verifier).toList()) : Mono.empty();
    }

    private static JWSVerifier verifier(String secret) {
        try {
            return new MACVerifier(secret.getBytes(StandardCharsets.UTF_8));
        }
        catch (JOSEException ex) {
            throw new IllegalStateException("a secret that was checked does not fit", ex);
        }
    }

    private static boolean isSigned(SignedJWT jwt, List<JWSVerifier> verifiers) {
        for (JWSVerifier verifier : verifiers) {
            try {
                if (jwt.verify(verifier)) {
                    return true;
                }
            }
            catch (JOSEException | IllegalStateException ex) {
                // not by this key
            }
        }
        return false;
    }

    @Override
    public String mint(Caller caller, Duration life) {
        var secrets = this.tenants.find(caller.tenant()).map(Tenant::secrets).orElse(List.of());
        if (secrets.isEmpty()) {
            throw new IllegalStateException("The tenant " + caller.tenant() + " signs its tokens itself");
        }
        try {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(),
                    claims(caller, life));
            jwt.sign(new MACSigner(secrets.getFirst().getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        }
        catch (JOSEException ex) {
            throw new IllegalStateException("a secret that was checked does not sign", ex);
        }
    }

    private JWTClaimsSet claims(Caller caller, Duration life) {
        var now = this.clock.instant();
        var claims = new JWTClaimsSet.Builder().issuer(caller.tenant())
            .audience(TokenClaims.AUDIENCE)
            .subject(caller.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim("role", caller.role().wire())
            .claim("name", caller.name())
            .claim("locale", caller.locale());
        if (caller.order() != null) {
            claims.claim("order", caller.order());
        }
        if (caller.is(Role.AGENT)) {
            claims.claim("tier", caller.tier()).claim("skills", List.copyOf(caller.skills()));
        }
        return claims.build();
    }

}
