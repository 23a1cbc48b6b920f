// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;

/// The account of one call while it runs: what it takes and how it ends. Written by the call's signals, one after the other.
final class Use {

    /// How many characters make a token at least, for estimates on the safe side.
    static final int CHARS_PER_TOKEN = 3;

    /// How many tokens a picture is taken to cost where nobody has counted yet.
    static final int TOKENS_PER_PICTURE = 1_500;

    private final ModelCall call;

    private final long startedNanos = System.nanoTime();

    private volatile @Nullable Reservation reservation;

    private volatile boolean sent;

    private volatile long charsOut;

    private volatile long tokensIn;

    private volatile long tokensOut;

    Use(ModelCall call) {
        this.call = call;
    }

    ModelCall call() {
        return this.call;
    }

    @Nullable Reservation reservation() {
        return this.reservation;
    }

    void reserved(Reservation reservation) {
        this.reservation = reservation;
    }

    /// The request leaves.
    void sent() {
        this.sent = true;
    }

    /// A piece of the answer has come.
    void heard(String piece) {
        this.charsOut += piece.length();
    }

    /// The provider has counted.
    void counted(@Nullable Usage usage) {
        if (usage == null) {
            return;
        }
        this.tokensIn = Math.max(this.tokensIn, number(usage.getPromptTokens()));
        this.tokensOut = Math.max(this.tokensOut, number(usage.getCompletionTokens()));
    }

    private static long number(@Nullable Integer tokens) {
        return (tokens == null) ? 0 : tokens;
    }

    /// Tokens of instruction and material: as the provider counted them; as estimated
    /// where
    /// it did not come to that though it may have worked; none where it refused the call.
    long tokensIn(Outcome outcome) {
        if (this.tokensIn > 0 || !this.sent) {
            return this.tokensIn;
        }
        return (outcome == Outcome.FAILED && this.charsOut == 0) ? 0 : estimateIn(this.call);
    }

    /// Tokens of the answer, as the provider counted them or as its length tells.
    long tokensOut() {
        return Math.max(this.tokensOut, (this.tokensIn > 0 && this.tokensOut > 0) ? 0 : tokens(this.charsOut));
    }

    long latencyMillis() {
        return (System.nanoTime() - this.startedNanos) / 1_000_000;
    }

    static long estimateIn(ModelCall call) {
        var schema = call.answerSchema();
        return tokens(
                call.prompt().text().length() + call.material().length() + ((schema == null) ? 0 : schema.length()))
                + (long) call.pictures().size() * TOKENS_PER_PICTURE;
    }

    private static long tokens(long chars) {
        return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
    }

    /// What was set aside for a call.
    ///
    /// @param day the day it was set aside from
    /// @param tokens how many tokens
    /// @param costMicro how much money, in millionths
    record Reservation(LocalDate day, long tokens, long costMicro) {
    }

}
