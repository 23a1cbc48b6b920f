// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.entente.fuzz.RawSocket;
import dev.entente.fuzz.Traffic;

/// STOMP frames and WebSocket frames as they really come, to be damaged.
final class FuzzedFrames {

    static final List<String> WORDS = List.of("CONNECT\n", "SEND\n", "SUBSCRIBE\n", "UNSUBSCRIBE\n", "ACK\n", "BEGIN\n",
            "DISCONNECT\n", "accept-version:1.2\n", "heart-beat:1,1\n", "Authorization:Bearer TOKEN\n", "destination:",
            "/topic/conversations/id-1", "/app/conversations/id-1/events", "/app/conversations/id-1/read",
            "/user/queue/inbox", "/user/queue/refusals", "/topic/desk", "id:s1\n", "receipt:r\n", "content-length:",
            "after:0\n", "after:99999999999\n", "\n\n", "\n\n\0", "\0", "\\c", "\\", "\r\n", "{\"client_id\":\"UUID\"",
            "\"kind\":\"text\"", "\uFFFF");

    private static final List<String> OTHERS = List.of(
            "SEND\ndestination:/app/conversations/id-1/events\nreceipt:r1\n\n{\"client_id\":\"UUID\",\"kind\":\"text\",\"text\":\"hello\"}\0",
            "SEND\ndestination:/app/conversations/id-1/typing\n\n{}\0",
            "SEND\ndestination:/app/conversations/id-1/read\nreceipt:r2\n\n{\"seq\":3}\0",
            "SUBSCRIBE\nid:s2\ndestination:/user/queue/inbox\nreceipt:r3\n\n\0",
            "SUBSCRIBE\nid:s3\ndestination:/topic/desk\n\n\0", "UNSUBSCRIBE\nid:s1\nreceipt:r4\n\n\0",
            "SUBSCRIBE\nid:s4\ndestination:/topic/conversations/id-1\nafter:999\n\n\0", "DISCONNECT\nreceipt:r5\n\n\0",
            "ACK\nid:1\n\n\0", "\n\n\n");

    private FuzzedFrames() {
    }

    static List<byte[]> corpus() {
        return Stream.concat(Traffic.frames().stream(), OTHERS.stream().map(FuzzedFrames::octets)).toList();
    }

    static List<byte[]> webSocketFrames() {
        byte[] inbox = octets("SUBSCRIBE\nid:s9\ndestination:/user/queue/inbox\nreceipt:r9\n\n\0");
        return List.of(RawSocket.frame(0x81, inbox), RawSocket.frame(0x82, inbox), RawSocket.frame(0x01, inbox),
                RawSocket.frame(0x80, inbox), RawSocket.frame(0x89, octets("ping")), RawSocket.frame(0x8A, octets("")),
                RawSocket.frame(0x88, new byte[] { 3, (byte) 0xE8 }), RawSocket.frame(0x88, new byte[] { 1 }),
                RawSocket.frame(0xC1, inbox), RawSocket.frame(0x83, inbox), RawSocket.frame(0x8B, inbox),
                RawSocket.frame(0x09, octets("p")), RawSocket.frame(0x89, new byte[126]),
                RawSocket.frame(0x82, new byte[66_000]), joined(RawSocket.frame(0x01, octets("\n")),
                        RawSocket.frame(0x89, octets("x")), RawSocket.frame(0x80, octets("\n"))));
    }

    private static byte[] joined(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

}
