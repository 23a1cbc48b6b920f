// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// Looks for violence, insults, danger and legal threats in one pass over the words.
final class WordGlance implements Glance {

    private static final List<String> TOPICS = List.of("violence", "insult", "danger", "legal", "shaming");

    private final Shorthand shorthand = Shorthand.load();

    private final PhraseBook phrases = PhraseBook.loadOnly(TOPICS, "signals.txt");

    private final int textMaxChars;

    WordGlance(int textMaxChars) {
        this.textMaxChars = textMaxChars;
    }

    @Override
    public Seen look(CharSequence text) {
        var words = Wording.of(text, this.textMaxChars, this.shorthand).words();
        var hits = this.phrases.find(words);
        return new Seen(hits.has("violence"), hits.has("insult"), hits.has("danger"),
                hits.has("legal") || hits.has("shaming"));
    }

}
