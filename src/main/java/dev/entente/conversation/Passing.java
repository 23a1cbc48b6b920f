// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// A listener to what passes and is never stored; who is slow misses it.
final class Passing implements ThreadListener {

    private final Sinks.Many<byte[]> sink = Sinks.many().multicast().directBestEffort();

    @Override
    public void hear(Announcement announcement) {
        // passing is not stored
    }

    @Override
    public synchronized void pass(byte[] message) {
        this.sink.tryEmitNext(message);
    }

    Flux<byte[]> messages() {
        return this.sink.asFlux();
    }

}
