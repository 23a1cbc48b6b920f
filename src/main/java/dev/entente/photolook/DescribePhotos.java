// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.time.Duration;

import dev.entente.evidence.PhotoLook;
import dev.entente.evidence.PhotoLooks;
import dev.entente.worker.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks at photos that were shown, one after the other, as long as the server runs. It may die at any line: a photo whose
/// lease is over is looked at again, and said once.
final class DescribePhotos extends Worker {

    private static final Logger log = LoggerFactory.getLogger(DescribePhotos.class);

    private final PhotoLooks looks;

    private final OneLook oneLook;

    private final LookSettings settings;

    DescribePhotos(PhotoLooks looks, OneLook oneLook, LookSettings settings) {
        super(looks.rings(), settings.lookEvery(), settings.lookStopGrace());
        this.looks = looks;
        this.oneLook = oneLook;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> lookAtAll(), 1).then();
    }

    /// Until none is due.
    Mono<Void> lookAtAll() {
        return Mono.defer(() -> this.looks.take(this.settings.lookLease()))
            .flatMap(look -> look(look).thenReturn(true))
            .onErrorResume(failure -> {
                log.warn("Cannot take photos to look at: {}", failure.toString());
                return Mono.empty();
            })
            .defaultIfEmpty(false)
            .repeat()
            .takeUntil(looked -> !looked || !isRunning())
            .then();
    }

    private Mono<Void> look(PhotoLook look) {
        var looked = this.oneLook.at(look).timeout(this.settings.lookLease());
        return orPutBack(looked, this.looks.rest(look, Duration.ZERO)).onErrorResume(failure -> rest(look, failure));
    }

    private Mono<Void> rest(PhotoLook look, Throwable failure) {
        log.warn("Looking at photo {} failed and is tried again: {}", look.photo().id(), failure.toString());
        Duration rest = this.settings.lookRest().multipliedBy(look.failures() + 1L);
        Duration bounded = rest.compareTo(this.settings.lookRestMax()) < 0 ? rest : this.settings.lookRestMax();
        return this.looks.rest(look, bounded).onErrorComplete();
    }

}
