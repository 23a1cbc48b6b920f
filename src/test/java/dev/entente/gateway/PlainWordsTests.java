// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What is read quickly is what the strict reader reads.
class PlainWordsTests {

    private static final String ID = "0199c0de-0000-7000-8000-00000000abcd";

    private final JsonMapper mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final PlainWords quick = new PlainWords(this.mapper);

    private final Json strict = new Json(this.mapper);

    @Property(tries = 2000)
    void readsWhatTheStrictReaderReads(@ForAll("texts") String text) {
        byte[] body = this.mapper.writeValueAsBytes(
                this.mapper.createObjectNode().put("kind", "text").put("client_id", ID).put("text", text));

        var words = this.quick.find(body);

        String clean = Words.clean(text);
        if (clean.isEmpty() || clean.length() > Saying.TEXT_MAX) {
            assertThat(words).isNull();
            return;
        }
        assertThat(words.saying()).isEqualTo(Saying.read(this.strict.object(body)));
        assertThat(words.mark())
            .isEqualTo(dev.entente.conversation.ClientMark.of(ID, this.strict.digest(this.strict.tree(body))));
    }

    @Example
    void leavesTheUnusualToTheStrictReader() {
        for (String body : List.of("", "[]", "null", "{", "{\"kind\":\"text\",\"text\":\"a\"}",
                "{\"kind\":\"text\",\"text\":\"a\",\"client_id\":\"no\"}",
                "{\"kind\":\"text\",\"text\":\"a\",\"client_id\":\"" + ID + "\",\"more\":1}",
                "{\"kind\":\"text\",\"text\":\"a\",\"text\":\"b\",\"client_id\":\"" + ID + "\"}",
                "{\"kind\":\"photos\",\"text\":\"a\",\"client_id\":\"" + ID + "\"}",
                "{\"kind\":\"text\",\"text\":7,\"client_id\":\"" + ID + "\"}",
                "{\"kind\":\"text\",\"text\":\"a\",\"client_id\":\"" + ID + "\"} {}")) {
            assertThat(this.quick.find(body.getBytes(StandardCharsets.UTF_8))).as(body).isNull();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(200),
                Arbitraries.strings()
                    .withChars("aé \"\\/\n\r\t\u0000\u001e\u007f\u0085\u2028\u00e9\ud83d\ude00<>&")
                    .ofMaxLength(60),
                Arbitraries.strings().alpha().ofMinLength(3990).ofMaxLength(4010));
    }

}
