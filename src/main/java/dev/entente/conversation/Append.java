// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.List;
import java.util.UUID;

import dev.entente.conversation.R2dbcEvents.Numbered;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Numbers and stores what the case says of itself, in the caller's transaction; nobody may refuse it.
@Component
class Append {

    private final R2dbcEvents events;

    private final R2dbcTurns turns;

    Append(R2dbcEvents events, R2dbcTurns turns) {
        this.events = events;
        this.turns = turns;
    }

    Mono<List<StoredEvent>> statements(UUID thread, List<Draft> drafts) {
        return this.events.lock(List.of(thread)).next().flatMap(locked -> {
            var numbered = drafts.stream().map(draft -> numbered(locked, draft)).toList();
            return store(locked, numbered).thenReturn(numbered.stream().map(Numbered::event).toList());
        });
    }

    private static Numbered numbered(LockedThread locked, Draft draft) {
        return new Numbered(locked.number(draft), draft.mark());
    }

    private Mono<Void> store(LockedThread locked, List<Numbered> numbered) {
        Mono<Void> asked = locked.turnAsked() ? this.turns.ask(locked.id()) : Mono.empty();
        return this.events.insert(numbered).then(this.events.moveHeads(List.of(locked))).then(asked);
    }

}
