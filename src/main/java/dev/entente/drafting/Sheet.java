// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;

import dev.entente.model.ModelClient.Verdict;

/// The sentences of one answer, as they come in and are checked.
final class Sheet {

    private final FactCheck check;

    private final Sentences sentences;

    private final int sentencesMax;

    private final List<String> kept = new ArrayList<>();

    private int dropped;

    Sheet(FactCheck check, DraftingSettings settings) {
        this.check = check;
        this.sentences = new Sentences(settings.sentenceMaxChars());
        this.sentencesMax = settings.sentencesMax();
    }

    /// Takes a piece of the answer.
    ///
    /// @return the sentences that are complete now and hold
    List<String> add(String piece) {
        return checked(this.sentences.add(piece));
    }

    /// Takes the end of the answer.
    List<String> end() {
        var rest = this.sentences.rest();
        return rest.isEmpty() ? List.of() : checked(List.of(rest));
    }

    private List<String> checked(List<String> whole) {
        var good = new ArrayList<String>();
        for (var sentence : whole) {
            if (!isFull() && this.check.flaw(sentence) == null) {
                good.add(sentence);
                this.kept.add(sentence);
            }
            else {
                this.dropped++;
            }
        }
        return good;
    }

    /// More sentences, or more bad ones, than an answer may have: nothing more is read.
    boolean isFull() {
        return this.kept.size() >= this.sentencesMax || this.dropped > this.sentencesMax;
    }

    String text() {
        return String.join(" ", this.kept);
    }

    boolean holds() {
        return !this.kept.isEmpty() && this.check.keepsAll(text());
    }

    Verdict verdict() {
        if (!holds()) {
            return Verdict.REJECTED;
        }
        return this.dropped == 0 ? Verdict.TAKEN : Verdict.DROPPED_PARTLY;
    }

}
