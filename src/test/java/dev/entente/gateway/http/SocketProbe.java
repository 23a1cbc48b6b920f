// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

import dev.entente.fuzz.RawSocket;

import static org.assertj.core.api.Assertions.assertThat;

/// Sends mutated streams, bodies and WebSocket frames to the STOMP door.
final class SocketProbe {

    private static final byte[] GOODBYE = RawSocket.frame(0x80 | RawSocket.CLOSE, new byte[] { 3, (byte) 0xE8 });

    private static final int FAULT = 1011;

    private static final int SENDS_PER_LINE = 150;

    private static final int LINES_PER_CASE = 20;

    private final ThreadLocal<Seat> seats = ThreadLocal.withInitial(Seat::new);

    private final int port;

    SocketProbe(int port) {
        this.port = port;
    }

    /// A mutated stream of STOMP frames, in messages of any cut. It ends in a close that
    /// is no fault, however it goes.
    String stream(byte[] input, SplittableRandom random) throws IOException {
        FuzzedCase open = this.seats.get().sitting();
        byte[] stream = open.named(new String(input, StandardCharsets.ISO_8859_1), random)
            .getBytes(StandardCharsets.ISO_8859_1);
        boolean connected = random.nextInt(4) > 0;
        try (var socket = connected ? RawSocket.connect(this.port, open.market().buyer) : RawSocket.open(this.port)) {
            try {
                int cut = random.nextBoolean() ? stream.length : random.nextInt(stream.length + 1);
                socket.send(Arrays.copyOf(stream, cut), random.nextBoolean(), random);
                if (cut < stream.length) {
                    socket.send(Arrays.copyOfRange(stream, cut, stream.length), random.nextBoolean(), random);
                }
                socket.send(GOODBYE);
            }
            catch (SocketException _) {
                // closed while we were talking; why is heard below
            }
            return heardOut(socket);
        }
    }

    private static String heardOut(RawSocket socket) throws IOException {
        String outcome = "nothing said";
        for (var message = socket.next();; message = socket.next()) {
            if (message.opcode() == RawSocket.CLOSE) {
                assertThat(message.closeCode()).as(outcome).isNotEqualTo(FAULT);
                return outcome + ", closed " + message.closeCode();
            }
            outcome = said(message, outcome);
        }
    }

    private static String said(RawSocket.Message message, String before) {
        String text = message.text();
        if (text.startsWith("ERROR\n")) {
            return "ERROR " + code(text);
        }
        return text.equals("\n") || message.opcode() == RawSocket.PONG ? before : text.substring(0, text.indexOf('\n'));
    }

    private static String code(String frame) {
        String body = frame.substring(frame.indexOf("\n\n") + 2, frame.length() - 1);
        return TestMarket.JSON.readTree(body).get("type").asString().replaceAll(".*/", "");
    }

    /// A sound SEND of a mutated body: a receipt or a refusal, and the line stays.
    String send(byte[] input, SplittableRandom random) throws IOException {
        Seat seat = this.seats.get();
        FuzzedCase open = seat.sitting();
        byte[] body = open.named(new String(input, StandardCharsets.ISO_8859_1), random)
            .getBytes(StandardCharsets.ISO_8859_1);
        RawSocket socket = seat.line();
        String receipt = "r" + seat.sends++;
        String where = (random.nextInt(8) > 0) ? "events" : random.nextBoolean() ? "read" : "typing";
        byte[] head = ("SEND\ndestination:/app/conversations/" + open.id() + "/" + where + "\nreceipt:" + receipt
                + "\ncontent-length:" + body.length + "\n\n")
            .getBytes(StandardCharsets.US_ASCII);
        byte[] frame = Arrays.copyOf(head, head.length + body.length + 1);
        System.arraycopy(body, 0, frame, head.length, body.length);
        socket.send(frame, false, random);
        return where + " " + answered(socket, receipt);
    }

    private static String answered(RawSocket socket, String receipt) throws IOException {
        while (true) {
            String heard = socket.hear();
            assertThat(heard).as("an answer to " + receipt).isNotNull().doesNotStartWith("ERROR\n");
            if (heard.contains("\nreceipt-id:" + receipt + "\n")) {
                return heard.startsWith("RECEIPT\n") ? "receipt" : "refused " + code(heard);
            }
        }
    }

    /// Octets that may be WebSocket frames, or a handshake that may be none; then the
    /// line
    /// is cut where the server has not cut it.
    String octets(byte[] input, SplittableRandom random) throws IOException {
        FuzzedCase open = this.seats.get().sitting();
        try (var socket = RawSocket.connect(this.port, open.market().seller)) {
            try {
                socket.send(input);
                socket.send(GOODBYE);
            }
            catch (SocketException _) {
                return "closed early";
            }
            socket.patience(100);
            return heardOut(socket);
        }
        catch (SocketTimeoutException _) {
            return "waits for the rest";
        }
    }

    /// What one worker has.
    private final class Seat {

        private FuzzedCase open;

        private RawSocket line;

        private int lines;

        private int sends;

        FuzzedCase sitting() {
            if (this.open == null) {
                this.open = FuzzedCase.open(SocketProbe.this.port, true);
            }
            return this.open;
        }

        RawSocket line() throws IOException {
            if (this.line == null || this.sends % SENDS_PER_LINE == 0) {
                if (this.line != null) {
                    this.line.close();
                }
                if (++this.lines % LINES_PER_CASE == 0) {
                    this.open = FuzzedCase.open(SocketProbe.this.port, true);
                }
                this.line = RawSocket.connect(SocketProbe.this.port, sitting().market().buyer);
            }
            return this.line;
        }

    }

}
