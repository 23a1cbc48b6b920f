// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Stands between worker and provider: kills the worker where a test wants it, and counts who called.
final class FailingProvider implements PaymentProvider {

    enum Fault {

        DIES_BEFORE_THE_CALL, DIES_AFTER_THE_CALL, LINE_BREAKS_BEFORE_THE_CALL, LINE_BREAKS_AFTER_THE_CALL

    }

    private final PaymentProvider provider;

    /// What happens to the next calls, one each; then all is well.
    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    /// The faults that did happen: a fault test that injected nothing shows nothing.
    final List<Fault> happened = new CopyOnWriteArrayList<>();

    final List<LegOrder> called = new CopyOnWriteArrayList<>();

    final List<UUID> lookedUp = new CopyOnWriteArrayList<>();

    /// Ends when the worker is to die.
    volatile Sinks.Empty<Void> death = Sinks.empty();

    FailingProvider(PaymentProvider provider) {
        this.provider = provider;
    }

    @Override
    public Mono<LegResult> refund(LegOrder order) {
        return call(order, () -> this.provider.refund(order));
    }

    @Override
    public Mono<LegResult> release(LegOrder order) {
        return call(order, () -> this.provider.release(order));
    }

    @Override
    public Mono<LegResult> find(UUID key) {
        return Mono.defer(() -> {
            this.lookedUp.add(key);
            return this.provider.find(key);
        });
    }

    @Override
    public Mono<Instant> extendHold(HoldOrder order) {
        return this.provider.extendHold(order);
    }

    private Mono<LegResult> call(LegOrder order, Supplier<Mono<LegResult>> real) {
        return Mono.defer(() -> {
            this.called.add(order);
            var fault = this.faults.poll();
            if (fault != null) {
                this.happened.add(fault);
            }
            return switch (fault) {
                case null -> real.get();
                case DIES_BEFORE_THE_CALL -> die();
                case DIES_AFTER_THE_CALL -> real.get().then(Mono.defer(this::die));
                case LINE_BREAKS_BEFORE_THE_CALL -> Mono.error(new IllegalStateException("connection refused"));
                case LINE_BREAKS_AFTER_THE_CALL -> real.get().then(Mono.error(new IllegalStateException("reset")));
            };
        });
    }

    /// The process is gone: nothing after this line runs, not even the handling of an
    /// error.
    private Mono<LegResult> die() {
        return Mono.<LegResult>never().doOnSubscribe(_ -> this.death.tryEmitEmpty());
    }

}
