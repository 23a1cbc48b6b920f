// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelUnavailable;
import dev.entente.prompt.FilledPrompt;
import dev.entente.prompt.Prompts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What every language task needs: the prompts, the way to the model, and the bounds.
record Desk(ModelClient model, Prompts prompts, DraftingSettings settings) {

    private static final Duration NOTE_MAX = Duration.ofSeconds(1);

    private static final Map<String, List<String>> TASKS = Map.of("read-message",
            List.of("mark", "speaker", "labels", "repair"), "word-reply",
            List.of("mark", "language", "reader", "sentences"), "reword-calmly", List.of("mark", "language", "speaker"),
            "describe-photo", List.of("mark", "language"), "summarise-case", List.of("mark", "language", "sentences"),
            "translate-message", List.of("mark", "from", "to"));

    /// Every prompt that is there must have the slots that its task fills.
    ///
    /// @throws IllegalArgumentException where one has others
    Desk {
        TASKS.forEach((task, slots) -> {
            if (prompts.names().contains(task)) {
                prompts.fill(task, slots.stream().collect(Collectors.toMap(slot -> slot, slot -> slot)));
            }
        });
    }

    /// Whether a model can be given this task: there is one, and there is a prompt.
    boolean isOpenFor(String task) {
        return this.model.isConfigured() && this.prompts.names().contains(task);
    }

    FilledPrompt fill(String prompt, Map<String, String> slots) {
        return this.prompts.fill(prompt, slots);
    }

    ModelCall call(String tenant, @Nullable UUID conversation, FilledPrompt prompt, Fence fence, Duration timeMax,
            @Nullable String schema) {
        return call(tenant, conversation, prompt, fence, List.of(), timeMax, schema);
    }

    ModelCall call(String tenant, @Nullable UUID conversation, FilledPrompt prompt, Fence fence,
            List<ModelCall.Picture> pictures, Duration timeMax, @Nullable String schema) {
        return new ModelCall(UUID.randomUUID(), tenant, conversation, prompt, fence.material(), pictures, timeMax,
                this.settings.answerTokensMax(), schema);
    }

    /// The whole answer within the call's time.
    Mono<String> ask(ModelCall call) {
        return this.model.ask(call).timeout(call.timeMax(), Mono.error(Desk::late));
    }

    /// The answer piece by piece; the call's time is that of all pieces together. The end
    /// of time is told after the model was cancelled, for an error of the other source
    /// would not cancel it.
    Flux<String> stream(ModelCall call) {
        return Flux.defer(() -> {
            var isLate = new AtomicBoolean();
            var end = Mono.delay(call.timeMax()).doOnNext(_ -> isLate.set(true));
            return this.model.stream(call)
                .takeUntilOther(end)
                .concatWith(Mono.defer(() -> isLate.get() ? Mono.error(late()) : Mono.empty()));
        });
    }

    /// Notes what became of an answer. That this fails or lasts is nobody's loss.
    Mono<Void> note(ModelCall call, ModelClient.Verdict verdict) {
        return this.model.note(call.use(), verdict).timeout(NOTE_MAX).onErrorComplete();
    }

    private static ModelUnavailable late() {
        return new ModelUnavailable(ModelUnavailable.Reason.TIMEOUT, "The model took too long");
    }

}
