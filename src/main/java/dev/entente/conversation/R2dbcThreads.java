// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.conversation.Append.Known;
import dev.entente.conversation.Append.Outcome;
import dev.entente.conversation.R2dbcEvents.Saying;
import dev.entente.conversation.ThreadHub.Seat;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/// The threads, kept in PostgreSQL.
@Service
class R2dbcThreads implements Threads {

    private final R2dbcConversations conversations;

    private final R2dbcEvents events;

    private final R2dbcReadMarks readMarks;

    private final R2dbcTurns turns;

    private final Append append;

    private final GroupCommit commits;

    private final ThreadHubs hubs;

    private final ConversationSettings settings;

    R2dbcThreads(R2dbcConversations conversations, R2dbcEvents events, R2dbcReadMarks readMarks, R2dbcTurns turns,
            Append append, GroupCommit commits, ThreadHubs hubs, ConversationSettings settings) {
        this.conversations = conversations;
        this.events = events;
        this.readMarks = readMarks;
        this.turns = turns;
        this.append = append;
        this.commits = commits;
        this.hubs = hubs;
        this.settings = settings;
    }

    @Override
    public Mono<Conversation> enter(UUID id, Caller caller) {
        return this.conversations.find(id)
            .filter(conversation -> conversation.isOpenTo(caller))
            .switchIfEmpty(Mono.error(Refused::notFound));
    }

    @Override
    public Mono<Conversation> load(UUID id) {
        return this.conversations.find(id).switchIfEmpty(Mono.error(Refused::notFound));
    }

    @Override
    public Mono<Conversation> findCurrent(String tenant, String orderId) {
        return this.conversations.findCurrent(tenant, orderId);
    }

    @Override
    public Mono<Conversation> start(NewConversation begin) {
        return this.conversations.insert(begin);
    }

    @Override
    public Mono<Void> retire(UUID id) {
        return this.conversations.retire(id);
    }

    @Override
    public Mono<Void> mode(UUID id, @Nullable String speaker, boolean listening, boolean accepting) {
        return this.conversations.mode(id, speaker, listening, accepting);
    }

    @Override
    public Mono<Appended> say(UUID id, Draft draft) {
        return this.commits.submit(id, draft).flatMap(this::tell).checkpoint("conversation.say");
    }

    private Mono<Appended> tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.New(StoredEvent event) -> Mono.fromCallable(() -> {
                announce(List.of(event));
                if (event.author().role().isParty()) {
                    this.turns.wake();
                }
                return new Appended(event, true);
            });
            case Outcome.Again(StoredEvent event) -> Mono.just(new Appended(event, false));
            case Outcome.Not(Refused why) -> Mono.error(why);
        };
    }

    @Override
    public Mono<List<StoredEvent>> append(UUID id, List<Draft> drafts) {
        return drafts.isEmpty() ? Mono.just(List.of()) : this.append.statements(id, drafts);
    }

    @Override
    public Mono<StoredEvent> findSaid(UUID id, Author author, ClientMark mark) {
        var words = new Draft("", author, Audience.ALL, JsonNodeFactory.instance.objectNode(), null, mark);
        return this.events.said(List.of(new Saying(id, words)))
            .next()
            .map(said -> Append.again(new Known(said.event(), said.digest()), mark))
            .flatMap(outcome -> switch (outcome) {
                case Outcome.Again(StoredEvent event) -> Mono.just(event);
                case Outcome.Not(Refused why) -> Mono.error(why);
                case Outcome.New(StoredEvent event) -> Mono.just(event);
            });
    }

    @Override
    public void announce(List<StoredEvent> committed) {
        this.hubs.announce(committed);
    }

    @Override
    public Flux<StoredEvent> read(UUID id, Role reader, long after, int limit) {
        return this.events.read(id, reader, after, Long.MAX_VALUE, limit);
    }

    @Override
    public Flux<StoredEvent> watch(UUID id, Role reader, @Nullable Long after) {
        return this.hubs.sit(id, (seat, head) -> follow(id, reader, after, seat, head))
            .checkpoint("conversation.watch");
    }

    private Flux<StoredEvent> follow(UUID id, Role reader, @Nullable Long after, Seat seat, long head) {
        Flux<StoredEvent> live = seat.events().filter(event -> event.to().has(reader));
        if (after == null) {
            return live;
        }
        if (after < 0 || after > Math.max(head, seat.from())) {
            return Flux.error(() -> Refused.because(Refusal.Reason.STALE, "The log does not reach that far."));
        }
        return Flux.concat(replay(id, reader, after, seat.from()), live.filter(event -> event.seq() > after));
    }

    private Flux<StoredEvent> replay(UUID id, Role reader, long after, long until) {
        if (after >= until) {
            return Flux.empty();
        }
        return this.events.read(id, reader, after, until, this.settings.replayPage())
            .collectList()
            .expand(page -> page.size() < this.settings.replayPage() ? Mono.empty()
                    : this.events.read(id, reader, page.getLast().seq(), until, this.settings.replayPage())
                        .collectList())
            .concatMapIterable(page -> page, 1);
    }

    @Override
    public Mono<Void> markRead(UUID id, Caller reader, long seq) {
        return this.readMarks.move(id, reader, seq);
    }

    @Override
    public Mono<Map<UUID, Long>> unread(Collection<UUID> ids, Caller reader) {
        return this.readMarks.unread(ids, reader);
    }

}
