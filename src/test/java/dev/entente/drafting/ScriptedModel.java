// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.entente.model.ModelCall;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelUnavailable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A model that says what a test tells it to, piece by piece.
final class ScriptedModel implements ModelClient {

    final List<ModelCall> calls = new ArrayList<>();

    final List<Verdict> verdicts = new ArrayList<>();

    final AtomicBoolean cancelled = new AtomicBoolean();

    private final Deque<Flux<String>> answers = new ArrayDeque<>();

    /// Says this, one piece after another.
    ScriptedModel says(String... pieces) {
        this.answers.add(Flux.just(pieces));
        return this;
    }

    /// Says this and then breaks off.
    ScriptedModel cutsAfter(String... pieces) {
        this.answers.add(Flux.just(pieces).concatWith(Mono.error(failure())));
        return this;
    }

    /// Says this and then nothing more, without an end.
    ScriptedModel stallsAfter(String... pieces) {
        this.answers.add(Flux.just(pieces).concatWith(Flux.never()).doOnCancel(() -> this.cancelled.set(true)));
        return this;
    }

    /// Says one piece every second.
    ScriptedModel saysSlowly(String... pieces) {
        this.answers.add(Flux.just(pieces).delayElements(Duration.ofSeconds(1)));
        return this;
    }

    /// Cannot be asked.
    ScriptedModel fails() {
        this.answers.add(Flux.error(ScriptedModel::failure));
        return this;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public Mono<String> ask(ModelCall call) {
        return stream(call).reduce(String::concat);
    }

    @Override
    public Flux<String> stream(ModelCall call) {
        this.calls.add(call);
        return this.answers.removeFirst();
    }

    @Override
    public Mono<Void> note(UUID use, Verdict verdict) {
        return Mono.fromRunnable(() -> this.verdicts.add(verdict));
    }

    private static ModelUnavailable failure() {
        return new ModelUnavailable(ModelUnavailable.Reason.FAILED, "cut");
    }

}
