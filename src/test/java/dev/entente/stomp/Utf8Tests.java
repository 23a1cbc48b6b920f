// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8Tests {

    @Property(tries = 2000)
    void agreesWithTheStrictDecoderOfTheJdk(@ForAll("octets") byte[] octets) {
        assertThat(Utf8.isValid(octets, 0, octets.length)).isEqualTo(isDecodable(octets));
    }

    @Property(tries = 500)
    void takesEveryText(@ForAll String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(octets, 0, octets.length)).isTrue();
    }

    @Example
    void agreesOnEveryPairAndTripleOfLeadingOctets() {
        for (int lead = 0; lead < 256; lead++) {
            for (int second = 0; second < 256; second++) {
                byte[] pair = { (byte) lead, (byte) second };
                byte[] quadruple = { (byte) lead, (byte) second, (byte) 0x80, (byte) 0xBF };
                assertThat(Utf8.isValid(pair, 0, 2)).isEqualTo(isDecodable(pair));
                assertThat(Utf8.isValid(quadruple, 0, 4)).isEqualTo(isDecodable(quadruple));
            }
        }
    }

    private static boolean isDecodable(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        }
        catch (CharacterCodingException _) {
            return false;
        }
    }

    @Provide
    Arbitrary<byte[]> octets() {
        return Arbitraries
            .of(0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
                    0xF0, 0xF1, 0xF4, 0xF5, 0xFF)
            .map(Integer::byteValue)
            .array(byte[].class)
            .ofMaxSize(8);
    }

}
