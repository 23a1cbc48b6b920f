// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.entente.assistant.By;
import dev.entente.model.ModelCall;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Mono;

/// Lets a model summarise a case and keeps only sentences whose facts are those of the case.
final class CheckedCaseSummary implements CaseSummary {

    private static final String TASK = "summarise-case";

    private final Desk desk;

    CheckedCaseSummary(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Summary> summarise(SummaryBrief brief) {
        if (!this.desk.isOpenFor(TASK)) {
            return Mono.fromSupplier(() -> listed(brief));
        }
        return Mono.defer(() -> ask(brief))
            .onErrorResume(ModelUnavailable.class, _ -> Mono.just(listed(brief)))
            .switchIfEmpty(Mono.fromSupplier(() -> listed(brief)))
            .checkpoint("drafting.summary");
    }

    private Mono<Summary> ask(SummaryBrief brief) {
        var transcript = transcript(brief);
        var call = call(brief, transcript);
        var sources = new ArrayList<>(List.of(transcript));
        brief.facts().forEach(fact -> sources.add(fact.label() + ' ' + fact.value()));
        var check = new FactCheck(brief.language(), "", sources, List.of(call.prompt().text()),
                this.desk.settings().sentenceMaxChars());
        return this.desk.ask(call).flatMap(answer -> {
            var sheet = new Sheet(check, this.desk.settings());
            sheet.add(answer);
            sheet.end();
            var summary = sheet.holds() ? new Summary(sheet.text(), By.MODEL) : listed(brief);
            return this.desk.note(call, sheet.verdict()).thenReturn(summary);
        });
    }

    private static Summary listed(SummaryBrief brief) {
        var lines = brief.facts()
            .stream()
            .map(fact -> "- " + fact.label() + (brief.language().startsWith("fr") ? "\u00A0: " : ": ") + fact.value());
        var title = Wordings.in(brief.language()).of("summary.title");
        return new Summary(title + '\n' + lines.collect(Collectors.joining("\n")), By.LOCAL);
    }

    /// The newest lines that fit, oldest first.
    private String transcript(SummaryBrief brief) {
        var lines = new ArrayList<String>();
        int left = this.desk.settings().transcriptMaxChars();
        for (var line : brief.transcript().reversed()) {
            var text = line.who().wire() + " wrote – " + line.text();
            left -= text.length() + 1;
            if (left < 0) {
                break;
            }
            lines.addFirst(text);
        }
        return String.join("\n", lines);
    }

    private ModelCall call(SummaryBrief brief, String transcript) {
        var settings = this.desk.settings();
        var facts = brief.facts().stream().map(fact -> fact.label() + ": " + fact.value());
        var fence = new Fence().add("facts", facts.collect(Collectors.joining("\n")), settings.transcriptMaxChars())
            .add("what was written", transcript, settings.transcriptMaxChars());
        var prompt = this.desk.fill(TASK, Map.of("mark", fence.mark(), "language", Wordings.language(brief.language()),
                "sentences", Integer.toString(settings.sentencesMax())));
        return this.desk.call(brief.tenant(), brief.conversation(), prompt, fence, settings.summaryMax(), null);
    }

}
