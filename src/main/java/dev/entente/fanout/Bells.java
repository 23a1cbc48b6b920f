// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.util.function.Consumer;
import java.util.function.Supplier;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Rings that reach every node that listens; a hint that may be lost, never the memory.
public interface Bells {

    /// Rings on this node and on all others without waiting; what Redis cannot take is
    /// dropped.
    void ring(String topic, byte[] message);

    /// Rings on other nodes only, for what this one has told itself already. The message
    /// is made only where there are other nodes.
    void ringElsewhere(String topic, Supplier<byte[]> message);

    /// Hears what is rung on the topic, on this node and on others, until it is disposed
    /// of.
    ///
    /// @param listener must not block and must not fail; rings of one node come one after
    /// the other
    Disposable hear(String topic, Consumer<byte[]> listener);

    /// The same for as long as the flux is listened to; who is slow misses rings.
    default Flux<byte[]> listen(String topic) {
        return Flux.defer(() -> {
            Sinks.Many<byte[]> heard = Sinks.many().multicast().directBestEffort();
            Disposable hearing = hear(topic, message -> {
                synchronized (heard) {
                    heard.tryEmitNext(message);
                }
            });
            return heard.asFlux().doFinally(_ -> hearing.dispose());
        });
    }

}
