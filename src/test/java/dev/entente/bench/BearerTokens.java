// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/// Signs tokens of the tenant {@code demo}, as the contract has them, for the length of a run.
final class BearerTokens {

    private static final Duration LIFE = Duration.ofHours(2);

    private static final int HIGHEST_TIER = 3;

    private final MACSigner signer;

    /// @throws IllegalArgumentException where the secret is shorter than 32 bytes
    BearerTokens(String secret) {
        try {
            this.signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
        }
        catch (JOSEException ex) {
            throw new IllegalArgumentException("A token secret has at least 32 bytes", ex);
        }
    }

    String sign(String role, String id) {
        var claims = new JWTClaimsSet.Builder().issuer("demo")
            .audience("entente")
            .subject(id)
            .claim("role", role)
            .claim("name", id)
            .claim("locale", "en")
            .expirationTime(Date.from(Instant.now().plus(LIFE)));
        if ("agent".equals(role)) {
            claims.claim("tier", HIGHEST_TIER);
        }
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            token.sign(this.signer);
            return token.serialize();
        }
        catch (JOSEException ex) {
            throw new IllegalStateException("A secret that was checked does not sign", ex);
        }
    }

}
