// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import dev.entente.conversation.StoredEvent.Prev;
import org.jspecify.annotations.Nullable;

/// Words on their way into a thread.
///
/// @param id of the event that they become
/// @param key what makes it the same as an earlier one ([ClientMark#key]), or null where it never is
record Saying(UUID thread, UUID id, Remark remark, @Nullable UUID key) {

    static Saying of(UUID thread, Remark remark) {
        ClientMark mark = remark.mark();
        return new Saying(thread, EventIds.next(), remark, (mark != null) ? mark.key(thread, remark.author()) : null);
    }

    <T> @Nullable T mark(Function<ClientMark, T> part) {
        ClientMark mark = this.remark.mark();
        return (mark != null) ? part.apply(mark) : null;
    }

    StoredEvent stored(long seq, Prev prev, Instant at) {
        return new StoredEvent(this.thread, seq, this.id, at, this.remark.kind(), null, this.remark.author(),
                this.remark.to(), prev, mark(ClientMark::id), this.remark.body());
    }

}
