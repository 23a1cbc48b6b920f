// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The photos that software has to look at, each once, and what came of it.
public interface PhotoLooks {

    /// How many of 64 bits may differ in hashes of what counts as the same picture.
    int DISTANCE_MAX = 7;

    /// Rings when a photo was shown on this node; a ring may be lost.
    Flux<?> rings();

    /// The photo that has waited longest, for this caller alone until the lease is over;
    /// empty where none is due.
    Mono<PhotoLook> take(Duration lease);

    /// Conversations of the same tenant, other than this photo's own, in which nearly the
    /// same picture was shown before; earliest first.
    Flux<UUID> usedBefore(PhotoLook look, int limit);

    /// Writes down what came of it, in the caller's transaction.
    ///
    /// @param text what is written in the picture, at most 500 characters
    /// @param signals for agents alone, a JSON array
    /// @return false where somebody else holds the lease or has finished: then nothing is
    /// written and nothing must be said
    Mono<Boolean> finish(PhotoLook look, @Nullable String text, String signals);

    /// Lets another attempt begin after a rest.
    Mono<Void> rest(PhotoLook look, Duration rest);

    /// What agents are told of the photos of a conversation; oldest photo first.
    Flux<PhotoSignals> signals(UUID conversationId);

}
