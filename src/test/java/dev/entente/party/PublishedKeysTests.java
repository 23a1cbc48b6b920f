// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedKeysTests {

    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicReference<String> answer = new AtomicReference<>("{}");

    private final RSAKey rsa = rsa("k1");

    private final ECKey elliptic = elliptic("k2");

    private DisposableServer server;

    private SignedTokens tokens;

    @BeforeEach
    void publish() {
        this.answer.set(new JWKSet(List.of(this.rsa, this.elliptic)).toString(true));
        this.server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> response.sendString(Mono.fromCallable(() -> {
                this.asked.incrementAndGet();
                return this.answer.get();
            })))
            .bindNow();
        var address = URI.create("http://127.0.0.1:" + this.server.port() + "/keys");
        var tenants = new ListedTenants(List.of(new Tenant("keys", List.of(), address, Set.of())));
        this.tokens = new SignedTokens(tenants, new PublishedKeys(SignedTokensTests.settings(), Clock.systemUTC()),
                new TestRevocations(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        this.server.disposeNow();
    }

    @Test
    void refusesThePublicKeyUsedAsASecret() throws Exception {
        byte[] asSecret = this.rsa.toRSAPublicKey().getEncoded();
        refuses(signed(new MACSigner(asSecret), JWSAlgorithm.HS256, "k1"));
    }

    @Test
    void refusesAnUnknownKeyIdWithoutAskingEachTime() throws Exception {
        var stranger = rsa("stranger");
        refuses(signed(new RSASSASigner(stranger), JWSAlgorithm.RS256, "stranger"));
        refuses(signed(new RSASSASigner(stranger), JWSAlgorithm.RS256, "stranger"));
        assertThat(this.asked).hasValue(1);
    }

    @Test
    void refusesAStrangersKeyUnderAKnownId() throws Exception {
        refuses(signed(new RSASSASigner(rsa("k1")), JWSAlgorithm.RS256, "k1"));
    }

    @Test
    void saysThatKeysCannotBeFetched() throws Exception {
        this.answer.set("<html>");
        this.tokens.verify(signed(new RSASSASigner(this.rsa), JWSAlgorithm.RS256, "k1"))
            .as(StepVerifier::create)
            .verifyErrorSatisfies(failure -> assertThat(((Refused) failure).refusal().reason())
                .isEqualTo(Refusal.Reason.UNAVAILABLE));
    }

    @Test
    void believesBothKindsOfPublishedKeysAndAsksOnce() throws Exception {
        believes(signed(new RSASSASigner(this.rsa), JWSAlgorithm.RS256, "k1"));
        believes(signed(new ECDSASigner(this.elliptic), JWSAlgorithm.ES256, "k2"));
        believes(signed(new ECDSASigner(this.elliptic), JWSAlgorithm.ES256, null));
        assertThat(this.asked).hasValue(1);
    }

    private void believes(String token) {
        this.tokens.verify(token).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    private void refuses(String token) {
        this.tokens.verify(token)
            .as(StepVerifier::create)
            .verifyErrorSatisfies(
                    failure -> assertThat(((Refused) failure).refusal().reason()).isEqualTo(Refusal.Reason.SIGN_IN));
    }

    private static String signed(JWSSigner signer, JWSAlgorithm algorithm, String keyId) throws Exception {
        var claims = new JWTClaimsSet.Builder().issuer("keys")
            .audience("entente")
            .subject("b-1")
            .claim("role", "buyer")
            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
            .build();
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        }
        catch (com.nimbusds.jose.JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static ECKey elliptic(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        }
        catch (com.nimbusds.jose.JOSEException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
