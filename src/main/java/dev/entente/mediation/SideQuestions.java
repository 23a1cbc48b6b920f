// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers what people ask beside the matter, from facts, before the talk goes on.
@Component
class SideQuestions {

    /// How much of a sentence has to ask it, where it ends with a question mark and where
    /// it does not.
    private static final double shareAsked = 0.25;

    private static final double shareSaid = 0.6;

    private final List<SideAnswer> answers;

    private final MediationSettings settings;

    SideQuestions(MediationSettings settings) {
        this.settings = settings;
        this.answers = TalkFiles.folder("mediation/answers").stream().map(SideAnswer::read).toList();
    }

    /// Empty where nothing beside the matter is asked.
    Optional<Aside> in(View view, Heard heard) {
        Role party = heard.words().by().role();
        var sentences = Clause.sentences(heard.text());
        var facts = SideFacts.of(view, this.settings);
        for (Clause sentence : sentences) {
            Localized words = answer(party, sentence, facts);
            if (words != null) {
                return Optional.of(new Aside(words, without(sentences, sentence)));
            }
        }
        return Optional.empty();
    }

    private @Nullable Localized answer(Role party, Clause sentence, SideFacts facts) {
        double least = sentence.asks() ? shareAsked : shareSaid;
        return this.answers.stream()
            .filter(one -> one.share(party, sentence.words()) >= least)
            .max(Comparator.comparingDouble(one -> one.share(party, sentence.words())))
            .map(one -> one.words(facts))
            .orElse(null);
    }

    private static String without(List<Clause> sentences, Clause asked) {
        return sentences.stream().filter(one -> one != asked).map(Clause::text).collect(Collectors.joining(" "));
    }

    /// @param rest what was said beside it; may be empty
    record Aside(Localized answer, String rest) {
    }

}
