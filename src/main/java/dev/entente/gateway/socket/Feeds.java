// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

import dev.entente.gateway.Problems;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.stomp.CloseCode;
import dev.entente.stomp.SharedMessage;

/// What one connection listens to; used on the connection's event loop.
final class Feeds {

    private static final Logger log = LoggerFactory.getLogger(Feeds.class);

    private final Map<String, Disposable> following = new HashMap<>(2);

    private final Wire wire;

    private final Answers answers;

    private boolean over;

    Feeds(Wire wire, Answers answers) {
        this.wire = wire;
        this.answers = answers;
    }

    void follow(String subscription, Feed feed) {
        if (!this.over) {
            this.following.put(subscription,
                    feed.follow(this.wire, SharedMessage.subscriber(subscription), this::broken));
        }
    }

    void leave(String subscription) {
        Disposable follower = this.following.remove(subscription);
        if (follower != null) {
            follower.dispose();
        }
    }

    void leaveAll() {
        this.over = true;
        this.following.values().forEach(Disposable::dispose);
        this.following.clear();
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
