// SPDX-License-Identifier: Apache-2.0

package dev.entente.party;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Revocations that a test lists.
final class TestRevocations implements Revocations {

    private final List<Revocation> all;

    TestRevocations(Revocation... all) {
        this.all = List.of(all);
    }

    @Override
    public Mono<Void> known() {
        return Mono.empty();
    }

    @Override
    public boolean covers(Caller caller) {
        return this.all.stream().anyMatch(one -> one.covers(caller));
    }

    @Override
    public Flux<Revocation> watch() {
        return Flux.never();
    }

}
