// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class FrameReaderPropertyTests {

    private static final int FRAME_MAX = 2048;

    private final StompSettings settings = settings("frame-size-max=" + FRAME_MAX, "header-block-size-max=1024",
            "header-line-size-max=512", "authorization-size-max=1024");

    @Property(tries = 500)
    void readsEveryFrameAsItWasMeantHoweverItIsCut(@ForAll("streams") List<ClientFrame.Send> sends,
            @ForAll("cuts") List<Integer> cuts) {
        var stream = new ByteArrayOutputStream();
        sends.forEach(send -> stream.writeBytes(encode(send)));

        assertThat(readInPieces(stream.toByteArray(), cuts)).isEqualTo(sends);
    }

    @Property(tries = 1000)
    void answersArbitraryOctetsWithoutThrowingOrGrowing(@ForAll("noise") byte[] noise,
            @ForAll("cuts") List<Integer> cuts) {
        assertThat(readInPieces(noise, cuts).stream().filter(ClientFrame.Violation.class::isInstance).count())
            .isLessThanOrEqualTo(1);
    }

    @Property(tries = 500)
    void survivesDamagedFrames(@ForAll("sends") ClientFrame.Send send, @ForAll("noise") byte[] noise,
            @ForAll("cuts") List<Integer> cuts) {
        byte[] frame = encode(send);
        for (int at = 0; at + 1 < Math.min(noise.length, 9); at += 2) {
            frame[(noise[at] & 0xFF) % frame.length] = noise[at + 1];
        }

        List<ClientFrame> whole = new FrameReader(this.settings).read(frame, false);
        List<ClientFrame> pieces = readInPieces(frame, cuts);

        assertThat(meaning(pieces)).isEqualTo(meaning(whole));
    }

    private List<ClientFrame> readInPieces(byte[] stream, List<Integer> cuts) {
        var reader = new FrameReader(this.settings);
        var read = new ArrayList<ClientFrame>();
        int from = 0;
        for (int cut = 0; from < stream.length; cut++) {
            int to = Math.min(stream.length, from + (cuts.isEmpty() ? 7 : cuts.get(cut % cuts.size())));
            read.addAll(reader.read(Arrays.copyOfRange(stream, from, to), false));
            assertThat(reader.heldBytes()).isLessThanOrEqualTo(FRAME_MAX);
            from = to;
        }
        return read;
    }

    /// Heart-beats aside: whether the end of line behind a frame is one depends on where
    /// the stream was cut.
    private static List<ClientFrame> meaning(List<ClientFrame> frames) {
        return frames.stream().filter(frame -> !(frame instanceof ClientFrame.HeartBeat)).toList();
    }

    private static byte[] encode(ClientFrame.Send send) {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.SEND);
        send.headers().forEach(headers::setNativeHeader);
        return new StompEncoder().encode(headers.toMap(), send.body());
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 200).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<byte[]> noise() {
        var speakable = Arbitraries.of('\n', '\r', '\0', ':', '\\', 'c', 'S', 'E', 'N', 'D', (char) 0xFF)
            .map(letter -> (byte) letter.charValue());
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.bytes()), Tuple.of(2, speakable))
            .array(byte[].class)
            .ofMaxSize(4000);
    }

    @Provide
    Arbitrary<List<ClientFrame.Send>> streams() {
        return sends().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<ClientFrame.Send> sends() {
        Arbitrary<String> words = Arbitraries.strings()
            .withChars(":\\\n\r cnr\u00e9\u20ac\uFFFD-")
            .withCharRange('a', 'z')
            .ofMinLength(1)
            .ofMaxLength(12);
        Arbitrary<Map<String, String>> others = Arbitraries.maps(words.map("x"::concat), words).ofMaxSize(6);
        Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(600);
        return Combinators.combine(words, words.injectNull(0.5), others, bodies).as(this::send);
    }

    private ClientFrame.Send send(String destination, String receipt, Map<String, String> others, byte[] body) {
        var headers = new LinkedHashMap<>(others);
        headers.put("destination", destination);
        if (receipt != null) {
            headers.put("receipt", receipt);
        }
        headers.put("content-length", Integer.toString(body.length));
        return new ClientFrame.Send(destination, null, body, headers, receipt);
    }

}
