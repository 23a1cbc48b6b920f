// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SignedTokensTests {

    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    private static final String OLD_SECRET = "the-secret-before-of-thirty-two-bytes";

    private static final String OTHER_SECRET = "the-other-tenants-thirty-two-byte-key";

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final SignedTokens tokens = tokens();

    private static SignedTokens tokens(Revocation... revoked) {
        var tenants = new ListedTenants(List.of(new Tenant("demo", List.of(SECRET, OLD_SECRET), null, Set.of()),
                new Tenant("other", List.of(OTHER_SECRET), null, Set.of())));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new SignedTokens(tenants, new PublishedKeys(settings(), clock), new TestRevocations(revoked), clock);
    }

    static PartySettings settings() {
        return new PartySettings(null, null, List.of(), null, Duration.ofSeconds(1), Duration.ofMinutes(15),
                Duration.ofSeconds(30), Duration.ofHours(24));
    }

    @Test
    void refusesATokenWithoutSignature() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = encoder.encodeToString(new Payload(claims()).toString().getBytes(StandardCharsets.UTF_8));
        refuses(header + "." + claims + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "..", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJIUzI1NiJ9..", "\u0000", "bnVsbA.e30.",
            "W10.e30.", "e30.e30.", "eyJhbGciOiJIUzI1NiJ9.bnVsbA." })
    void refusesWhatIsNoToken(String text) {
        refuses(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0005", " ", "\t", "=" })
    void refusesSignsAroundASoundToken(String sign) {
        String sound = signed(claims(), SECRET);

        refuses(sign + sound);
        refuses(sound + sign);
    }

    @Test
    void refusesATokenOfEndlessLength() {
        refuses(signed(with("name", "x".repeat(8_000)), SECRET));
    }

    @Test
    void refusesAnotherTenantsSecret() {
        refuses(signed(claims(), OTHER_SECRET));
    }

    @Test
    void refusesAnAlgorithmThatTheIssuerDoesNotUse() {
        refuses(signed(claims(), "x".repeat(64), header -> {
        }, JWSAlgorithm.HS512));
    }

    @ParameterizedTest
    @ValueSource(strings = { "jku", "x5u", "jwk", "kid", "typ", "crit" })
    void refusesATokenThatBringsItsOwnKeyOrMeaning(String field) throws Exception {
        var own = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        var evil = new URI("https://evil.example/keys");
        refuses(signed(claims(), SECRET, header -> {
            switch (field) {
                case "jku" -> header.jwkURL(evil);
                case "x5u" -> header.x509CertURL(evil);
                case "jwk" -> header.jwk(own);
                case "kid" -> header.keyID("../../dev/null");
                case "typ" -> header.type(new JOSEObjectType("logout+jwt"));
                default -> header.customParam("odd", 1).criticalParams(Set.of("odd"));
            }
        }, JWSAlgorithm.HS256));
    }

    static List<Map<String, Object>> unbelievable() {
        return List.of(with("aud", "elsewhere"), without("aud"), with("iss", "nobody"), without("iss"), with("iss", 7),
                without("exp"), with("exp", "tomorrow"), with("exp", NOW.minusSeconds(61).getEpochSecond()),
                with("nbf", NOW.plusSeconds(61).getEpochSecond()), without("sub"), with("sub", 12), with("sub", " "),
                with("sub", "a\u0000b"), with("sub", "x".repeat(201)), without("role"), with("role", "root"),
                with("role", "bot"), with("role", "system"), with("role", "BUYER"), with("role", List.of("buyer")),
                with("name", 5), with("name", "a\r\nb"), with("locale", true), with("locale", "fr/../../x"),
                with("order", 4), with("order", Map.of()), agent("tier", 0), agent("tier", 4), agent("tier", "2"),
                agent("tier", 2.5), agent("skills", "all"), agent("skills", List.of(1)));
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void refusesClaimsThatAreMissingForeignOrOfAnotherType(Map<String, Object> claims) {
        refuses(signed(claims, SECRET));
    }

    @Test
    void believesACompleteToken() {
        var claims = claims();
        claims.put("name", "Alice");
        claims.put("locale", "fr-BE");
        claims.put("order", "o-1");
        this.tokens.verify(signed(claims, SECRET))
            .as(StepVerifier::create)
            .assertNext(caller -> assertThat(caller).isEqualTo(
                    new Caller("demo", Role.BUYER, "b-1", "Alice", "fr-BE", "o-1", 1, Set.of(), NOW.plusSeconds(600))))
            .verifyComplete();
    }

    @Test
    void fillsInWhatATokenLeavesOut() {
        this.tokens.verify(signed(agent("aud", List.of("entente", "else")), SECRET))
            .as(StepVerifier::create)
            .assertNext(caller -> {
                assertThat(caller.name()).isEqualTo("b-1");
                assertThat(caller.locale()).isEqualTo("en");
                assertThat(caller.tier()).isEqualTo(2);
            })
            .verifyComplete();
    }

    @Test
    void believesTheSecretBeforeWhileItIsReplaced() {
        this.tokens.verify(signed(claims(), OLD_SECRET)).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void refusesWhatWasIssuedBeforeItsRevocation() {
        var revoking = tokens(new Revocation("demo", "b-1", NOW.minusSeconds(10)));
        revoking.verify(signed(with("iat", NOW.minusSeconds(11).getEpochSecond()), SECRET))
            .as(StepVerifier::create)
            .verifyError(Refused.class);
        revoking.verify(signed(claims(), SECRET)).as(StepVerifier::create).verifyError(Refused.class);
        revoking.verify(signed(with("iat", NOW.minusSeconds(10).getEpochSecond()), SECRET))
            .as(StepVerifier::create)
            .expectNextCount(1)
            .verifyComplete();
        var others = with("sub", "b-2");
        revoking.verify(signed(others, SECRET)).as(StepVerifier::create).expectNextCount(1).verifyComplete();
        others.put("iat", "yesterday");
        revoking.verify(signed(others, SECRET)).as(StepVerifier::create).verifyError(Refused.class);
    }

    @Test
    void toleratesAMinuteOfClockDifference() {
        var claims = with("exp", NOW.minusSeconds(59).getEpochSecond());
        claims.put("nbf", NOW.plusSeconds(59).getEpochSecond());
        this.tokens.verify(signed(claims, SECRET)).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void believesWhatItMinted() {
        var agent = new Caller("demo", Role.AGENT, "a-1", "Noor", "en", null, 3, Set.of("home"),
                NOW.plus(Duration.ofHours(1)), NOW);
        this.tokens.verify(this.tokens.mint(agent, Duration.ofHours(1)))
            .as(StepVerifier::create)
            .expectNext(agent)
            .verifyComplete();
    }

    private void refuses(String token) {
        this.tokens.verify(token)
            .as(StepVerifier::create)
            .verifyErrorSatisfies(failure -> assertThat(((Refused) failure).refusal())
                .isEqualTo(Refusal.of(Refusal.Reason.SIGN_IN, "Sign in again.")));
    }

    private static Map<String, Object> claims() {
        return new LinkedHashMap<>(Map.of("iss", "demo", "aud", "entente", "sub", "b-1", "role", "buyer", "exp",
                NOW.plusSeconds(600).getEpochSecond()));
    }

    private static Map<String, Object> with(String claim, Object value) {
        var claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private static Map<String, Object> without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return claims;
    }

    private static Map<String, Object> agent(String claim, Object value) {
        var claims = with("role", "agent");
        claims.put(claim, value);
        return claims;
    }

    private static String signed(Map<String, Object> claims, String secret) {
        return signed(claims, secret, header -> {
        }, JWSAlgorithm.HS256);
    }

    private static String signed(Map<String, Object> claims, String secret, Consumer<JWSHeader.Builder> more,
            JWSAlgorithm algorithm) {
        try {
            var header = new JWSHeader.Builder(algorithm);
            more.accept(header);
            var built = header.build();
            String signed = built.toBase64URL() + "." + new Payload(claims).toBase64URL();
            var mac = Mac.getInstance(built.getAlgorithm().equals(JWSAlgorithm.HS256) ? "HmacSHA256" : "HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return signed + "." + Base64URL.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
