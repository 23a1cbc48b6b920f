// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.By;
import dev.entente.assistant.Glance;
import dev.entente.assistant.Utterance;
import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Mono;

/// Lets a model reword and takes its words only where no fact is lost, new or changed and nothing hostile is left; else words are chosen here.
final class CheckedRewording implements Rewording {

    private static final String TASK = "reword-calmly";

    private static final List<String> KEYS = List.of("observation", "feeling", "need", "request");

    private static final int PART_MAX_CHARS = 600;

    private final Assistant local;

    private final Glance glance;

    private final CalmWords calm;

    private final Desk desk;

    CheckedRewording(Assistant local, Glance glance, Desk desk) {
        this.local = local;
        this.glance = glance;
        this.calm = new CalmWords(glance);
        this.desk = desk;
    }

    @Override
    public Mono<Draft> reword(RewordBrief brief) {
        var bounded = new RewordBrief(brief.tenant(), brief.conversation(), brief.speaker(), brief.language(),
                Letters.bound(brief.text(), this.desk.settings().materialMaxChars()), brief.currency());
        if (!this.desk.isOpenFor(TASK) || bounded.text().isBlank()) {
            return here(bounded);
        }
        return Mono.defer(() -> byModel(bounded))
            .onErrorResume(ModelUnavailable.class, _ -> here(bounded))
            .onErrorResume(Garbled.class, _ -> here(bounded))
            .checkpoint("drafting.reword");
    }

    private Mono<Draft> here(RewordBrief brief) {
        return this.local.read(new Utterance(brief.speaker(), brief.text(), brief.language(), brief.currency()))
            .map(reading -> draft(brief, this.calm.parts(brief, reading), By.LOCAL));
    }

    private Mono<Draft> byModel(RewordBrief brief) {
        var call = call(brief);
        return this.desk.ask(call)
            .map(answer -> checked(brief, call, answer))
            .switchIfEmpty(Mono.error(() -> new Garbled("The answer is empty.")))
            .flatMap(draft -> this.desk.note(call, Verdict.TAKEN).thenReturn(draft))
            .onErrorResume(Garbled.class, flaw -> this.desk.note(call, Verdict.REJECTED).then(Mono.error(flaw)));
    }

    private Draft checked(RewordBrief brief, ModelCall call, String answer) {
        var form = Form.read(answer, Set.copyOf(KEYS));
        var parts = new Draft.Parts(form.text("observation", PART_MAX_CHARS), form.text("feeling", PART_MAX_CHARS),
                form.text("need", PART_MAX_CHARS), form.text("request", PART_MAX_CHARS));
        var text = parts.text();
        var before = Facts.hard(brief.text());
        var after = Facts.hard(text);
        if (!Facts.missing(before, after).isEmpty() || !Facts.missing(after, before).isEmpty()) {
            throw new Garbled("A fact was changed.");
        }
        if (!Facts.missing(Claims.in(Letters.fold(text)), Claims.in(Letters.fold(brief.text()))).isEmpty()
                || Names.isNewIn(text, List.of(brief.text()))
                || new Echo(List.of(call.prompt().text()), brief.text()).isIn(text)) {
            throw new Garbled("Something was added.");
        }
        var seen = this.glance.look(text);
        if (seen.insult() || seen.violence() || seen.legal() || Harshness.isIn(text)
                || Tongue.isOther(text, brief.language())) {
            throw new Garbled("It is not calm, or in another language.");
        }
        return draft(brief, parts, By.MODEL);
    }

    private static Draft draft(RewordBrief brief, Draft.Parts parts, By by) {
        return new Draft(parts.text(), parts, WordDiff.between(brief.text(), parts.text()), by);
    }

    private ModelCall call(RewordBrief brief) {
        var settings = this.desk.settings();
        var fence = new Fence().add("message", brief.text(), settings.materialMaxChars());
        var prompt = this.desk.fill(TASK, Map.of("mark", fence.mark(), "language", Wordings.language(brief.language()),
                "speaker", Wordings.speaker(brief.speaker())));
        var schema = new Schema();
        KEYS.forEach(schema::text);
        return this.desk.call(brief.tenant(), brief.conversation(), prompt, fence, settings.rewordMax(), schema.text());
    }

}
