// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.entente.conversation.Appended;
import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.ClientMark;
import dev.entente.conversation.Remark;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.deadline.ProductClock;
import dev.entente.order.Order;
import dev.entente.party.Caller;
import dev.entente.party.Localized;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Role;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// The invariants of the core under real concurrency, on a real PostgreSQL and Redis.
@EntenteTest
class RacesIntegrationTests {

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    @Autowired
    Threads threads;

    @Autowired
    Escrow escrow;

    @Autowired
    ProductClock clock;

    @Autowired
    DatabaseClient database;

    @Test
    void fiftyAcceptancesAtOnceMoveTheMoneyOnce() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);
        UUID proposal = this.cases.load(id).block().openProposals().getFirst().id();
        var accept = new Command.Respond(Author.of(Marketplace.seller(order)), proposal, Command.Response.ACCEPT, null,
                null, null);

        List<Object> outcomes = atOnce(50, n -> this.cases.apply(id, accept, null));

        assertThat(outcomes).filteredOn(Cases.Applied.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(49);
        this.marketplace.until(id, now -> now.stage() instanceof Stage.Resolved);
        var position = this.escrow.position("demo", order.id()).block();
        assertThat(position.refundedMinor()).isEqualTo(2_500);
        assertThat(position.releasedMinor()).isEqualTo(7_090);
        assertThat(kinds(id)).filteredOn("agreement"::equals).hasSize(1);
    }

    @Test
    void theSameSavingFiftyTimesAtOnceIsOneEvent() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.proposed(order, 1, 2_500);
        UUID proposal = this.cases.load(id).block().openProposals().getFirst().id();
        var accept = new Command.Respond(Author.of(Marketplace.seller(order)), proposal, Command.Response.ACCEPT, null,
                null, null);
        var mark = new ClientMark(UUID.randomUUID().toString(), new UUID(0, 1));

        List<Object> outcomes = atOnce(50, n -> this.cases.apply(id, accept, mark));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Cases.Applied.class));
        assertThat(outcomes).extracting(outcome -> ((Cases.Applied) outcome).said().seq())
            .containsOnly(((Cases.Applied) outcomes.getFirst()).said().seq());
    }

    @Test
    void theSameWordsOnManyConnectionsAtOnceAreOneRowWithoutAGap() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        var author = Author.of(Marketplace.buyer(order));
        var ids = IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID().toString()).toList();

        List<Object> outcomes = atOnce(200, n -> this.threads.say(id, words(author, ids.get(n % 20))));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Appended.class));
        assertThat(outcomes).filteredOn(outcome -> ((Appended) outcome).isNew()).hasSize(20);
        noGaps(id);
    }

    @Test
    void ofTwoAgentsWhoClaimAtOnceOneIsToldOfTheOther() {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        List<Caller> agents = List.of(Marketplace.agent("a-1", 3), Marketplace.agent("a-2", 3));

        List<Object> outcomes = atOnce(2,
                n -> this.cases.apply(id, new Command.Claim(Author.of(agents.get(n)), 3), null));

        assertThat(outcomes).filteredOn(Cases.Applied.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).singleElement().satisfies(refused -> {
            var refusal = ((Refused) refused).refusal();
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.HELD_BY_OTHER);
            assertThat(refusal.facts()).containsKey("holder");
        });
    }

    @Test
    void aTurnOfTheBotThatComesAfterAClaimIsDropped() {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        Case seen = this.cases.load(id).block();
        this.cases.apply(id, new Command.Claim(Author.of(Marketplace.agent("a-1", 3)), 3), null).block();
        long head = this.threads.load(id).block().heads().all();
        var late = new Command.Speak(UUID.randomUUID(), seen.facts(),
                List.of(new Command.Tell(Role.BUYER, new Localized("late", "tard"))));

        var outcome = atOnce(1, n -> this.cases.apply(id, late, null)).getFirst();

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(this.threads.load(id).block().heads().all()).isEqualTo(head);
    }

    @Test
    void onlyTheHolderSpeaksForThePlatform() {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        List<Caller> agents = List.of(Marketplace.agent("a-1", 3), Marketplace.agent("a-2", 3));
        this.cases.apply(id, new Command.Claim(Author.of(agents.getFirst()), 3), null).block();

        List<Object> outcomes = atOnce(20,
                n -> this.threads.say(id, words(Author.of(agents.get(n % 2)), UUID.randomUUID().toString())));

        assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(10);
        assertThat(this.marketplace.thread(id, Role.AGENT)).filteredOn(event -> event.author().role() == Role.AGENT)
            .extracting(event -> event.author().id())
            .containsOnly("a-1");
    }

    @Test
    void aDeadlineAndAnAnswerAtTheSameMomentHaveOneOutcome() {
        for (int round = 0; round < 5; round++) {
            Order order = this.marketplace.lamp();
            UUID id = this.marketplace.proposed(order, 1, 2_500);
            UUID proposal = this.cases.load(id).block().openProposals().getFirst().id();
            var refuse = new Command.Respond(Author.of(Marketplace.seller(order)), proposal,
                    Command.Response.REFUSE_ALL, null, null, null);

            atOnce(2, n -> n == 0 ? this.clock.advance(Duration.ofHours(48)) : this.cases.apply(id, refuse, null));

            var now = this.marketplace.until(id,
                    one -> one.stage() instanceof Stage.Resolved || one.stage() instanceof Stage.AwaitingAgent);
            boolean carriedOut = kinds(id).contains("agreement");
            boolean escalated = kinds(id).contains("handoff");
            assertThat(carriedOut).as("in %s: %s", now.stage(), kinds(id)).isNotEqualTo(escalated);
            noGaps(id);
        }
    }

    @Test
    void everyReaderSeesItsEventsOnceInOrderAndNoneOfTheOthers() {
        Order order = this.marketplace.lamp();
        UUID id = this.marketplace.open(order);
        var seen = this.threads.watch(id, Role.SELLER, 0L).take(Duration.ofSeconds(4)).collectList().toFuture();
        this.cases.apply(id, new Command.Note(Author.of(Marketplace.agent("a-1", 3)), "careful"), null).block();
        atOnce(60, n -> this.threads.say(id, words(Author.of(Marketplace.buyer(order)), UUID.randomUUID().toString())));

        List<StoredEvent> events = seen.join();
        assertThat(events).allSatisfy(event -> assertThat(event.to().has(Role.SELLER)).isTrue());
        assertThat(events).extracting(StoredEvent::kind).doesNotContain("note", "question");
        var stored = this.marketplace.thread(id, Role.SELLER);
        assertThat(events).isEqualTo(stored);
        long prev = 0;
        for (StoredEvent event : events) {
            assertThat(event.prevFor(Role.SELLER)).isEqualTo(prev);
            prev = event.seq();
        }
    }

    private static Remark words(Author author, String clientId) {
        var body = JsonNodeFactory.instance.objectNode().put("text", "hello " + clientId).put("client_id", clientId);
        return Remark.of("text", author, Audience.ALL, body, new ClientMark(clientId, UUID.fromString(clientId)));
    }

    private List<String> kinds(UUID id) {
        return this.marketplace.thread(id, Role.AGENT).stream().map(StoredEvent::kind).toList();
    }

    private void noGaps(UUID id) {
        var seqs = this.database.sql("select seq from event where conversation_id = :id order by seq")
            .bind("id", id)
            .map(row -> row.get("seq", Long.class))
            .all()
            .collectList()
            .block();
        assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    }

    /// Everything that came of so many calls at the same moment, errors included.
    private static List<Object> atOnce(int times, IntFunction<Mono<?>> call) {
        return new ArrayList<>(Flux.range(0, times)
            .flatMap(n -> Mono.defer(() -> call.apply(n))
                .cast(Object.class)
                .onErrorResume(Mono::just)
                .subscribeOn(Schedulers.parallel()), times)
            .collectList()
            .block(Duration.ofSeconds(60)));
    }

}
