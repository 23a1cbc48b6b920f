// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Everything that the codec alone would take, swallow or choke on.
class MalformedFrameTests {

    private static final StompSettings SETTINGS = settings();

    static Stream<Arguments> frames() {
        return Stream.of(arguments("unknown command", "SHOUT\nreceipt:r1\n\n^", Breach.UNKNOWN_COMMAND, "r1"),
                arguments("lower case", "connect\naccept-version:1.2\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("blank before the command", " SEND\ndestination:/a\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("blank after the command", "SEND \ndestination:/a\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("another protocol", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", Breach.UNKNOWN_COMMAND, null),
                arguments("MESSAGE", "MESSAGE\nreceipt:r1\n\nhi^", Breach.UNKNOWN_COMMAND, "r1"),
                arguments("CONNECTED", "CONNECTED\nversion:1.2\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("RECEIPT", "RECEIPT\nreceipt-id:1\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("ERROR", "ERROR\nmessage:no\n\n^", Breach.UNKNOWN_COMMAND, null),
                arguments("BEGIN", "BEGIN\ntransaction:t\nreceipt:r1\n\n^", Breach.NOT_SUPPORTED, "r1"),
                arguments("COMMIT", "COMMIT\ntransaction:t\n\n^", Breach.NOT_SUPPORTED, null),
                arguments("ABORT", "ABORT\ntransaction:t\n\n^", Breach.NOT_SUPPORTED, null),
                arguments("SEND in a transaction", "SEND\ndestination:/a\ntransaction:t\nreceipt:r1\n\nhi^",
                        Breach.NOT_SUPPORTED, "r1"),
                arguments("client acknowledgement", "SUBSCRIBE\nid:1\ndestination:/a\nack:client\nreceipt:r1\n\n^",
                        Breach.NOT_SUPPORTED, "r1"),
                arguments("undefined escape", "SEND\nreceipt:r1\ndestination:/a\\t\n\n^", Breach.MALFORMED_FRAME, "r1"),
                arguments("undefined escape in a name", "SEND\ndes\\0:/a\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("trailing backslash", "SEND\ndestination:/a\\\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("trailing backslash before CR LF", "SEND\r\ndestination:/a\\\r\n\r\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("receipt that cannot be read", "SEND\nreceipt:r\\x\ndestination:/a\n\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("no colon", "SEND\ndestination\nreceipt:r1\n\n^", Breach.MALFORMED_FRAME, "r1"),
                arguments("empty name", "SEND\n:/a\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("lonely carriage return", "SEND\ndestination:/a\rb\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("lonely carriage return between frames", "\n\rSEND\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("NUL in the headers", "SEND\ndestination:/a^\n\nhi^", Breach.MALFORMED_FRAME, null),
                arguments("NUL in the command", "SE^ND\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("body on SUBSCRIBE", "SUBSCRIBE\nid:1\ndestination:/a\nreceipt:r1\n\nhi^",
                        Breach.MALFORMED_FRAME, "r1"),
                arguments("measured body on SUBSCRIBE",
                        "SUBSCRIBE\nid:1\ndestination:/a\nreceipt:r1\ncontent-length:2\n\nhi^", Breach.MALFORMED_FRAME,
                        "r1"),
                arguments("body on CONNECT", "CONNECT\naccept-version:1.2\nreceipt:r1\n\nhi^", Breach.MALFORMED_FRAME,
                        null),
                arguments("content-length too short", "SEND\ndestination:/a\ncontent-length:1\nreceipt:r1\n\nhi^",
                        Breach.MALFORMED_FRAME, "r1"),
                arguments("content-length negative", "SEND\ndestination:/a\ncontent-length:-1\nreceipt:r1\n\nhi^",
                        Breach.MALFORMED_FRAME, "r1"),
                arguments("content-length text", "SEND\ndestination:/a\ncontent-length:two\n\nhi^",
                        Breach.MALFORMED_FRAME, null),
                arguments("content-length with a sign", "SEND\ndestination:/a\ncontent-length:+2\n\nhi^",
                        Breach.MALFORMED_FRAME, null),
                arguments("content-length with a blank", "SEND\ndestination:/a\ncontent-length: 2\n\nhi^",
                        Breach.MALFORMED_FRAME, null),
                arguments("content-length in other digits", "SEND\ndestination:/a\ncontent-length:٢\n\nhi^",
                        Breach.MALFORMED_FRAME, null),
                arguments("content-length empty", "SEND\ndestination:/a\ncontent-length:\n\n^", Breach.MALFORMED_FRAME,
                        null),
                arguments("content-length huge", "SEND\ndestination:/a\ncontent-length:999999999999\n\nhi^",
                        Breach.TOO_LARGE, null),
                arguments("content-length above the limit",
                        "SEND\ndestination:/a\ncontent-length:65536\nreceipt:r1\n\nhi", Breach.TOO_LARGE, "r1"),
                arguments("lying first content-length",
                        "SEND\ndestination:/a\ncontent-length:1\ncontent-length:2\n\nhi^", Breach.MALFORMED_FRAME,
                        null),
                arguments("content-type that is none", "SEND\ndestination:/a\ncontent-type:/\nreceipt:r1\n\nhi^",
                        Breach.MALFORMED_FRAME, "r1"),
                arguments("SUBSCRIBE without id", "SUBSCRIBE\ndestination:/a\nreceipt:r1\n\n^", Breach.MALFORMED_FRAME,
                        "r1"),
                arguments("SUBSCRIBE without destination", "SUBSCRIBE\nid:1\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("SUBSCRIBE with an empty id", "SUBSCRIBE\nid:\ndestination:/a\n\n^", Breach.MALFORMED_FRAME,
                        null),
                arguments("UNSUBSCRIBE without id", "UNSUBSCRIBE\ndestination:/a\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("SEND without destination", "SEND\nreceipt:r1\n\nhi^", Breach.MALFORMED_FRAME, "r1"),
                arguments("ACK without id", "ACK\nmessage-id:1\n\n^", Breach.MALFORMED_FRAME, null),
                arguments("heart-beat in words", "CONNECT\naccept-version:1.2\nheart-beat:often,rarely\n\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("heart-beat with one number", "CONNECT\naccept-version:1.2\nheart-beat:1000\n\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("heart-beat below zero", "CONNECT\naccept-version:1.2\nheart-beat:-1,0\n\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("heart-beat beyond all numbers", "CONNECT\naccept-version:1.2\nheart-beat:99999999999,0\n\n^",
                        Breach.MALFORMED_FRAME, null),
                arguments("5000 headers", "SEND\nreceipt:r1\n" + "a:b\n".repeat(5000) + "\n^", Breach.TOO_LARGE, "r1"),
                arguments("33 headers", "SEND\n" + "a:b\n".repeat(33) + "\n^", Breach.TOO_LARGE, null),
                arguments("20 KB header", "SEND\nreceipt:r1\na:" + "b".repeat(20_000) + "\n\n^", Breach.TOO_LARGE,
                        "r1"),
                arguments("header line one octet too long", "SEND\na:" + "b".repeat(1023) + "\n\n^", Breach.TOO_LARGE,
                        null),
                arguments("header line without an end", "SEND\na:" + "b".repeat(1023), Breach.TOO_LARGE, null),
                arguments("header block above 16 KB", "SEND\n" + ("a:" + "b".repeat(1000) + "\n").repeat(17) + "\n^",
                        Breach.TOO_LARGE, null),
                arguments("long authorization outside CONNECT",
                        "SEND\nauthorization:" + "b".repeat(1024) + "\ndestination:/a\n\n^", Breach.TOO_LARGE, null),
                arguments("endless authorization", "CONNECT\nauthorization:" + "b".repeat(9000) + "\n\n^",
                        Breach.TOO_LARGE, null),
                arguments("frame above 64 KB", "SEND\ndestination:/a\nreceipt:r1\n\n" + "b".repeat(65_536) + "^",
                        Breach.TOO_LARGE, "r1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isRefused(String name, String frame, Breach breach, @Nullable String receipt) {
        var read = new FrameReader(SETTINGS).read(bytes(frame), true);

        assertThat(read.getLast()).isInstanceOfSatisfying(ClientFrame.Violation.class, violation -> {
            assertThat(violation.breach()).isEqualTo(breach);
            assertThat(violation.receipt()).isEqualTo(receipt);
            assertThat(violation.detail()).isNotBlank().hasSizeLessThan(120);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isRefusedOctetByOctet(String name, String frame, Breach breach, @Nullable String receipt) {
        var reader = new FrameReader(SETTINGS);
        var read = new ArrayList<ClientFrame>();
        for (byte octet : bytes(frame)) {
            read.addAll(reader.read(new byte[] { octet }, false));
        }

        assertThat(read.getLast()).isInstanceOfSatisfying(ClientFrame.Violation.class, violation -> {
            assertThat(violation.breach()).isEqualTo(breach);
            assertThat(violation.receipt()).isEqualTo(receipt);
        });
    }

    static Stream<byte[]> textsThatAreNoUtf8() {
        return Stream.of(new byte[] { (byte) 0xFF }, new byte[] { (byte) 0xC0, (byte) 0x80 },
                new byte[] { (byte) 0xED, (byte) 0xA0, (byte) 0x80 }, new byte[] { (byte) 0xE2, (byte) 0x82 },
                new byte[] { (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80 });
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoUtf8")
    void refusesTextThatIsNotUtf8(byte[] octets) {
        var read = new FrameReader(SETTINGS).read(frame("SEND\ndestination:/a\n\n", octets, "^"), true);

        assertThat(read).singleElement().satisfies(frame -> assertThat(breach(frame)).isEqualTo(Breach.NOT_UTF8));
        assertThat(Breach.NOT_UTF8.closeCode().value()).isEqualTo(1007);
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoUtf8")
    void refusesHeadersThatAreNotUtf8(byte[] octets) {
        var read = new FrameReader(SETTINGS).read(frame("SEND\nreceipt:r1\ndestination:/a", octets, "\n\n^"), false);

        assertThat(read).singleElement().satisfies(frame -> assertThat(breach(frame)).isEqualTo(Breach.NOT_UTF8));
    }

    @Test
    void keepsWhatCameBeforeTheViolationAndNothingAfterIt() {
        var reader = new FrameReader(SETTINGS);

        var read = reader.read(bytes("SEND\ndestination:/a\n\none^NONSENSE\n\n^SEND\ndestination:/a\n\ntwo^"), true);
        var later = reader.read(bytes("SEND\ndestination:/a\n\nthree^"), true);

        assertThat(read).hasSize(2);
        assertThat(read.getFirst()).isInstanceOfSatisfying(ClientFrame.Send.class,
                send -> assertThat(send.body()).asString(StandardCharsets.UTF_8).isEqualTo("one"));
        assertThat(breach(read.getLast())).isEqualTo(Breach.UNKNOWN_COMMAND);
        assertThat(later).isEmpty();
        assertThat(reader.heldBytes()).isZero();
        assertThat(reader.isPartial()).isFalse();
    }

    @Test
    void quotesNothingThatTheClientSent() {
        var details = frames().map(Arguments::get)
            .map(row -> new FrameReader(SETTINGS).read(bytes((String) row[1]), true).getLast())
            .map(frame -> ((ClientFrame.Violation) frame).detail())
            .toList();

        assertThat(details).noneMatch(detail -> detail.contains("SHOUT") || detail.contains("/a"));
        assertThat(details).allMatch(detail -> detail.chars().allMatch(letter -> letter >= ' ' && letter < 127));
    }

    private static Breach breach(ClientFrame frame) {
        return ((ClientFrame.Violation) frame).breach();
    }

    private static byte[] frame(String before, byte[] octets, String after) {
        var frame = new ByteArrayOutputStream();
        for (byte[] part : List.of(bytes(before), octets, bytes(after))) {
            frame.writeBytes(part);
        }
        return frame.toByteArray();
    }

}
