// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Payout;

import static dev.entente.settlement.R2dbcLedger.minor;
import static dev.entente.settlement.R2dbcLedger.number;
import static dev.entente.settlement.R2dbcLedger.text;

/// Instructions and their legs in PostgreSQL.
final class R2dbcInstructions {

    private static final String LOAD = """
            select i.id, i.conversation_id, i.tenant, i.order_id, a.currency, i.state, l.kind, l.amount_minor,
                   l.state as leg_state, l.reason
              from settlement_instruction i
              join escrow_account a using (tenant, order_id)
              join settlement_leg l on l.instruction_id = i.id
             where i.id = :id
             order by l.kind""";

    private static final String CLAIM = """
            with due as (select key, state as was from settlement_leg
                          where next_try_at <= settlement_lease_clock()
                            and (lease_until is null or lease_until < settlement_lease_clock())
                          order by next_try_at limit :most for update skip locked),
                 taken as (update settlement_leg l
                              set state = case when due.was = 'requested' then 'sent' else due.was end,
                                  attempts = l.attempts + 1, lease_token = l.lease_token + 1, leased_by = :node,
                                  lease_until = settlement_lease_clock() + :lease * interval '1 millisecond'
                             from due where l.key = due.key
                           returning l.*, due.was)
            select t.*, i.tenant, i.order_id, a.currency, a.reference as payment
              from taken t join settlement_instruction i on i.id = t.instruction_id
              join escrow_account a using (tenant, order_id)""";

    /// The token moves on with the lease: a booking whose commit was cut off, but took
    /// place, cannot be followed by a
    /// second word of the same claim.
    private static final String GIVE_BACK = """
            update settlement_leg
               set lease_token = lease_token + 1, lease_until = null, leased_by = null, last_error = :error,
                   next_try_at = case when notices > :seen then settlement_lease_clock()
                                      else settlement_lease_clock() + :delay::bigint * interval '1 millisecond' end
                   %s
             where key = :key and lease_token = :token""";

    private static final String POSTPONE = GIVE_BACK.formatted("");

    private static final String SETTLE = GIVE_BACK.formatted("""
            , state = :state, reason = coalesce(:reason, reason), reference = coalesce(:reference, reference)""");

    private final DatabaseClient database;

    R2dbcInstructions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Payout> findPayout(UUID instructionId) {
        return load(LOAD, instructionId).map(found -> new Payout(found.id(), found.conversationId(), found.tenant(),
                found.orderId(), found.refund().amountMinor(), found.release().amountMinor(), found.currency()));
    }

    Mono<Instruction> find(UUID instructionId) {
        return load(LOAD, instructionId);
    }

    Mono<Instruction> lock(UUID instructionId) {
        return load(LOAD + " for update of i, l", instructionId);
    }

    private Mono<Instruction> load(String query, UUID instructionId) {
        return this.database.sql(query)
            .bind("id", instructionId)
            .map(R2dbcInstructions::half)
            .all()
            .collectList()
            .filter(halves -> !halves.isEmpty())
            .map(R2dbcInstructions::join);
    }

    /// Only the first leg that moves money is due; the release waits for its refund.
    Mono<Void> add(Payout payout) {
        var refundDue = payout.refundMinor() > 0;
        return this.database.sql("""
                insert into settlement_instruction (id, conversation_id, tenant, order_id, refund_minor, release_minor)
                values (:id, :conversation, :tenant, :order, :refund, :release)""")
            .bind("id", payout.instructionId())
            .bind("conversation", payout.conversationId())
            .bind("tenant", payout.tenant())
            .bind("order", payout.orderId())
            .bind("refund", payout.refundMinor())
            .bind("release", payout.releaseMinor())
            .then()
            .then(addLeg(payout.instructionId(), Leg.requested(LegKind.REFUND, payout.refundMinor()), refundDue))
            .then(addLeg(payout.instructionId(), Leg.requested(LegKind.RELEASE, payout.releaseMinor()), !refundDue));
    }

    private Mono<Void> addLeg(UUID instructionId, Leg leg, boolean due) {
        return this.database.sql("""
                insert into settlement_leg (key, instruction_id, kind, amount_minor, state, next_try_at)
                values (:key, :instruction, :kind, :amount, :state,
                        case when :due then settlement_lease_clock() end)""")
            .bind("key", Leg.key(instructionId, leg.kind()))
            .bind("instruction", instructionId)
            .bind("kind", leg.kind().wire())
            .bind("amount", leg.amountMinor())
            .bind("state", leg.state().wire())
            .bind("due", due)
            .then();
    }

