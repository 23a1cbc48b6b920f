// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import reactor.core.publisher.Mono;

/// Carries word to somebody outside. It is called in the transaction that takes the notice out of the outbox, so that it
/// only stores what it has to do, and does it afterwards. An error leaves the notice where it was.
public interface OutboxListener {

    Mono<Void> hear(Notice notice);

}
