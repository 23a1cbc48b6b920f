// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.util.Base64URL;
import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// However a token is mutated, it names somebody or is refused without a reason; and what was not signed names nobody.
class TokenFuzzTests {

    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final List<String> CLAIMS = List.of("""
            {"iss":"demo","aud":"entente","sub":"b-1","role":"buyer","name":"Alice","locale":"fr","exp":1795424400}""",
            """
                    {"iss":"demo","aud":["entente","x"],"sub":"s-1","role":"seller","order":"o-1","exp":1795424400,"nbf":1}""",
            """
                    {"iss":"demo","aud":"entente","sub":"a","role":"agent","tier":2,"skills":["fr"],"exp":1795424400}""");

    private static final List<String> WORDS = List.of("\"alg\":\"none\"", "\"alg\":\"RS256\"", "\"kid\":\"k\"",
            "\"jku\":\"http://x\"", "\"crit\":[\"exp\"]", "\"b64\":false", "\"zip\":\"DEF\"", "null", "true", "[]",
            "{}", "\"role\":\"operator\"", "\"iss\":\"other\"", "\"tier\":", "\"exp\":", "1e999", "\\u0000", "\\uD800",
            ".", "=", "\"sub\":", "\"skills\":[1]", "\"locale\":\"x\"", "-", "_", "+", "/");

    private final SignedTokens tokens = new SignedTokens(
            new ListedTenants(List.of(new Tenant("demo", List.of(SECRET), null, Set.of()))),
            new PublishedKeys(SignedTokensTests.settings(), clock()), new TestRevocations(), clock());

    private final Mutator texts = new Mutator(signed(), WORDS, 9_000);

    private final Mutator contents = new Mutator(
            Stream.concat(Stream.of(HEADER), CLAIMS.stream()).map(TokenFuzzTests::bytes).toList(), WORDS, 9_000);

    @Test
    void everyMutatedTokenNamesSomebodyOrIsRefused() {
        Tally tally = Campaign.named("tokens", 20_000, 0.1).run(this.texts::draw, this::unsigned);

        assertThat(tally.outcomes()).containsKeys("refused", "buyer", "seller", "agent");
    }

    @Test
    void everySignedTokenOfMutatedContentNamesSomebodyOrIsRefused() {
        Tally tally = Campaign.named("claims", 20_000, 0.1).run(this::draw, (input, _) -> outcome(text(input)));

        assertThat(tally.outcomes()).containsKeys("refused", "buyer", "seller", "agent");
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static List<byte[]> signed() {
        return CLAIMS.stream().map(claims -> signed(bytes(HEADER), bytes(claims))).toList();
    }

    private byte[] draw(SplittableRandom random) {
        boolean header = random.nextInt(4) == 0;
        byte[] claims = header ? bytes(CLAIMS.get(random.nextInt(CLAIMS.size()))) : this.contents.draw(random);
        return signed(header ? this.contents.damage(bytes(HEADER), random) : bytes(HEADER), claims);
    }

    private static byte[] signed(byte[] header, byte[] claims) {
        try {
            String content = Base64URL.encode(header) + "." + Base64URL.encode(claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(SECRET), "HmacSHA256"));
            return bytes(content + "." + Base64URL.encode(mac.doFinal(bytes(content))));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private String unsigned(byte[] input, SplittableRandom random) {
        String token = text(input);
        String outcome = outcome(token);
        if (!outcome.equals("refused")) {
            String content = token.substring(0, token.lastIndexOf('.'));
            assertThat(signed()).anyMatch(sound -> text(sound).startsWith(content + "."));
        }
        return outcome;
    }

    private String outcome(String token) {
        try {
            Caller caller = this.tokens.verify(token).block();
            assertThat(caller).isNotNull();
            assertThat(caller.tenant()).isEqualTo("demo");
            assertThat(caller.id()).isNotBlank();
            assertThat(caller.tier()).isBetween(0, 3);
            assertThat(caller.expiresAt()).isAfter(NOW.minusSeconds(120));
            return caller.role().wire();
        }
        catch (Refused refused) {
            assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.SIGN_IN);
            return "refused";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// For a fuzzer that is guided by coverage: `fuzz/run --guided`.
    static void fuzzerTestOneInput(byte[] input) {
        Guided.TESTS.outcome(text(signed(bytes(HEADER), input)));
    }

    private static final class Guided {

        static final TokenFuzzTests TESTS = new TokenFuzzTests();

    }

}
