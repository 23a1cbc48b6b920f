// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;

/// Finds where a frame ends, octet by octet and only once over each, and stops at the first that may not be there.
///
/// All positions count from the first octet of the frame.
final class FrameScanner {

    private enum Part {

        COMMAND, HEADERS, BODY

    }

    private final int frameMax;

    private final int lineMax;

    private final int authorizationMax;

    private final int blockMax;

    private final int headersMax;

    private Part part = Part.COMMAND;

    private ClientCommand command = ClientCommand.UNKNOWN;

    private int position;

    private int lineStart;

    private int headersStart;

    private int bodyStart;

    private int headers;

    private int contentLength;

    private boolean afterReturn;

    FrameScanner(StompSettings settings) {
        this.frameMax = Math.toIntExact(settings.frameSizeMax().toBytes());
        this.lineMax = Math.toIntExact(settings.headerLineSizeMax().toBytes());
        this.authorizationMax = Math.toIntExact(settings.authorizationSizeMax().toBytes());
        this.blockMax = Math.toIntExact(settings.headerBlockSizeMax().toBytes());
        this.headersMax = settings.headersMax();
    }

    /// Begins a new frame.
    void begin() {
        this.part = Part.COMMAND;
        this.command = ClientCommand.UNKNOWN;
        this.position = 0;
        this.lineStart = 0;
        this.headersStart = 0;
        this.headers = 0;
        this.afterReturn = false;
    }

    /// How many octets of the frame have been seen; all of them once it is whole.
    int length() {
        return this.position;
    }

    /// Where the body begins, once the headers have ended.
    int bodyStart() {
        return this.bodyStart;
    }

    ClientCommand command() {
        return this.command;
    }

    /// The header lines seen so far, of a frame that begins at `start`.
    HeaderBlock headers(byte[] bytes, int start) {
        boolean begun = this.headersStart > 0;
        return new HeaderBlock(bytes, start + this.headersStart, start + (begun ? this.lineStart : 0));
    }

    /// Reads on in a frame that begins at `start`, up to `end`; tells whether it is
    /// whole.
    boolean advance(byte[] bytes, int start, int end) throws ViolationFound {
        while (this.part != Part.BODY) {
            if (start + this.position >= end) {
                return false;
            }
            head(bytes, start);
        }
        return (this.contentLength != HeaderBlock.NO_LENGTH) ? measuredBody(bytes, start, end)
                : openBody(bytes, start, end);
    }

    private void head(byte[] bytes, int start) throws ViolationFound {
        byte octet = bytes[start + this.position];
        this.position++;
        if (this.afterReturn && octet != '\n') {
            throw Breach.MALFORMED_FRAME.found("a carriage return stands only before a line feed");
        }
        if (octet == 0) {
            throw Breach.MALFORMED_FRAME.found("the frame ends before its headers do");
        }
        if (octet == '\n') {
            endLine(bytes, start);
            this.lineStart = this.position;
        }
        else if (octet != '\r') {
            checkLine(bytes, start);
        }
        this.afterReturn = octet == '\r';
    }

    private void checkLine(byte[] bytes, int start) throws ViolationFound {
        int length = this.position - this.lineStart;
        if (this.part == Part.COMMAND && length > ClientCommand.LENGTH_MAX) {
            throw Breach.UNKNOWN_COMMAND.found("there is no such command");
        }
        if (length > this.lineMax && !isAuthorization(bytes, start, length)) {
            throw Breach.TOO_LARGE.found("a header line is above the limit of " + this.lineMax + " octets");
        }
        if (this.position - this.headersStart > this.blockMax) {
            throw Breach.TOO_LARGE.found("the headers are above the limit of " + this.blockMax + " octets");
        }
    }

    private boolean isAuthorization(byte[] bytes, int start, int length) {
        return this.command.isConnect() && length <= this.authorizationMax
                && HeaderBlock.isAuthorization(bytes, start + this.lineStart);
    }

    private void endLine(byte[] bytes, int start) throws ViolationFound {
        int length = this.position - 1 - this.lineStart - (this.afterReturn ? 1 : 0);
        if (this.part == Part.COMMAND) {
            this.command = ClientCommand
                .of(new String(bytes, start + this.lineStart, length, StandardCharsets.ISO_8859_1));
            this.headersStart = this.position;
            this.part = Part.HEADERS;
        }
        else if (length == 0) {
            endHeaders(bytes, start);
        }
        else if (++this.headers > this.headersMax) {
            throw Breach.TOO_LARGE.found("there are more than " + this.headersMax + " headers");
        }
    }

    private void endHeaders(byte[] bytes, int start) throws ViolationFound {
        var refusal = this.command.refusal();
        if (refusal.isPresent()) {
            throw new ViolationFound(refusal.get());
        }
        HeaderBlock block = headers(bytes, start);
        block.check(!this.command.isConnect());
        this.contentLength = block.contentLength();
        this.bodyStart = this.position;
        if (this.contentLength > 0) {
            checkBodyAllowed();
        }
        if (this.contentLength >= this.frameMax - this.bodyStart) {
            throw tooLong();
        }
        this.part = Part.BODY;
    }

    private boolean measuredBody(byte[] bytes, int start, int end) throws ViolationFound {
        int last = this.bodyStart + this.contentLength;
        if (start + last >= end) {
            this.position = end - start;
            return false;
        }
        if (bytes[start + last] != 0) {
            throw Breach.MALFORMED_FRAME.found("the body is longer than its content-length");
        }
        this.position = last + 1;
        return true;
    }

    private boolean openBody(byte[] bytes, int start, int end) throws ViolationFound {
        while (start + this.position < end) {
            byte octet = bytes[start + this.position];
            this.position++;
            if (octet == 0) {
                return true;
            }
            checkBodyAllowed();
            if (this.position >= this.frameMax) {
                throw tooLong();
            }
        }
        return false;
    }

    private void checkBodyAllowed() throws ViolationFound {
        if (!this.command.hasBody()) {
            throw Breach.MALFORMED_FRAME.found("only SEND has a body");
        }
    }

    private ViolationFound tooLong() {
        return Breach.TOO_LARGE.found("the frame is above the limit of " + this.frameMax + " octets");
    }

}
