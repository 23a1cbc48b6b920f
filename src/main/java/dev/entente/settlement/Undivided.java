// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import reactor.core.publisher.Mono;

/// Work that goes on to its end when the one who waits for it has gone away.
///
/// A transaction that is cancelled while its `BEGIN` is on the line leaves a connection of the pool inside a
/// transaction that nobody ends: it is lost to the pool, or what is written on it next is never committed and keeps its
/// locks. So transactions that this module begins itself are not cancelled, only no longer waited for.
public final class Undivided {

    private Undivided() {
    }

    /// The same result, and the same work once per subscriber. It begins outside any
    /// transaction of the caller.
    public static <T> Mono<T> of(Mono<T> work) {
        return Mono.fromFuture(work::toFuture, true);
    }

}