    /// Leases legs that are due; what another node holds is passed over.
    Flux<Claim> claim(int most, String node, Duration lease) {
        return this.database.sql(CLAIM)
            .bind("most", most)
            .bind("node", node)
            .bind("lease", lease.toMillis())
            .map(R2dbcInstructions::claimed)
            .all();
    }

    /// Gives the lease back with what was learned.
    /// @param delay when to look again; null for never, unless a notice came in between
    Mono<Void> settle(Claim claim, Leg leg, @Nullable String reference, @Nullable Duration delay) {
        return giveBack(this.database.sql(SETTLE)
            .bind("state", leg.state().wire())
            .bind("reason", Parameters.in(R2dbcType.VARCHAR, leg.reason()))
            .bind("reference", Parameters.in(R2dbcType.VARCHAR, reference)), claim, null, delay);
    }

    /// Gives the lease back with nothing learned.
    Mono<Void> postpone(Claim claim, String error, Duration delay) {
        return giveBack(this.database.sql(POSTPONE), claim, error, delay);
    }

    private static Mono<Void> giveBack(DatabaseClient.GenericExecuteSpec update, Claim claim, @Nullable String error,
            @Nullable Duration delay) {
        return update.bind("key", claim.key())
            .bind("token", claim.token())
            .bind("seen", claim.noticesSeen())
            .bind("error", Parameters.in(R2dbcType.VARCHAR, error))
            .bind("delay", Parameters.in(R2dbcType.BIGINT, delay == null ? null : delay.toMillis()))
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .switchIfEmpty(Mono.error(() -> new LeaseLost(claim.key())))
            .then();
    }

    /// Ends or goes on with the instruction itself and with the leg that was not asked
    /// about.
    Mono<Void> store(Instruction next, LegKind asked) {
        var other = next.leg(asked == LegKind.REFUND ? LegKind.RELEASE : LegKind.REFUND);
        return this.database.sql("""
                update settlement_instruction set state = :state,
                       ended_at = case when :state = 'requested' then null else entente_now() end
                 where id = :id and state <> :state""")
            .bind("id", next.id())
            .bind("state", next.state().name().toLowerCase(Locale.ROOT))
            .then()
            .then(other.state() == LegState.REQUESTED ? wake(next.id()) : abandon(next.id(), other));
    }

    private Mono<Void> wake(UUID instructionId) {
        return this.database
            .sql("update settlement_leg set next_try_at = settlement_lease_clock() where key = :key"
                    + " and state = 'requested'"
                    + " and exists (select from settlement_leg where key = :refund and state = 'confirmed')")
            .bind("key", Leg.key(instructionId, LegKind.RELEASE))
            .bind("refund", Leg.key(instructionId, LegKind.REFUND))
            .then();
    }

    private Mono<Void> abandon(UUID instructionId, Leg other) {
        return this.database
            .sql("update settlement_leg set state = 'failed', reason = :reason, next_try_at = null"
                    + " where key = :key and state = 'requested' and :state = 'failed'")
            .bind("key", Leg.key(instructionId, other.kind()))
            .bind("reason", Parameters.in(R2dbcType.VARCHAR, other.reason()))
            .bind("state", other.state().wire())
            .then();
    }

    private static Half half(Readable row) {
        var leg = new Leg(LegKind.of(text(row, "kind")), minor(row, "amount_minor"),
                LegState.of(text(row, "leg_state")), row.get("reason", String.class));
        var none = Leg.requested(leg.kind(), 0);
        return new Half(new Instruction(uuid(row, "id"), uuid(row, "conversation_id"), text(row, "tenant"),
                text(row, "order_id"), text(row, "currency"),
                Instruction.State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)), none, none), leg);
    }

    private static Instruction join(List<Half> halves) {
        var bare = halves.getFirst().bare();
        return new Instruction(bare.id(), bare.conversationId(), bare.tenant(), bare.orderId(), bare.currency(),
                bare.state(), halves.getFirst().leg(), halves.getLast().leg());
    }

    private static Claim claimed(Readable row) {
        var order = new LegOrder(uuid(row, "key"), LegKind.of(text(row, "kind")), text(row, "tenant"),
                text(row, "order_id"), row.get("payment", String.class), minor(row, "amount_minor"),
                text(row, "currency"));
        return new Claim(order, uuid(row, "instruction_id"), LegState.of(text(row, "was")), number(row, "attempts"),
                minor(row, "lease_token"), number(row, "notices"));
    }

    private static UUID uuid(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, UUID.class), column);
    }

    /// One row: the instruction without its legs, and one of them; {@code refund} sorts
    /// before {@code release}.
    private record Half(Instruction bare, Leg leg) {
    }

}
