// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.function.Consumer;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import dev.entente.stomp.SharedMessage;

/// The messages of one destination, ready to go to one subscriber.
@FunctionalInterface
interface Feed {

    /// Begins; ends when it is disposed of.
    ///
    /// @param subscriber [SharedMessage#subscriber] of the client's subscription
    /// @param broken is told at most once why there can be no more
    Disposable follow(Wire wire, byte[] subscriber, Consumer<Throwable> broken);

    /// What is new goes out at once.
    static Feed of(Flux<SharedMessage> messages) {
        return (wire, subscriber, broken) -> messages
            .subscribe(message -> wire.post(new MessageFrame(message, subscriber)), broken);
    }

}
