// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.entente.conversation.AppendWords.Outcome;
import dev.entente.conversation.GroupCommit.Waiting;
import dev.entente.conversation.StoredEvent.Prev;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTests {

    private final UUID thread = EventIds.next();

    private final List<String> told = new ArrayList<>();

    @Test
    void storesOnceWhatIsSaidTwice() {
        var batch = new Batch(List.of(said("a", 1), said("b", 1), said("a", 1), said(null, 0), said(null, 0)));

        assertThat(batch.sayings()).hasSize(4);
        tell(batch);

        assertThat(this.told).containsExactly("new 1", "new 2", "known 1", "new 3", "new 4");
    }

    @Test
    void refusesOtherWordsUnderTheSameMark() {
        var batch = new Batch(List.of(said("a", 1), said("a", 2)));

        tell(batch);

        assertThat(this.told).containsExactly("new 1", "not");
    }

    @Test
    void keepsTheMarksOfTwoSpeakersApart() {
        var mark = new ClientMark("a", new UUID(0, 1));
        var seller = new Author(Role.SELLER, "p", "Bob");

        assertThat(mark.key(this.thread, author())).isEqualTo(mark.key(this.thread, author()))
            .isNotEqualTo(mark.key(this.thread, seller))
            .isNotEqualTo(mark.key(EventIds.next(), author()));
    }

    private void tell(Batch batch) {
        var outcomes = new ArrayList<Outcome>();
        for (Saying saying : batch.sayings()) {
            outcomes.add(new Outcome.New(saying.stored(outcomes.size() + 1, new Prev(0, 0, 0), Instant.EPOCH), false));
        }
        batch.tell(outcomes, (_, outcome) -> this.told.add(switch (outcome) {
            case Outcome.New(var event, var _) -> "new " + event.seq();
            case Outcome.Known(var event) -> "known " + event.seq();
            case Outcome.Not _ -> "not";
        }));
    }

    private Waiting said(@Nullable String mark, long digest) {
        var clientMark = (mark != null) ? new ClientMark(mark, new UUID(0, digest)) : null;
        return new Waiting(Saying.of(this.thread, new Remark("text", author(), Audience.ALL, "{}", clientMark)), null);
    }

    private static Author author() {
        return new Author(Role.BUYER, "p", "Alice");
    }

}
