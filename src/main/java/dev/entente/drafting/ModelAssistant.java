// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.util.Map;

import dev.entente.assistant.About;
import dev.entente.assistant.Assistant;
import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Intents;
import dev.entente.assistant.Reading;
import dev.entente.assistant.Utterance;
import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Mono;

/// Reads on this machine first and asks a model only where that did not suffice: unsure, long, or two problems at once. A message with orders to
/// the software is never shown to a model.
final class ModelAssistant implements Assistant {

    private static final String TASK = "read-message";

    private static final String NO_REPAIR = "Think before you answer, and answer once.";

    private static final double ONE_PROBLEM_FROM = 0.75;

    private final Assistant local;

    private final Desk desk;

    private final double sureFrom;

    ModelAssistant(Assistant local, Desk desk, AssistantSettings settings) {
        this.local = local;
        this.desk = desk;
        this.sureFrom = settings.sureFrom();
    }

    @Override
    public Mono<Reading> read(Utterance utterance) {
        var about = utterance.about();
        if (about == null || !this.desk.isOpenFor(TASK)) {
            return this.local.read(utterance);
        }
        return this.local.read(utterance)
            .flatMap(reading -> isClear(utterance, reading) ? Mono.just(reading) : refine(utterance, about, reading))
            .checkpoint("drafting.read");
    }

    private boolean isClear(Utterance utterance, Reading reading) {
        if (reading.injection() || utterance.text().isBlank()) {
            return true;
        }
        boolean twoProblems = reading.confidence() < ONE_PROBLEM_FROM && Intents.CATEGORIES.contains(reading.intent())
                && reading.runnerUp() != null && Intents.CATEGORIES.contains(reading.runnerUp());
        return reading.confidence() >= this.sureFrom && !twoProblems
                && utterance.text().length() < this.desk.settings().longFromChars();
    }

    private Mono<Reading> refine(Utterance utterance, About about, Reading reading) {
        var labels = Labels.of(utterance.speaker(), about.choices());
        return label(utterance, about, labels)
            .timeout(this.desk.settings().readMax(), Mono.error(() -> new Garbled("The time is over.")))
            .map(label -> TwoReadings.join(utterance, reading, label))
            .onErrorReturn(ModelUnavailable.class, reading)
            .onErrorReturn(Garbled.class, reading);
    }

    private Mono<Labels.Label> label(Utterance utterance, About about, Labels labels) {
        var first = call(utterance, about, labels, NO_REPAIR);
        return answer(first, labels, Verdict.TAKEN).onErrorResume(Garbled.class, flaw -> {
            var second = call(utterance, about, labels, "Your last answer could not be used. " + flaw.getMessage());
            return answer(second, labels, Verdict.REPAIRED);
        });
    }

    private Mono<Labels.Label> answer(ModelCall call, Labels labels, Verdict good) {
        return this.desk.ask(call)
            .map(labels::read)
            .switchIfEmpty(Mono.error(() -> new Garbled("The answer is empty.")))
            .flatMap(label -> this.desk.note(call, good).thenReturn(label))
            .onErrorResume(Garbled.class, flaw -> this.desk.note(call, Verdict.REJECTED).then(Mono.error(flaw)));
    }

    private ModelCall call(Utterance utterance, About about, Labels labels, String repair) {
        var settings = this.desk.settings();
        var fence = new Fence().add("message", utterance.text(), settings.materialMaxChars());
        var prompt = this.desk.fill(TASK, Map.of("mark", fence.mark(), "speaker", Wordings.speaker(utterance.speaker()),
                "labels", labels.paragraph(), "repair", repair));
        return this.desk.call(about.tenant(), about.conversation(), prompt, fence, settings.readMax(), labels.schema());
    }

}
