// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/// A WebSocket of which every octet can be chosen.
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0;

    public static final int TEXT = 1;

    public static final int BINARY = 2;

    public static final int CLOSE = 8;

    public static final int PING = 9;

    public static final int PONG = 10;

    private static final String UPGRADE = """
            GET /ws HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Protocol: v12.stomp\r
            \r
            """;

    private static final int PATIENCE_MILLIS = 30_000;

    private final RawHttp line;

    private RawSocket(RawHttp line) {
        this.line = line;
    }

    public static RawSocket open(int port) throws IOException {
        var line = RawHttp.open(port, PATIENCE_MILLIS);
        line.send(UPGRADE.getBytes(StandardCharsets.US_ASCII));
        var answer = line.answer();
        if (answer.status() != 101) {
            line.close();
            throw new IOException("no upgrade: " + answer);
        }
        return new RawSocket(line);
    }

    /// Opens, connects with the token and hears of refusals.
    public static RawSocket connect(int port, String token) throws IOException {
        var socket = open(port);
        socket.say("CONNECT\naccept-version:1.2\nheart-beat:0,0\nAuthorization:Bearer " + token + "\n\n\0");
        socket.say("SUBSCRIBE\nid:refusals\ndestination:/user/queue/refusals\nreceipt:listening\n\n\0");
        String heard = socket.hear();
        while (heard != null && !heard.startsWith("RECEIPT\n")) {
            if (heard.startsWith("ERROR\n")) {
                throw new IOException(heard);
            }
            heard = socket.hear();
        }
        return socket;
    }

    /// The octets of one frame as a client sends it.
    public static byte[] frame(int firstOctet, byte[] payload) {
        int extended = (payload.length < 126) ? 0 : (payload.length < 65_536) ? 2 : 8;
        var frame = ByteBuffer.allocate(6 + extended + payload.length).put((byte) firstOctet);
        switch (extended) {
            case 0 -> frame.put((byte) (0x80 | payload.length));
            case 2 -> frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            default -> frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        return frame.putInt(0).put(payload).array();
    }

    public void say(String frame) throws IOException {
        send(frame(0x80 | TEXT, frame.getBytes(StandardCharsets.UTF_8)));
    }

    public void send(byte[] octets) throws IOException {
        this.line.send(octets);
    }

    /// Sends a message whole or in pieces, each a frame of its own.
    public void send(byte[] message, boolean text, SplittableRandom random) throws IOException {
        int from = 0;
        int opcode = text ? TEXT : BINARY;
        while (from < message.length && random.nextInt(4) == 0) {
            int to = from + random.nextInt(message.length - from + 1);
            send(frame(opcode, Arrays.copyOfRange(message, from, to)));
            opcode = CONTINUATION;
            from = to;
        }
        send(frame(0x80 | opcode, Arrays.copyOfRange(message, from, message.length)));
    }

    /// The next words of the server; null once it has closed.
    public @Nullable String hear() throws IOException {
        Message message = next();
        while (message.opcode() == PING || message.opcode() == PONG) {
            message = next();
        }
        return (message.opcode() == CLOSE) ? null : new String(message.payload(), StandardCharsets.UTF_8);
    }

    /// The next message of the server, of whatever kind. The end of the line stands as a
    /// CLOSE without a payload.
    public Message next() throws IOException {
        try {
            int first = this.line.read();
            if (first < 0) {
                return new Message(CLOSE, new byte[0]);
            }
            int length = this.line.read();
            if (length == 126) {
                length = ByteBuffer.wrap(this.line.read(2)).getShort() & 0xFFFF;
            }
            else if (length == 127) {
                length = Math.toIntExact(ByteBuffer.wrap(this.line.read(8)).getLong());
            }
            return new Message(first & 0x0F, this.line.read(length));
        }
        catch (EOFException | SocketException _) {
            return new Message(CLOSE, new byte[0]);
        }
    }

    /// How long the server may stay silent.
    public void patience(int millis) throws IOException {
        this.line.patience(millis);
    }

    @Override
    public void close() throws IOException {
        this.line.close();
    }

    /// One message of the server.
    public record Message(int opcode, byte[] payload) {

        /// Why it was closed; 0 where that was not said.
        public int closeCode() {
            return (this.payload.length >= 2) ? ByteBuffer.wrap(this.payload).getShort() & 0xFFFF : 0;
        }

        public String text() {
            return new String(this.payload, StandardCharsets.UTF_8);
        }

    }

}
