// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.UUID;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where the pictures lie: a port with one adapter for the local disk.
///
/// Names are photo ids, made by this server. What was put is there after a power cut once the `Mono` has completed,
/// and is never seen half written.
public interface PhotoStore {

    /// Keeps one copy; putting the same copy again replaces it.
    Mono<Void> put(UUID photoId, PhotoVariant variant, byte[] jpeg);

    /// The bytes of one copy, in small buffers that the subscriber releases; fails with
    /// [UnknownPhoto] if it is not
    /// there.
    Flux<DataBuffer> read(UUID photoId, PhotoVariant variant);

    /// Takes away every copy of the photo; nothing happens where there is none.
    Mono<Void> remove(UUID photoId);

}
