// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.conversation.R2dbcEvents.Numbered;
import dev.entente.conversation.R2dbcEvents.Said;
import dev.entente.conversation.R2dbcEvents.Saying;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Numbers and stores sayings in the caller's transaction: heads are locked first, then what is known by its mark is
/// left out, then the rest is numbered and stored by a second statement.
@Component
class Append {

    private final R2dbcEvents events;

    private final R2dbcTurns turns;

    Append(R2dbcEvents events, R2dbcTurns turns) {
        this.events = events;
        this.turns = turns;
    }

    /// One outcome per saying, in their order; plain words are checked against the
    /// thread's mode.
    Mono<List<Outcome>> words(List<Saying> sayings) {
        return lock(sayings).flatMap(locked -> this.events.said(sayings)
            .collectList()
            .map(said -> number(sayings, locked, known(said)))
            .flatMap(outcomes -> store(sayings, locked, outcomes).thenReturn(outcomes)));
    }

    /// What the case says of itself; nobody may refuse it.
    Mono<List<StoredEvent>> statements(UUID thread, List<Draft> drafts) {
        var sayings = drafts.stream().map(draft -> new Saying(thread, draft)).toList();
        return lock(sayings).flatMap(locked -> {
            List<Outcome> outcomes = sayings.stream()
                .map(saying -> (Outcome) new Outcome.New(locked.get(thread).number(saying.draft())))
                .toList();
            return store(sayings, locked, outcomes).thenReturn(outcomes);
        }).map(Append::stored);
    }

    static List<StoredEvent> stored(List<Outcome> outcomes) {
        return outcomes.stream()
            .filter(Outcome.New.class::isInstance)
            .map(outcome -> ((Outcome.New) outcome).event())
            .toList();
    }

    private Mono<Map<UUID, LockedThread>> lock(List<Saying> sayings) {
        return this.events.lock(sayings.stream().map(Saying::thread).distinct().toList()).collectMap(LockedThread::id);
    }

    private static Map<Key, Known> known(List<Said> said) {
        var known = new HashMap<Key, Known>();
        said.forEach(
                one -> known.put(Key.of(one.event().conversationId(), one.event().author(), one.event().clientId()),
                        new Known(one.event(), one.digest())));
        return known;
    }

    private static List<Outcome> number(List<Saying> sayings, Map<UUID, LockedThread> locked, Map<Key, Known> known) {
        var outcomes = new ArrayList<Outcome>(sayings.size());
        for (Saying saying : sayings) {
            outcomes.add(number(saying, locked.get(saying.thread()), known));
        }
        return outcomes;
    }

    private static Outcome number(Saying saying, @Nullable LockedThread thread, Map<Key, Known> known) {
        if (thread == null) {
            return new Outcome.Not(Refused.notFound());
        }
        ClientMark mark = saying.draft().mark();
        Key key = (mark != null) ? Key.of(saying.thread(), saying.draft().author(), mark.id()) : null;
        if (key != null && known.containsKey(key)) {
            return again(known.get(key), mark);
        }
        Refused refused = thread.refuses(saying.draft());
        if (refused != null) {
            return new Outcome.Not(refused);
        }
        StoredEvent event = thread.number(saying.draft());
        if (key != null) {
            known.put(key, new Known(event, mark.digest()));
        }
        return new Outcome.New(event);
    }

    static Outcome again(Known known, ClientMark mark) {
        return mark.digest().equals(known.digest()) ? new Outcome.Again(known.event()) : new Outcome.Not(
                Refused.because(Refusal.Reason.CLIENT_ID_REUSED, "This client_id was used before with another body."));
    }

    private Mono<Void> store(List<Saying> sayings, Map<UUID, LockedThread> locked, List<Outcome> outcomes) {
        var fresh = new ArrayList<Numbered>();
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index) instanceof Outcome.New(StoredEvent event)) {
                ClientMark mark = sayings.get(index).draft().mark();
                fresh.add(new Numbered(event, mark != null ? mark.digest() : null));
            }
        }
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        return this.events.insert(fresh)
            .then(this.events.moveHeads(List.copyOf(locked.values())))
            .thenMany(Flux.fromIterable(locked.values()).filter(LockedThread::turnAsked).map(LockedThread::id))
            .collectList()
            .flatMap(this.turns::ask);
    }

    /// What became of one saying.
    sealed interface Outcome {

        /// It is stored now.
        record New(StoredEvent event) implements Outcome {
        }

        /// It was stored before.
        record Again(StoredEvent event) implements Outcome {
        }

        /// It is not taken.
        record Not(Refused why) implements Outcome {
        }

    }

    private record Key(UUID thread, String role, String author, String mark) {

        static Key of(UUID thread, Author author, @Nullable String mark) {
            return new Key(thread, author.role().wire(), author.id(), String.valueOf(mark));
        }

    }

    record Known(StoredEvent event, @Nullable String digest) {
    }

}
