// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class FrameReaderTests {

    private final FrameReader reader = new FrameReader(settings());

    @Test
    void readsConnect() {
        var connect = (ClientFrame.Connect) readOne("CONNECT\naccept-version:1.1,1.2\nhost:shop.example\n"
                + "heart-beat:5000,0\nAuthorization:Bearer a.b.c\npasscode:hush\nlogin:me\n\n^");

        assertThat(connect.versions()).containsExactly("1.1", "1.2");
        assertThat(connect.host()).isEqualTo("shop.example");
        assertThat(connect.authorization()).isEqualTo("Bearer a.b.c");
        assertThat(connect.offer()).isEqualTo(new HeartBeatOffer(Duration.ofSeconds(5), Duration.ZERO));
        assertThat(connect.headers()).doesNotContainKeys("Authorization", "passcode", "login");
        assertThat(connect.toString()).doesNotContain("a.b.c", "hush");
    }

    @Test
    void readsStompAsConnect() {
        assertThat(readOne("STOMP\naccept-version:1.2\n\n^")).isInstanceOf(ClientFrame.Connect.class);
    }

    @Test
    void leavesBackslashesOfConnectAlone() {
        var connect = (ClientFrame.Connect) readOne("CONNECT\naccept-version:1.2\nhost:a\\qb:c\n\n^");

        assertThat(connect.host()).isEqualTo("a\\qb:c");
    }

    @Test
    void takesAnAuthorizationLongerThanOtherHeaders() {
        String token = "t".repeat(4000);

        var connect = (ClientFrame.Connect) readOne("CONNECT\nauthorization:" + token + "\naccept-version:1.2\n\n^");

        assertThat(connect.authorization()).isEqualTo(token);
    }

    @Test
    void readsSubscribe() {
        var subscribe = (ClientFrame.Subscribe) readOne(
                "SUBSCRIBE\nid:s-1\ndestination:/topic/a\\cb\nafter:12\nselector:T(Runtime)\nack:auto\nreceipt:r\n\n^");

        assertThat(subscribe.id()).isEqualTo("s-1");
        assertThat(subscribe.destination()).isEqualTo("/topic/a:b");
        assertThat(subscribe.headers()).containsEntry("after", "12");
        assertThat(subscribe.receipt()).isEqualTo("r");
    }

    @Test
    void readsTheOtherFrames() {
        assertThat(read("UNSUBSCRIBE\nid:s-1\n\n^ACK\nid:7\nreceipt:r\n\n^NACK\nid:8\n\n^DISCONNECT\nreceipt:bye\n\n^"))
            .containsExactly(new ClientFrame.Unsubscribe("s-1", null), new ClientFrame.Acknowledge("7", "r"),
                    new ClientFrame.Acknowledge("8", null), new ClientFrame.Disconnect("bye"));
    }

    @Test
    void readsBodiesWithNulsByTheirLength() {
        var send = (ClientFrame.Send) readOne("SEND\ndestination:/a\ncontent-length:5\n\na^b^c^");

        assertThat(send.body()).containsExactly('a', 0, 'b', 0, 'c');
    }

    @Test
    void takesTheFirstOfRepeatedHeaders() {
        var send = (ClientFrame.Send) readOne("SEND\ndestination:/mine\ndestination:/other\nreceipt:1\nreceipt:2\n\n^");

        assertThat(send.destination()).isEqualTo("/mine");
        assertThat(send.receipt()).isEqualTo("1");
    }

    @Test
    void keepsBlanksAndColonsInHeaders() {
        var send = (ClientFrame.Send) readOne("SEND\ndestination:/a\n x : y: z \nempty:\n\n^");

        assertThat(send.headers()).containsEntry(" x ", " y: z ").containsEntry("empty", "");
    }

    @Test
    void takesCarriageReturnsBeforeLineFeeds() {
        var send = (ClientFrame.Send) readOne("SEND\r\ndestination:/a\r\ncontent-type:text/plain\r\n\r\nhi\r\n^");

        assertThat(send.destination()).isEqualTo("/a");
        assertThat(send.contentType()).isEqualTo("text/plain");
        assertThat(send.body()).asString(StandardCharsets.UTF_8).isEqualTo("hi\r\n");
    }

    @Test
    void countsBareEndsOfLineAsHeartBeats() {
        assertThat(read("\n")).containsExactly(new ClientFrame.HeartBeat(1));
        assertThat(read("\r\n\n\n")).containsExactly(new ClientFrame.HeartBeat(3));
    }

    @Test
    void doesNotCountTheEndOfLineBehindAFrame() {
        assertThat(read("DISCONNECT\n\n^\n")).containsExactly(new ClientFrame.Disconnect(null));
        assertThat(read("DISCONNECT\n\n^\r\n\n\nDISCONNECT\n\n^")).containsExactly(new ClientFrame.Disconnect(null),
                new ClientFrame.HeartBeat(2), new ClientFrame.Disconnect(null));
    }

    @Test
    void takesBinaryMessagesWithAnyBody() {
        byte[] frame = bytes("SEND\ndestination:/a\n\nx^");
        frame[frame.length - 2] = (byte) 0xFF;

        var send = (ClientFrame.Send) this.reader.read(frame, false).getFirst();

        assertThat(send.body()).containsExactly(0xFF);
    }

    @Test
    void takesAFrameOfExactlyTheLimit() {
        String head = "SEND\ndestination:/a\n\n";
        String body = "b".repeat(65_536 - head.length() - 1);

        assertThat(readOne(head + body + "^")).isInstanceOf(ClientFrame.Send.class);
        assertThat(new FrameReader(settings()).read(bytes(head + body + "b^"), true)).singleElement()
            .isInstanceOf(ClientFrame.Violation.class);
    }

    @Test
    void takesAMeasuredFrameOfExactlyTheLimit() {
        String head = "SEND\ndestination:/a\ncontent-length:";
        int length = 65_536 - head.length() - "65500\n\n^".length();

        assertThat(readOne(head + length + "\n\n" + "b".repeat(length) + "^")).isInstanceOf(ClientFrame.Send.class);
        assertThat(new FrameReader(settings()).read(bytes(head + (length + 1) + "\n\n"), true)).singleElement()
            .isInstanceOf(ClientFrame.Violation.class);
    }

    @Test
    void takesExactly32HeadersAndLinesOfExactly1024Octets() {
        String longest = "a:" + "b".repeat(1022) + "\n";

        assertThat(readOne("SEND\ndestination:/a\n" + longest + "c:d\n".repeat(30) + "\n^"))
            .isInstanceOf(ClientFrame.Send.class);
    }

    @Test
    void knowsWhichFrameIsUnderWay() {
        assertThat(this.reader.partialFrame()).isZero();

        read("SEND\ndest");
        long first = this.reader.partialFrame();
        read("ination:/a\n\nhi");
        assertThat(this.reader.isPartial()).isTrue();
        assertThat(this.reader.partialFrame()).isEqualTo(first).isPositive();

        read("^SEND\n");
        assertThat(this.reader.partialFrame()).isGreaterThan(first);

        read("destination:/a\n\n^");
        assertThat(this.reader.isPartial()).isFalse();
        assertThat(this.reader.heldBytes()).isZero();
    }

    @Test
    void waitsForTheRestOfALyingContentLength() {
        assertThat(read("SEND\ndestination:/a\ncontent-length:10\n\nhi^")).isEmpty();
        assertThat(this.reader.isPartial()).isTrue();
    }

    private ClientFrame readOne(String text) {
        List<ClientFrame> frames = read(text);
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }

    private List<ClientFrame> read(String text) {
        return this.reader.read(bytes(text), true);
    }

}
