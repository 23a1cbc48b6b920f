// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/// Faults 4, 6 and 7: the payment provider answers badly, late, twice, or changes its mind.
@EnabledOnOs(OS.LINUX)
class ProviderFaultsIntegrationTests {

    private Rig rig;

    @BeforeEach
    void calm() {
        this.rig = Rig.calm();
    }

    @Test
    void refundsOnceWithOneKeyThroughSilenceAndServerErrorAndConflict() {
        try (var silent = this.rig.talk(); var broken = this.rig.talk(); var busy = this.rig.talk()) {
            silent.thread().decide(2503);
            broken.thread().decide(2508);
            busy.thread().decide(2509);
            resolved(silent);
            resolved(broken);
            resolved(busy);

            assertThat(tries(silent)).as("never answered, then found").isEqualTo("1 call, tries: true");
            assertThat(tries(broken)).as("a 500 that did nothing").isEqualTo("2 call, tries: true");
            assertThat(tries(busy)).as("a 409 that did it all the same").isEqualTo("1 call, tries: true");
            assertThat(position(silent)).isEqualTo("0 2503 7087");
            assertThat(position(broken)).isEqualTo("0 2508 7082");
            assertThat(position(busy)).isEqualTo("0 2509 7081");
            silent.endsWell();
            broken.endsWell();
            busy.endsWell();
        }
    }

    @Test
    void reopensTheCaseWhenARefundComesBack() {
        try (var talk = this.rig.talk()) {
            talk.thread().decide(2507);

            this.rig.until("select stage = 'awaiting_agent' from dispute where order_id = '%s'"
                .formatted(talk.thread().orderId()));
            assertThat(this.rig.ask("""
                    select string_agg(body ->> 'state', ' ' order by seq) from event
                     where conversation_id = '%s' and kind = 'settlement' and readers = 7""".formatted(talk.id())))
                .isEqualTo("requested confirmed failed");
            assertThat(this.rig.ask("select state from sandbox_book where kind = 'refund' and order_id = '%s'"
                .formatted(talk.thread().orderId()))).isEqualTo("reversed");
            assertThat(position(talk)).isEqualTo("2507 0 7083");
            talk.endsWell();
        }
    }

    @Test
    void endsAlikeWhenNoticesAreDoubledAndADayLate() {
        try (var doubled = this.rig.talk(); var late = this.rig.talk()) {
            doubled.thread().decide(2504);
            late.thread().decide(2505);
            resolved(doubled);
            resolved(late);

            this.rig.market().advance("PT25H");
            this.rig.until("select not exists (select from sandbox_notice where rung_at is null)");

            assertThat(this.rig.ask(notices("count(*) || ' for ' || count(distinct event_id)", doubled)))
                .isEqualTo("4 for 2");
            assertThat(this.rig.ask(notices("""
                    min(due_at) > (select max(at) + interval '20 hours' from event
                                    where conversation_id = '%s' and kind = 'settlement')""".formatted(late.id()),
                    late)))
                .as("it rang long after the confirmation")
                .isEqualTo("t");
            assertThat(position(doubled)).isEqualTo("0 2504 7086");
            assertThat(position(late)).isEqualTo("0 2505 7085");
            doubled.endsWell();
            late.endsWell();
        }
    }

    private static String notices(String what, Talk talk) {
        return "select %s from sandbox_notice join sandbox_transfer using (key) where order_id = '%s'".formatted(what,
                talk.thread().orderId());
    }

    private void resolved(Talk talk) {
        this.rig
            .until("select stage = 'resolved' from dispute where order_id = '%s'".formatted(talk.thread().orderId()));
    }

    private String tries(Talk talk) {
        return this.rig.ask("""
                select calls || ' call, tries: ' || (attempts > 1) from sandbox_call join settlement_leg using (key)
                    join sandbox_transfer using (key, kind)
                 where kind = 'refund' and order_id = '%s'""".formatted(talk.thread().orderId()));
    }

    private String position(Talk talk) {
        return this.rig.ask("""
                select concat_ws(' ', held_minor, refunded_minor, released_minor) from escrow_position
                 where order_id = '%s'""".formatted(talk.thread().orderId()));
    }

}
