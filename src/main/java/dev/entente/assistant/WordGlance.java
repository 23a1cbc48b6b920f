// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.List;

/// Looks for violence, insults, danger and legal threats in two steps: most messages hold none of the telling words and cost one pass over their
/// characters; the others are cut into words and searched for phrases.
final class WordGlance implements Glance {

    private static final List<String> TOPICS = List.of("violence", "insult", "danger", "legal", "shaming");

    private final Shorthand shorthand = Shorthand.load();

    private final PhraseBook phrases = PhraseBook.loadOnly(TOPICS, "signals.txt");

    private final TellingWords telling = new TellingWords(
            Phrase.read("signals.txt").stream().filter(phrase -> TOPICS.contains(phrase.topic())).toList(),
            this.shorthand);

    private final int textMaxChars;

    WordGlance(int textMaxChars) {
        this.textMaxChars = textMaxChars;
    }

    @Override
    public Seen look(CharSequence text) {
        return this.telling.mayBeIn(text, this.textMaxChars) ? lookClosely(text) : Seen.NOTHING;
    }

    /// The full search, with the same answer as [#look] for every text.
    Seen lookClosely(CharSequence text) {
        var words = Wording.of(text, this.textMaxChars, this.shorthand).words();
        var hits = this.phrases.find(words);
        return new Seen(hits.has("violence"), hits.has("insult"), hits.has("danger"),
                hits.has("legal") || hits.has("shaming"));
    }

}
