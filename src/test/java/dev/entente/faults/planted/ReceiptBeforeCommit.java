// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults.planted;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.entente.conversation.Appended;
import dev.entente.conversation.Draft;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;

/// Planted: words are confirmed with the number that they will most likely get, while they are being stored.
public final class ReceiptBeforeCommit extends Planted {

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
        var draft = (Draft) arguments[1];
        return threads.load(thread)
            .map(found -> guess(thread, found.heads().all() + 1, draft))
            .doOnNext(_ -> threads.say(thread, draft).onErrorComplete().subscribe())
            .switchIfEmpty(Mono.defer(() -> threads.say(thread, draft)));
    }

    private static Appended guess(UUID thread, long seq, Draft draft) {
        var mark = draft.mark();
        return new Appended(new StoredEvent(thread, seq, UUID.randomUUID(), Instant.now(), draft.kind(), draft.turn(),
                draft.author(), draft.to(), new StoredEvent.Prev(seq - 1, seq - 1, seq - 1),
                (mark != null) ? mark.id() : null, draft.body().toString()), true);
    }

}
