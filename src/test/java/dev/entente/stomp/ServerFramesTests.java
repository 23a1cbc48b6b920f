// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

import static dev.entente.stomp.TestConnection.settings;
import static dev.entente.stomp.TestConnection.text;
import static org.assertj.core.api.Assertions.assertThat;

class ServerFramesTests {

    @Example
    void saysConnected() {
        assertThat(text(ServerFrames.connected(settings("heart-beat-out=7s"))))
            .isEqualTo("CONNECTED\nversion:1.2\nheart-beat:7000,10000\n\n^");
    }

    @Example
    void confirmsWithWhatElseThereIsToKnow() {
        assertThat(text(ServerFrames.receipt("r:1", Map.of("seq", "12"))))
            .isEqualTo("RECEIPT\nreceipt-id:r\\c1\nseq:12\n\n^");
    }

    @Example
    void saysWhatWasWrong() {
        assertThat(text(ServerFrames.error("a \\ b\r\nc", "r1", octets("{}")))).isEqualTo(
                "ERROR\nversion:1.2\nmessage:a / b  c\nreceipt-id:r1\ncontent-type:application/problem+json\ncontent-length:2\n\n{}^");
        assertThat(text(ServerFrames.error("no", null, octets("{}")))).doesNotContain("receipt-id");
    }

    @Example
    void beatsWithALineFeed() {
        assertThat(ServerFrames.heartBeat()).containsExactly('\n');
    }

    @Example
    void sharesWhatAllSubscribersHaveInCommon() {
        var message = SharedMessage.of("/topic/a", "m-1", "application/json", Map.of("seq", "7"), octets("{\"é\":0}"));

        assertThat(text(frame(message, "s-1"))).isEqualTo(
                "MESSAGE\nsubscription:s-1\ndestination:/topic/a\nmessage-id:m-1\ncontent-type:application/json\nseq:7\ncontent-length:8\n\n{\"é\":0}^");
        assertThat(text(frame(message, "s:2"))).startsWith("MESSAGE\nsubscription:s\\c2\ndestination:/topic/a\n");
    }

    @Property(tries = 500)
    void comesBackFromTheCodecAsItWent(@ForAll("words") String subscription, @ForAll("words") String destination,
            @ForAll("words") String value, @ForAll byte[] body) {
        byte[] frame = frame(SharedMessage.of(destination, "m", "application/json", Map.of("shared", value), body),
                subscription);

        List<Message<byte[]>> decoded = new StompDecoder().decode(ByteBuffer.wrap(frame));

        assertThat(decoded).singleElement().satisfies(message -> {
            assertThat(message.getPayload()).isEqualTo(body);
            assertThat(headers(message)).containsEntry("subscription", List.of(subscription))
                .containsEntry("destination", List.of(destination))
                .containsEntry("shared", List.of(value));
        });
    }

    private static byte[] frame(SharedMessage message, String subscription) {
        byte[] subscriber = SharedMessage.subscriber(subscription);
        var out = new ByteArrayOutputStream();
        message.writeTo(out::write, subscriber);
        assertThat(out.size()).isEqualTo(message.length(subscriber));
        return out.toByteArray();
    }

    @Property(tries = 500)
    void escapesAndUnescapesToTheSame(@ForAll("words") String words) {
        String escaped = HeaderText.escape(words);

        assertThat(escaped).doesNotContain(":", "\n", "\r");
        assertThat(HeaderText.unescape(escaped)).isEqualTo(words);
    }

    @Property(tries = 500)
    void givesReceiptsBackLetterByLetter(@ForAll("words") String receipt) {
        List<Message<byte[]>> decoded = new StompDecoder()
            .decode(ByteBuffer.wrap(ServerFrames.error("no", receipt, octets("{}"))));

        assertThat(headers(decoded.getFirst())).containsEntry("receipt-id", List.of(receipt));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
            .withChars(":\\\n\rcnr é€\uD83D\uDE00")
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(words -> words.equals(new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<String>> headers(Message<byte[]> message) {
        return (Map<String, List<String>>) message.getHeaders().get(NativeMessageHeaderAccessor.NATIVE_HEADERS);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

}
