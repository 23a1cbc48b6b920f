// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import reactor.core.publisher.Flux;

/// Rings that reach every node that listens; a hint that may be lost, never the memory.
public interface Bells {

    /// Rings without waiting; what Redis cannot take is dropped and counted.
    void ring(String topic, byte[] message);

    /// What is rung on the topic, on this node and on others, for as long as it is
    /// listened to.
    Flux<byte[]> listen(String topic);

}
