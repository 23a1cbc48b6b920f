// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Mutator;
import dev.entente.fuzz.Tally;
import dev.entente.fuzz.Traffic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static dev.entente.stomp.TestConnection.bytes;
import static org.assertj.core.api.Assertions.assertThat;

/// However a frame is mutated, it ends in frames or in one violation, however it is cut, in bounded memory.
class StompFuzzTests {

    private static final int LENGTH_MAX = 70_000;

    /// What one input may take from the heap: some times its length, and what a
    /// connection costs at all.
    private static final long ALLOCATED_MAX = 8L * 1024 * 1024;

    private static final long KEPT_MAX = 8L * 1024 * 1024;

    private static final List<String> WORDS = List.of("CONNECT\n", "STOMP\n", "SEND\n", "SUBSCRIBE\n", "UNSUBSCRIBE\n",
            "ACK\n", "NACK\n", "BEGIN\n", "COMMIT\n", "ABORT\n", "DISCONNECT\n", "MESSAGE\n", "RECEIPT\n", "ERROR\n",
            "CONNECTED\n", "accept-version:", "1.2", "1.0,1.1,1.2", "host:", "heart-beat:", "0,0", "10000,10000",
            "authorization:", "Authorization:Bearer ", "destination:", "/topic/conversations/", "/app/conversations/",
            "/user/queue/inbox", "/topic/desk", "id:", "ack:client\n", "receipt:", "transaction:", "content-length:",
            "content-type:", "after:", "\\c", "\\n", "\\r", "\\\\", "\\t", "\\", "\r\n", "\n\n", "\n\n\0", "\0", ":",
            "::", "\uFEFF", "\uD83D\uDE00", "content-length:0\n", "content-length:65535\n");

    private static final byte[] CONNECT = bytes("CONNECT\naccept-version:1.2\nhost:h\nheart-beat:0,0\n\n^");

    private final StompSettings settings = TestConnection.settings();

    private final Mutator mutator = new Mutator(corpus(), WORDS, LENGTH_MAX);

    @Test
    void everyMutatedFrameEndsInFramesOrAViolation() {
        Tally tally = Campaign.named("stomp", 120_000, 1).run(this::draw, this::probe);

        assertThat(tally.outcomes()).hasSizeBetween(20, 400);
        assertThat(tally.mostAllocated()).isLessThan(ALLOCATED_MAX);
        assertThat(tally.keptHeap()).isLessThan(KEPT_MAX);
    }

    private static List<byte[]> corpus() {
        var others = Stream
            .of("STOMP\naccept-version:1.0,1.1,1.2\nhost:h\n\n^", "ACK\nid:1\n\n^", "NACK\nid:1\n\n^",
                    "UNSUBSCRIBE\nid:s1\nreceipt:r\n\n^", "DISCONNECT\nreceipt:bye\n\n^", "BEGIN\ntransaction:t\n\n^",
                    "SUBSCRIBE\r\nid:s\r\ndestination:/user/queue/refusals\r\nack:auto\r\n\r\n^",
                    "SEND\ndestination:/app/a\\cb\\\\c\ncontent-length:5\nreceipt:r\\n1\n\n{\"a\"}^",
                    "SEND\ndestination:/app/x\ncontent-length:3\n\na^b^\n\n\n", "\n\n\r\n\n")
            .map(TestConnection::bytes);
        return Stream.concat(Traffic.frames().stream(), others).toList();
    }

    /// One mutated frame, often behind a sound CONNECT and before a sound frame.
    private byte[] draw(SplittableRandom random) {
        var stream = new ByteArrayOutputStream();
        if (random.nextInt(4) > 0) {
            stream.writeBytes(CONNECT);
        }
        stream.writeBytes(this.mutator.draw(random));
        if (random.nextBoolean()) {
            stream.writeBytes(this.mutator.pick(random));
        }
        return stream.toByteArray();
    }

    private String probe(byte[] input, SplittableRandom random) {
        boolean text = random.nextBoolean();
        List<ClientFrame> whole = new FrameReader(this.settings).read(input.clone(), text);
        endsWithItsViolation(whole);
        boolean sameText = !text || Utf8.isValid(input, 0, input.length);
        if (sameText) {
            assertThat(meaning(inPieces(input, random))).isEqualTo(meaning(whole));
        }
        return judged(whole);
    }

    private static void endsWithItsViolation(List<ClientFrame> frames) {
        for (int at = 0; at + 1 < frames.size(); at++) {
            assertThat(frames.get(at)).isNotInstanceOf(ClientFrame.Violation.class);
        }
    }

    private List<ClientFrame> inPieces(byte[] input, SplittableRandom random) {
        var reader = new FrameReader(this.settings);
        var read = new ArrayList<ClientFrame>();
        int piecesMax = 1 + random.nextInt(Math.max(1, Math.min(40, input.length)));
        int from = 0;
        while (from < input.length) {
            int to = Math.min(input.length, from + 1 + random.nextInt(1 + input.length / piecesMax));
            read.addAll(reader.read(Arrays.copyOfRange(input, from, to), false));
            assertThat((long) reader.heldBytes()).isLessThanOrEqualTo(this.settings.frameSizeMax().toBytes());
            from = to;
        }
        return read;
    }

    /// Heart-beats aside: whether the end of line behind a frame is one depends on where
    /// the stream was cut.
    private static List<ClientFrame> meaning(List<ClientFrame> frames) {
        return frames.stream().filter(frame -> !(frame instanceof ClientFrame.HeartBeat)).toList();
    }

    private String judged(List<ClientFrame> frames) {
        var session = new StompSession(this.settings, new Ticks(Schedulers.immediate(), () -> 0));
        String last = "nothing";
        boolean over = false;
        for (ClientFrame frame : frames) {
            ClientFrame judged = session.receive(frame);
            assertThat(judged instanceof ClientFrame.Late).isEqualTo(over);
            if (over) {
                continue;
            }
            over = judged instanceof ClientFrame.Violation || judged instanceof ClientFrame.Disconnect;
            last = judged.getClass().getSimpleName();
            if (judged instanceof ClientFrame.Violation(var breach, var detail, var receipt)) {
                comesBackWhole(detail, receipt);
                last = breach.code() + ": " + detail;
            }
            assertThat(session.subscriptions().size()).isLessThanOrEqualTo(this.settings.subscriptionsMax());
        }
        return last;
    }

    /// What the server says of it is one frame, in which the client's receipt is a header
    /// and nothing else.
    private static void comesBackWhole(String detail, @Nullable String receipt) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String error = new String(ServerFrames.error(detail, receipt, body), StandardCharsets.UTF_8);
        assertThat(error).startsWith("ERROR\n").endsWith("\n\n{}\0");
        assertThat(error.indexOf('\0')).isEqualTo(error.length() - 1);
        assertThat(error.lines().takeWhile(line -> !line.isEmpty()).count()).isEqualTo(receipt == null ? 5 : 6);
    }

    /// For a fuzzer that is guided by coverage: `fuzz/run --guided`.
    static void fuzzerTestOneInput(byte[] input) {
        Guided.TESTS.probe(input, new SplittableRandom(Arrays.hashCode(input)));
    }

    private static final class Guided {

        static final StompFuzzTests TESTS = new StompFuzzTests();

    }

}
