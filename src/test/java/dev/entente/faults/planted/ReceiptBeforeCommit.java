// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults.planted;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.entente.conversation.Appended;
import dev.entente.conversation.Remark;
import dev.entente.conversation.Sayer;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;

/// Planted: words are confirmed with the number that they will most likely get, and stored behind the confirmation.
public final class ReceiptBeforeCommit extends Planted {

    private static final Duration BEHIND = Duration.ofMillis(200);

    ReceiptBeforeCommit() {
        super(Threads.class);
    }

    @Override
    @Nullable Object call(Object good, Method method, @Nullable Object[] arguments) throws Throwable {
        if (!method.getName().equals("say")) {
            return handOn(good, method, arguments);
        }
        var threads = (Threads) good;
        var thread = (UUID) arguments[0];
        var remark = (Remark) arguments[1];
        Mono<Appended> said = threads.load(thread)
            .map(found -> guess(thread, found.heads().all() + 1, remark))
            .doOnNext(_ -> Mono.delay(BEHIND).then(threads.say(thread, remark)).onErrorComplete().subscribe())
            .switchIfEmpty(Mono.defer(() -> threads.say(thread, remark)));
        if (arguments.length == 2) {
            return said;
        }
        var sayer = (Sayer) arguments[2];
        said.subscribe(sayer::stored, sayer::refused);
        return null;
    }

    private static Appended guess(UUID thread, long seq, Remark remark) {
        var mark = remark.mark();
        return new Appended(new StoredEvent(thread, seq, UUID.randomUUID(), Instant.now(), remark.kind(), null,
                remark.author(), remark.to(), new StoredEvent.Prev(seq - 1, seq - 1, seq - 1),
                (mark != null) ? mark.id() : null, remark.body()), true);
    }

}
