// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Holds every sentence of a model against what may be said. It knows words and figures, not meaning: that a sentence says the contrary with the
/// same figures is not seen here.
final class FactCheck {

    private static final int SHORTER_MAX = 3;

    private final String language;

    private final String template;

    private final List<String> sources;

    private final List<Fact> allowed;

    private final Echo echo;

    private final int sentenceMaxChars;

    /// A check for one answer.
    ///
    /// @param language in which it must be
    /// @param template what must be said; its facts may not be lost
    /// @param others what may be said beside it
    /// @param unsaid what must not be repeated: the instruction and a party's words
    /// @param sentenceMaxChars how long a sentence may be
    FactCheck(String language, String template, List<String> others, List<String> unsaid, int sentenceMaxChars) {
        this.language = language;
        this.template = template;
        this.sources = new ArrayList<>(others);
        this.sources.add(template);
        this.allowed = this.sources.stream().flatMap(source -> Facts.of(source).stream()).toList();
        this.echo = new Echo(unsaid, String.join(" ", this.sources));
        this.sentenceMaxChars = sentenceMaxChars;
    }

    /// What is wrong with a sentence.
    ///
    /// @return null where nothing is
    @Nullable Flaw flaw(String sentence) {
        if (sentence.length() > this.sentenceMaxChars || !Sentences.isWhole(sentence)) {
            return Flaw.LENGTH;
        }
        if (Tongue.isOther(sentence, this.language)) {
            return Flaw.LANGUAGE;
        }
        if (!Facts.missing(Facts.of(sentence), this.allowed).isEmpty() || Names.isNewIn(sentence, this.sources)) {
            return Flaw.FACT;
        }
        return this.echo.isIn(sentence) ? Flaw.ECHO : null;
    }

    /// Whether a whole answer says all that must be said, as far as facts, questions and
    /// its length tell. Who agrees may be asked in other words.
    boolean keepsAll(String answer) {
        boolean asks = this.template.contains("?");
        var kept = Facts.of(this.template).stream().filter(fact -> !fact.value().equals(Claims.AGREEMENT.name()));
        return Facts.missing(kept.toList(), Facts.of(answer)).isEmpty() && (!asks || answer.contains("?"))
                && this.template.length() <= SHORTER_MAX * answer.length();
    }

    /// Why a sentence is dropped.
    enum Flaw {

        /// Too long, or not a whole sentence.
        LENGTH,

        /// In another language.
        LANGUAGE,

        /// Says something that is not among the facts.
        FACT,

        /// Repeats the instruction or a party.
        ECHO

    }

}
