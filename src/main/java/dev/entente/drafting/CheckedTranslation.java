// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.entente.assistant.By;
import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Mono;

/// Lets a model translate and takes its words only where every figure is the same, in the language asked for, and of a like length.
final class CheckedTranslation implements Translation {

    private static final String TASK = "translate-message";

    /// What binds somebody; other sayings differ too much between two languages to be
    /// compared.
    private static final Set<String> BINDING = Set.of("AGREEMENT", "DECISION");

    private static final int LONGER_MAX = 3;

    private static final int SHORT_CHARS = 40;

    private final Desk desk;

    CheckedTranslation(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Translated> translate(TranslationBrief brief) {
        boolean fits = !brief.text().isBlank() && brief.text().length() <= this.desk.settings().materialMaxChars();
        if (!this.desk.isOpenFor(TASK) || !fits || brief.from().equals(brief.to())) {
            return Mono.empty();
        }
        return Mono.defer(() -> ask(brief)).onErrorComplete(ModelUnavailable.class).checkpoint("drafting.translate");
    }

    private Mono<Translated> ask(TranslationBrief brief) {
        var call = call(brief);
        return this.desk.ask(call).map(String::strip).flatMap(text -> {
            if (!holds(brief, call, text)) {
                return this.desk.note(call, Verdict.REJECTED).then(Mono.empty());
            }
            var translated = new Translated(brief.text(), text, brief.from(), brief.to(), By.MODEL);
            return this.desk.note(call, Verdict.TAKEN).thenReturn(translated);
        });
    }

    private static boolean holds(TranslationBrief brief, ModelCall call, String text) {
        var before = Facts.hard(brief.text());
        var after = Facts.hard(text);
        int length = brief.text().length();
        return !text.isEmpty() && text.length() <= LONGER_MAX * length + SHORT_CHARS
                && length <= LONGER_MAX * text.length() + SHORT_CHARS && Facts.missing(before, after).isEmpty()
                && Facts.missing(after, before).isEmpty() && !binds(brief.text(), text)
                && !Tongue.isOther(text, brief.to()) && text.indexOf('⟦') < 0
                && !new Echo(List.of(call.prompt().text()), brief.text()).isIn(text);
    }

    /// Whether the translation binds somebody in a way that the message does not.
    private static boolean binds(String before, String after) {
        var added = Facts.missing(Claims.in(Letters.fold(after)), Claims.in(Letters.fold(before)));
        return added.stream().map(Fact::value).anyMatch(BINDING::contains);
    }

    private ModelCall call(TranslationBrief brief) {
        var settings = this.desk.settings();
        var fence = new Fence().add("message", brief.text(), settings.materialMaxChars());
        var prompt = this.desk.fill(TASK, Map.of("mark", fence.mark(), "from", Wordings.language(brief.from()), "to",
                Wordings.language(brief.to())));
        return this.desk.call(brief.tenant(), brief.conversation(), prompt, fence, settings.translateMax(), null);
    }

}
