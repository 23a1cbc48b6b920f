// SPDX-License-Identifier: Apache-2.0

package dev.entente;

import java.time.Duration;
import java.util.UUID;

import dev.entente.conversation.Author;
import dev.entente.dispute.Cases;
import dev.entente.dispute.Command;
import dev.entente.testing.EntenteTest;
import dev.entente.testing.Marketplace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest
class UndividedTransactionsIntegrationTests {

    private static final int clients = 300;

    @Autowired
    Marketplace marketplace;

    @Autowired
    Cases cases;

    @Autowired
    DatabaseClient database;

    @Test
    void clientsThatLeaveInTheMiddleLeaveNoConnectionBehind() {
        UUID id = this.marketplace.open(this.marketplace.lamp());
        var note = new Command.Note(Author.of(Marketplace.agent("a-1", 3)), "left in the middle");

        Flux.range(0, clients)
            .flatMap(n -> this.cases.apply(id, note, null)
                .then()
                .takeUntilOther(Mono.delay(Duration.ofNanos(n * 20_000L))), 32)
            .then()
            .block(Duration.ofSeconds(60));

        this.cases.apply(id, note, null).block(Duration.ofSeconds(60));
        Long idle = Mono.defer(() -> this.database.sql(
                "select count(*) from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()")
            .map(row -> row.get(0, Long.class))
            .one())
            .filter(count -> count == 0)
            .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(100)))
            .block(Duration.ofSeconds(60));
        assertThat(idle).isZero();
    }

}
