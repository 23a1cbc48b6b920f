// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets changes gather for a moment, so that many changes of one case are told once. It keeps each id once and nothing
/// else.
final class Changes {

    private final Set<UUID> waiting = new LinkedHashSet<>();

    private final Duration rest;

    private Changes(Duration rest) {
        this.rest = rest;
    }

    static Flux<UUID> gather(Flux<UUID> changed, Duration rest) {
        return Flux.defer(() -> new Changes(rest).gather(changed));
    }

    private Flux<UUID> gather(Flux<UUID> changed) {
        return changed.map(this::add)
            .onBackpressureLatest()
            .concatMap(_ -> Mono.delay(this.rest).flatMapIterable(_ -> take()), 1);
    }

    private synchronized UUID add(UUID id) {
        this.waiting.add(id);
        return id;
    }

    private synchronized List<UUID> take() {
        var taken = List.copyOf(this.waiting);
        this.waiting.clear();
        return taken;
    }

}
