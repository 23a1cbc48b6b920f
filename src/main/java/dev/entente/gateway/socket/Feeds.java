// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.gateway.Problems;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.stomp.CloseCode;

/// What one connection listens to. What is new goes out at once; what is only replayed waits until the reader has made
/// room, so that a long thread can be read by a slow line.
final class Feeds {

    private static final Logger log = LoggerFactory.getLogger(Feeds.class);

    private final Map<String, Disposable> following = new ConcurrentHashMap<>();

    private final Wire wire;

    private final Answers answers;

    Feeds(Wire wire, Answers answers) {
        this.wire = wire;
        this.answers = answers;
    }

    void follow(String subscription, Flux<Outgoing> feed) {
        Disposable follower = feed.concatMap(message -> pass(subscription, message))
            .takeUntilOther(this.wire.ended())
            .subscribe(null, this::broken);
        this.following.put(subscription, follower);
    }

    void leave(String subscription) {
        Disposable follower = this.following.remove(subscription);
        if (follower != null) {
            follower.dispose();
        }
    }

    private Mono<Void> pass(String subscription, Outgoing message) {
        if (!message.isReplay() || this.wire.hasRoom()) {
            this.wire.say(message.to(subscription));
            return Mono.empty();
        }
        return this.wire.room().then(Mono.fromRunnable(() -> this.wire.say(message.to(subscription))));
    }

    private void broken(Throwable failure) {
        boolean slow = failure instanceof TimeoutException
                || (failure instanceof Refused refused && refused.refusal().reason() == Refusal.Reason.TOO_MANY);
        if (slow) {
            this.wire.end(CloseCode.SLOW_READER, "too slow, come back");
            return;
        }
        log.debug("A feed broke: {}", failure.toString());
        this.answers.error(Problems.of(failure), null);
    }

}
