// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The raw header lines of one frame, judged before the codec sees them.
///
/// The codec forgives what would let two readers understand one frame differently: lengths that are no numbers,
/// characters that are no UTF-8. Here nothing is forgiven.
///
/// @param from where the first line begins
/// @param to where the last line, with its line feed, has ended
record HeaderBlock(byte[] bytes, int from, int to) {

    /// Stands for a frame without a content-length header.
    static final int NO_LENGTH = -1;

    private static final byte[] CONTENT_LENGTH = "content-length".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] AUTHORIZATION = "authorization:".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] RECEIPT = "receipt".getBytes(StandardCharsets.US_ASCII);

    /// What the JDK puts in place of octets that are no UTF-8.
    private static final char NOT_UTF8 = '\uFFFD';

    private static final int LENGTH_DIGITS_MAX = 9;

    /// Whether a line that is long enough begins with the name of the authorization
    /// header, in any case.
    static boolean isAuthorization(byte[] bytes, int line) {
        for (int at = 0; at < AUTHORIZATION.length; at++) {
            if (Character.toLowerCase(bytes[line + at]) != AUTHORIZATION[at]) {
                return false;
            }
        }
        return true;
    }

    /// Checks every line.
    void check(boolean escaped) throws ViolationFound {
        if (!Utf8.isValid(this.bytes, this.from, this.to)) {
            throw Breach.NOT_UTF8.found("headers are written in UTF-8");
        }
        for (int line = this.from; line < this.to; line = nextLine(line)) {
            checkName(line);
            if (escaped) {
                checkEscapes(line);
            }
        }
    }

    private void checkName(int line) throws ViolationFound {
        int colon = colon(line);
        if (colon < 0) {
            throw Breach.MALFORMED_FRAME.found("a header is a name, a colon and a value");
        }
        if (colon == line) {
            throw Breach.MALFORMED_FRAME.found("a header has a name");
        }
    }

    private void checkEscapes(int line) throws ViolationFound {
        int end = endOfLine(line);
        for (int at = line; at < end; at++) {
            if (this.bytes[at] == '\\') {
                at++;
                if (at == end || "\\cnr".indexOf(this.bytes[at]) < 0) {
                    throw Breach.MALFORMED_FRAME.found("a header has an undefined escape");
                }
            }
        }
    }

    /// The promised length of the body, of which the first mention counts.
    int contentLength() throws ViolationFound {
        String digits = firstRaw(CONTENT_LENGTH);
        if (digits == null) {
            return NO_LENGTH;
        }
        if (digits.isEmpty() || !digits.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            throw Breach.MALFORMED_FRAME.found("content-length is a number of octets");
        }
        if (digits.length() > LENGTH_DIGITS_MAX) {
            throw Breach.TOO_LARGE.found("content-length is above the limit of a frame");
        }
        return Integer.parseInt(digits);
    }

    /// The receipt that the frame asks for, as far as it can be read.
    @Nullable String receipt() {
        String raw = firstRaw(RECEIPT);
        return (raw != null && raw.indexOf(NOT_UTF8) < 0) ? HeaderText.unescape(raw) : null;
    }

    /// All headers up to the blank line, unescaped, of a block that was checked; of a
    /// name that comes again
    /// the
    /// first value counts.
    Map<String, String> firstOfEach() {
        var headers = new LinkedHashMap<String, String>(8);
        for (int line = this.from; line < this.to && colon(line) > 0; line = nextLine(line)) {
            int colon = colon(line);
            headers.putIfAbsent(text(line, colon), text(colon + 1, endOfLine(line)));
        }
        return Collections.unmodifiableMap(headers);
    }

    private String text(int start, int end) {
        String raw = new String(this.bytes, start, end - start, StandardCharsets.UTF_8);
        String plain = (raw.indexOf('\\') < 0) ? raw : HeaderText.unescape(raw);
        return (plain != null) ? plain : raw;
    }

    private @Nullable String firstRaw(byte[] name) {
        for (int line = this.from; line < this.to; line = nextLine(line)) {
            int colon = line + name.length;
            if (colon < this.to && this.bytes[colon] == ':' && startsWith(line, name)) {
                return new String(this.bytes, colon + 1, endOfLine(line) - colon - 1, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private boolean startsWith(int line, byte[] name) {
        for (int at = 0; at < name.length; at++) {
            if (this.bytes[line + at] != name[at]) {
                return false;
            }
        }
        return true;
    }

    private int colon(int line) {
        for (int at = line; this.bytes[at] != '\n'; at++) {
            if (this.bytes[at] == ':') {
                return at;
            }
        }
        return -1;
    }

    private int nextLine(int line) {
        int at = line;
        while (this.bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /// Where the line's text ends, before `LF` or `CR LF`.
    private int endOfLine(int line) {
        int feed = nextLine(line) - 1;
        return (feed > line && this.bytes[feed - 1] == '\r') ? feed - 1 : feed;
    }

}
