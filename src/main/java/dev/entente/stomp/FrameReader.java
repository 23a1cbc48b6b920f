// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Reads what one client sends, cut into pieces wherever the network liked, and believes nothing.
///
/// It never throws on bad input and never keeps more than one frame's limit of octets; a quiet connection keeps none.
/// One reader belongs to one connection and is used by one thread at a time.
public final class FrameReader {

    private static final int HELD_MIN = 256;

    private final FrameScanner scanner;

    private final int frameMax;

    private byte @Nullable [] held;

    private int heldLength;

    private boolean inFrame;

    private boolean afterReturn;

    private boolean broken;

    private long framesBegun;

    public FrameReader(StompSettings settings) {
        this.scanner = new FrameScanner(settings);
        this.frameMax = Math.toIntExact(settings.frameSizeMax().toBytes());
    }

    /// Reads one WebSocket message.
    ///
    /// @param piece its octets; the reader keeps no reference to them
    /// @param text whether it was a text message, which must be UTF-8 from end to end
    /// @return the frames that it completes, in order; a violation is the last of all,
    /// and after it nothing more is read
    public List<ClientFrame> read(byte[] piece, boolean text) {
        var frames = new ArrayList<ClientFrame>();
        if (this.broken) {
            return frames;
        }
        if (text && !Utf8.isValid(piece, 0, piece.length)) {
            frames.add(breakOff(Breach.NOT_UTF8.because("a text message is written in UTF-8")));
            return frames;
        }
        byte[] bytes = joined(piece);
        readAll(bytes, (bytes == piece) ? piece.length : this.heldLength, frames);
        return frames;
    }

    /// Whether a frame has begun and not ended.
    public boolean isPartial() {
        return this.inFrame;
    }

    /// A number that stands for the frame under way, or zero while there is none; no
    /// number comes twice.
    public long partialFrame() {
        return this.inFrame ? this.framesBegun : 0;
    }

    /// How many octets are kept for a frame under way.
    int heldBytes() {
        return (this.held != null) ? this.held.length : 0;
    }

    private void readAll(byte[] bytes, int end, List<ClientFrame> frames) {
        int start = 0;
        try {
            while (start < end) {
                if (!this.inFrame) {
                    start = beginFrame(bytes, start, end, frames);
                }
                if (!this.inFrame || !this.scanner.advance(bytes, start, end)) {
                    break;
                }
                frames.add(FrameDecoder.decode(this.scanner.command(), bytes, start, this.scanner.length(),
                        this.scanner.headers(bytes, start), this.scanner.bodyStart()));
                this.inFrame = false;
                start += this.scanner.length();
            }
            hold(bytes, start, end);
        }
        catch (ViolationFound found) {
            frames.add(breakOff(found.violation().with(receiptOfFrame(bytes, start))));
        }
    }

    /// Skips the ends of line between frames; returns where the next frame begins, or the
    /// end.
    private int beginFrame(byte[] bytes, int from, int end, List<ClientFrame> frames) throws ViolationFound {
        int at = from;
        // the first end of line right behind a frame belongs to that frame
        int lineFeeds = (from > 0) ? -1 : 0;
        while (at < end && isEndOfLine(bytes[at])) {
            lineFeeds += this.afterReturn ? 0 : 1;
            at++;
        }
        if (lineFeeds > 0) {
            frames.add(new ClientFrame.HeartBeat(lineFeeds));
        }
        if (at < end) {
            this.inFrame = true;
            this.framesBegun++;
            this.scanner.begin();
        }
        return at;
    }

    private boolean isEndOfLine(byte octet) throws ViolationFound {
        if (this.afterReturn && octet != '\n') {
            throw Breach.MALFORMED_FRAME.found("a carriage return stands only before a line feed");
        }
        this.afterReturn = octet == '\r';
        return this.afterReturn || octet == '\n';
    }

    private @Nullable String receiptOfFrame(byte[] bytes, int start) {
        if (!this.inFrame || this.scanner.command().isConnect()) {
            return null;
        }
        return this.scanner.headers(bytes, start).receipt();
    }

    private ClientFrame breakOff(ClientFrame.Violation violation) {
        this.broken = true;
        this.inFrame = false;
        this.held = null;
        return violation;
    }

    private byte[] joined(byte[] piece) {
        if (this.held == null) {
            return piece;
        }
        int needed = this.heldLength + piece.length;
        if (needed > this.held.length) {
            int roomy = Math.min(2 * this.held.length, this.frameMax);
            this.held = Arrays.copyOf(this.held, Math.max(needed, roomy));
        }
        System.arraycopy(piece, 0, this.held, this.heldLength, piece.length);
        this.heldLength = needed;
        return this.held;
    }

    private void hold(byte[] bytes, int start, int end) {
        if (!this.inFrame) {
            this.held = null;
        }
        else if (bytes != this.held || start > 0) {
            this.heldLength = end - start;
            this.held = new byte[Math.max(HELD_MIN, this.heldLength)];
            System.arraycopy(bytes, start, this.held, 0, this.heldLength);
        }
    }

}
