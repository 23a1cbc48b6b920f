// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Takes a message in: bounded, cleaned, cut into words, with the topics it touches. Loaded once, shared by every reader.
final class Ear {

    private final Shorthand shorthand = Shorthand.load();

    private final Vocabulary vocabulary = Vocabulary.load();

    private final PhraseBook phrases = PhraseBook.load("signals.txt", "answers.txt", "remedies.txt", "cues.txt");

    private final int textMaxChars;

    Ear(int textMaxChars) {
        this.textMaxChars = textMaxChars;
    }

    /// Hears one message.
    Heard hear(CharSequence text) {
        var wording = Wording.of(text, this.textMaxChars, this.shorthand);
        return new Heard(wording, this.phrases.find(wording.words()));
    }

    /// The message as numbers for the model.
    Features features(Heard heard) {
        var topics = new LinkedHashSet<String>();
        for (var hit : heard.hits.all()) {
            topics.add(hit.topic());
        }
        var facts = new ArrayList<>(topics);
        if (heard.wording.asks()) {
            facts.add("asks");
        }
        int count = heard.wording.count();
        facts.add(count <= 2 ? "tiny" : (count <= 5) ? "short" : "long");
        return Features.of(this.vocabulary.mask(heard.wording.words()), facts);
    }

    /// A message taken in.
    ///
    /// @param wording its words
    /// @param hits the topics it touches
    record Heard(Wording wording, Hits hits) {

        boolean has(String topic) {
            return this.hits.has(topic);
        }

        List<String> words() {
            return this.wording.words();
        }

    }

}
