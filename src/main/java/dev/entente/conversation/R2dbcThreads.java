// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
    public Mono<Appended> say(UUID id, Remark remark) {
        return Mono.<Appended>create(sink -> say(id, remark, new Sayer() {
            @Override
            public void stored(Appended said) {
                sink.success(said);
            }

            @Override
            public void refused(Throwable why) {
                sink.error(why);
            }
        })).checkpoint("conversation.say");
    }

    @Override
    public void say(UUID id, Remark remark, Sayer sayer) {
        this.commits.submit(Saying.of(id, remark), sayer);
    }

    @Override
    public Mono<List<StoredEvent>> append(UUID id, List<Draft> drafts) {
        return drafts.isEmpty() ? Mono.just(List.of()) : this.append.statements(id, drafts);
    }

    @Override
    public Mono<StoredEvent> findSaid(UUID id, Author author, ClientMark mark) {
        var words = new Remark("", author, Audience.ALL, "{}", mark);
        return this.events.said(List.of(Saying.of(id, words))).next().map(said -> said.again(mark));
    }

    @Override
    public void announce(List<StoredEvent> committed) {
        committed.forEach(this.hubs::announce);
    }

    @Override
    public Flux<StoredEvent> read(UUID id, Role reader, long after, int limit) {
        return this.events.read(id, reader, after, Long.MAX_VALUE, limit);
    }

    @Override
    public Flux<StoredEvent> watch(UUID id, Role reader, @Nullable Long after) {
        return Flux.defer(() -> {
            var watch = new Watch(this.settings.readerQueue());
            return Flux.usingWhen(this.hubs.join(id, watch), seat -> follow(id, reader, after, watch, seat.from()),
                    seat -> Mono.fromRunnable(seat.leave()));
        }).checkpoint("conversation.watch");
    }

    private Flux<StoredEvent> follow(UUID id, Role reader, @Nullable Long after, Watch watch, long from) {
        Flux<StoredEvent> live = watch.events().filter(event -> event.to().has(reader));
        if (after == null) {
            return live;
        }
        if (after < 0) {
            return Flux.error(() -> beyond());
        }
        Flux<StoredEvent> rest = Flux.concat(replay(id, reader, after, from),
                live.filter(event -> event.seq() > after));
        return (after <= from) ? rest : reaches(id, after).thenMany(rest);
    }

    /// This node may not have heard yet of what the reader has seen on another one.
    private Mono<Void> reaches(UUID id, long after) {
        return this.events.heads(List.of(id))
            .next()
            .filter(head -> after <= head.seq())
            .switchIfEmpty(Mono.error(R2dbcThreads::beyond))
            .then();
    }

    private static Refused beyond() {
        return Refused.because(Refusal.Reason.STALE, "The log does not reach that far.");
    }

    @Override
    public Mono<Seat> join(UUID id, ThreadListener listener) {
        return this.hubs.join(id, listener);
    }

    @Override
    public Flux<StoredEvent> replay(UUID id, Role reader, long after, long until) {
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
    public void pass(UUID id, byte[] message) {
        this.hubs.pass(id, message);
    }

    @Override
    public Flux<byte[]> passing(UUID id) {
        return Flux.defer(() -> {
            var heard = new Passing();
            return Flux.usingWhen(this.hubs.join(id, heard), _ -> heard.messages(),
                    seat -> Mono.fromRunnable(seat.leave()));
        });
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
