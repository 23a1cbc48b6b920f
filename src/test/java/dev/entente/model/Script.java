// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;

import reactor.core.publisher.Flux;

/// What the fake model says to one request.
///
/// @param status the status of the answer; other than 200 it ends there
/// @param contentType another content type than the wire format's, or null
/// @param pieces the pieces of text, in their own time
/// @param ending what comes after the last piece
/// @param finish why the model stopped, in the words of OpenAI: `stop`, `length`, `content_filter`
/// @param tokensIn what it says it was given
/// @param tokensOut what it says it gave
public record Script(int status, String contentType, Flux<String> pieces, Ending ending, String finish, int tokensIn,
        int tokensOut) {

    /// What comes after the last piece.
    public enum Ending {

        /// The end, as the wire format has it.
        DONE,

        /// Nothing more, and the connection stays open.
        STALL,

        /// Half a piece, and the connection breaks.
        CUT,

        /// An orderly end of the body without the wire format's end.
        FALL_SILENT,

        /// Bytes that are no wire format.
        GARBAGE

    }

    /// Says the pieces one after the other and ends.
    public static Script says(String... pieces) {
        return says(Flux.fromArray(pieces));
    }

    /// Says the pieces in their own time and ends.
    public static Script says(Flux<String> pieces) {
        return new Script(200, null, pieces, Ending.DONE, "stop", 11, 7);
    }

    /// Refuses with this status.
    public static Script refuses(int status) {
        return new Script(status, null, Flux.empty(), Ending.DONE, "stop", 0, 0);
    }

    /// Says this many characters in pieces of a thousand.
    public static Script talksFor(int chars) {
        var piece = "x".repeat(1_000);
        return says(Flux.range(0, chars / 1_000).map(each -> piece));
    }

    /// Waits before each piece but the first.
    public Script pausing(Duration pause) {
        var paused = this.pieces.index()
            .concatMap(piece -> (piece.getT1() == 0) ? Flux.just(piece.getT2())
                    : Flux.just(piece.getT2()).delayElements(pause));
        return new Script(this.status, this.contentType, paused, this.ending, this.finish, this.tokensIn,
                this.tokensOut);
    }

    public Script then(Ending ending) {
        return new Script(this.status, this.contentType, this.pieces, ending, this.finish, this.tokensIn,
                this.tokensOut);
    }

    public Script as(String contentType) {
        return new Script(this.status, contentType, this.pieces, this.ending, this.finish, this.tokensIn,
                this.tokensOut);
    }

    public Script finishing(String finish) {
        return new Script(this.status, this.contentType, this.pieces, this.ending, finish, this.tokensIn,
                this.tokensOut);
    }

    /// Counts these tokens, true or not.
    public Script counting(int tokensIn, int tokensOut) {
        return new Script(this.status, this.contentType, this.pieces, this.ending, this.finish, tokensIn, tokensOut);
    }

}
