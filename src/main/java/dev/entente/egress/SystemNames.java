// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.net.InetAddress;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Names as the machine looks them up. That blocks, and so has few threads of its own.
final class SystemNames implements Names, AutoCloseable {

    private final Scheduler threads;

    private final EgressSettings settings;

    SystemNames(EgressSettings settings) {
        this.threads = Schedulers.newBoundedElastic(settings.namesAtOnce(), settings.namesWaitingMax(), "names");
        this.settings = settings;
    }

    @Override
    public Mono<List<InetAddress>> lookUp(String host) {
        return Mono.fromCallable(() -> List.of(InetAddress.getAllByName(host)))
            .subscribeOn(this.threads)
            .timeout(this.settings.nameTimeMax());
    }

    @Override
    public void close() {
        this.threads.dispose();
    }

}
