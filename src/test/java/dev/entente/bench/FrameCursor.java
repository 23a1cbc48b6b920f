// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// Walks over the STOMP frames of one WebSocket message without making objects of them.
final class FrameCursor {

    private static final byte[] CLIENT_ID = ascii("\"client_id\":\"");

    private static final byte[] CONTENT_LENGTH = ascii("content-length");

    /// Stands for a header that is not there.
    static final long NONE = -1;

    private final byte[] source;

    private final int end;

    private int commandStart;

    private int commandEnd;

    private int headersEnd;

    private int bodyEnd;

    private int next;

    FrameCursor(byte[] source, int end) {
        this.source = source;
        this.end = end;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Goes to the next frame, over heart-beats.
    /// @return whether there is one
    /// @throws IllegalStateException where a frame is cut off
    boolean next() {
        this.commandStart = this.next;
        while (this.commandStart < this.end && isLineEnd(this.source[this.commandStart])) {
            this.commandStart++;
        }
        if (this.commandStart == this.end) {
            return false;
        }
        this.commandEnd = lineEnd(this.commandStart);
        this.headersEnd = headersEnd();
        long length = number(CONTENT_LENGTH);
        this.bodyEnd = (length == NONE) ? find((byte) 0, this.headersEnd) : Math.toIntExact(this.headersEnd + length);
        if (this.bodyEnd >= this.end || this.source[this.bodyEnd] != 0) {
            throw new IllegalStateException("The server sent half a frame");
        }
        this.next = this.bodyEnd + 1;
        return true;
    }

    boolean is(byte[] command) {
        return Arrays.equals(this.source, this.commandStart, textEnd(this.commandStart, this.commandEnd), command, 0,
                command.length);
    }

    /// The value of a header that is a number below a billion billion.
    long number(byte[] header) {
        int at = valueStart(header);
        if (at < 0) {
            return NONE;
        }
        long value = 0;
        for (; this.source[at] >= '0' && this.source[at] <= '9'; at++) {
            value = value * 10 + this.source[at] - '0';
        }
        return value;
    }

    /// The value of a header as it stands on the wire.
    @Nullable String text(byte[] header) {
        int at = valueStart(header);
        return (at < 0) ? null : new String(this.source, at, textEnd(at, lineEnd(at)) - at, StandardCharsets.UTF_8);
    }

    String body() {
        return new String(this.source, this.headersEnd, this.bodyEnd - this.headersEnd, StandardCharsets.UTF_8);
    }

    /// Whose message it is, by the client id in its body; negative where it has none of
    /// this run.
    long messageId(MessageIds ids) {
        for (int at = this.headersEnd; at + CLIENT_ID.length + MessageIds.LENGTH < this.bodyEnd; at++) {
            if (this.source[at] == '"' && startsWith(CLIENT_ID, at)) {
                return ids.read(this.source, at + CLIENT_ID.length);
            }
        }
        return MessageIds.FOREIGN;
    }

    private int headersEnd() {
        int line = this.commandEnd + 1;
        while (textEnd(line, lineEnd(line)) > line) {
            line = lineEnd(line) + 1;
        }
        return lineEnd(line) + 1;
    }

    /// The first of repeated headers counts.
    private int valueStart(byte[] header) {
        int line = this.commandEnd + 1;
        while (line < this.headersEnd) {
            if (startsWith(header, line) && this.source[line + header.length] == ':') {
                return line + header.length + 1;
            }
            line = lineEnd(line) + 1;
        }
        return -1;
    }

    private boolean startsWith(byte[] text, int at) {
        return at + text.length < this.end && Arrays.equals(this.source, at, at + text.length, text, 0, text.length);
    }

    private int lineEnd(int from) {
        return find((byte) '\n', from);
    }

    private int find(byte wanted, int from) {
        for (int at = from; at < this.end; at++) {
            if (this.source[at] == wanted) {
                return at;
            }
        }
        throw new IllegalStateException("The server sent half a frame");
    }

    /// Without the carriage return that a line may end in.
    private int textEnd(int from, int lineEnd) {
        return (lineEnd > from && this.source[lineEnd - 1] == '\r') ? lineEnd - 1 : lineEnd;
    }

    private static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r';
    }

}
