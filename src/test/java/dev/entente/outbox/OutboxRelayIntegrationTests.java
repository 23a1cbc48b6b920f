// SPDX-License-Identifier: Apache-2.0

package dev.entente.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutboxRelayIntegrationTests {

    private static final PostRoom room = new PostRoom();

    private final UUID subject = UUID.randomUUID();

    @AfterEach
    void empty() {
        room.run("delete from outbox");
    }

    @Test
    void handsOnInOrderAndKeepsNothing() {
        room.put(this.subject, PostRoom.numbered(0, 5));
        room.put(this.subject, PostRoom.numbered(5, 8));

        room.relay(room::writeDown).handOnAll().block();

        assertThat(room.heard(this.subject)).containsExactly(PostRoom.numbered(0, 8));
        assertThat(room.waiting()).isZero();
    }

    @Test
    void staysSilentOfWhatWasRolledBack() {
        var put = room.outbox.put(List.of(notice("never"))).then(Mono.error(new IllegalStateException("no")));
        assertThatThrownBy(() -> put.as(room.transaction::transactional).block()).hasMessageContaining("no");

        room.relay(room::writeDown).handOnAll().block();

        assertThat(room.heard(this.subject)).isEmpty();
    }

    @Test
    void writesNothingWhereThereIsNothingToTell() {
        room.outbox.put(List.of()).block();

        assertThat(room.waiting()).isZero();
    }

    @Test
    void letsAFailingSubjectRestWhileOthersGoOn() {
        var other = UUID.randomUUID();
        var broken = new AtomicBoolean(true);
        OutboxListener listener = notice -> broken.get() && notice.type().equals("bad")
                ? Mono.error(new IllegalStateException("cannot")) : room.writeDown(notice);
        room.put(this.subject, "good", "bad", "after");
        room.put(other, "fine");

        room.relay(listener).handOnAll().block();

        assertThat(room.heard(other)).containsExactly("fine");
        assertThat(room.heard(this.subject)).isEmpty();
        broken.set(false);
        room.relay(listener).handOnAll().block();
        assertThat(room.heard(this.subject)).as("it still rests").isEmpty();
        room.run("update outbox set retry_at = clock_timestamp() where retry_at is not null");
        room.relay(listener).handOnAll().block();
        assertThat(room.heard(this.subject)).containsExactly("good", "bad", "after");
    }

    @Test
    void tellsEverybodyOrNobody() {
        var first = new AtomicBoolean(true);
        OutboxListener second = _ -> first.getAndSet(false) ? Mono.error(new IllegalStateException("dies"))
                : Mono.empty();
        room.put(this.subject, "one");

        room.relay(room::writeDown, second).handOnAll().block();
        assertThat(room.heard(this.subject)).isEmpty();
        room.run("update outbox set retry_at = clock_timestamp() where retry_at is not null");
        room.relay(room::writeDown, second).handOnAll().block();

        assertThat(room.heard(this.subject)).containsExactly("one");
    }

    @Test
    void severalNodesHandEachNoticeOnOnceAndInOrder() {
        var subjects = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
        var relays = Stream.generate(() -> room.relay(room::writeDown)).limit(4).toList();
        relays.forEach(OutboxRelay::start);
        try {
            for (int part = 0; part < 10; part++) {
                for (UUID each : subjects) {
                    room.put(each, PostRoom.numbered(part * 4, part * 4 + 4));
                }
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> room.waiting() == 0);
        }
        finally {
            relays.forEach(OutboxRelay::stop);
        }

        assertThat(subjects).allSatisfy(each -> assertThat(room.heard(each)).containsExactly(PostRoom.numbered(0, 40)));
    }

    @Test
    void aSubjectWhoseNodeFellSilentIsLetGo() {
        room.put(this.subject, "one");
        var connection = Mono.from(room.real.connections().create()).block();
        Mono.from(connection.beginTransaction()).block();
        var silent = DatabaseClient
            .create(new SingleConnectionFactory(connection, room.real.connections().getMetadata(), true));
        var taken = new R2dbcOutbox(silent, room.nudge).take(10, Duration.ofMillis(300)).collectList().block();
        assertThat(taken).hasSize(1);
        var relay = room.relay(room::writeDown);

        relay.handOnAll().block();
        assertThat(room.heard(this.subject)).as("while it is held").isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            relay.handOnAll().block();
            return room.heard(this.subject).equals(List.of("one"));
        });
    }

    @Test
    void isWokenByTheCommitAndNotByThePoll() {
        var relay = room.relay(Duration.ofHours(1), room::writeDown);
        relay.start();
        try {
            room.put(this.subject, "first");
            await().atMost(Duration.ofSeconds(5)).until(() -> !room.heard(this.subject).isEmpty());
            room.put(this.subject, "second");
            await().atMost(Duration.ofSeconds(5)).until(() -> room.heard(this.subject).size() == 2);
        }
        finally {
            relay.stop();
        }
    }

    private Notice notice(String type) {
        return Notice.of("demo", this.subject, type, Instant.EPOCH, "{}");
    }

}
