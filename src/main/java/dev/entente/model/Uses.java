// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import dev.entente.model.ModelClient.Verdict;
import dev.entente.model.ModelUnavailable.Reason;
import dev.entente.model.Use.Reservation;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// What calls cost: set aside before, written down after. A call whose end nobody could write (the node died) keeps what was
/// set aside for it until the day is over.
class Uses {

    private final DatabaseClient database;

    private final ModelSettings settings;

    Uses(DatabaseClient database, ModelSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Sets the most that a call may cost aside from the tenant's day, in one statement.
    ///
    /// @return what was set aside, or [ModelUnavailable] where the day has not that much
    /// left
    Mono<Reservation> reserve(ModelCall call, int answerTokens) {
        long tokensIn = Use.estimateIn(call);
        long tokens = tokensIn + answerTokens;
        long cost = this.settings.costMicro(tokensIn, answerTokens);
        return this.database.sql("""
                insert into model_day (tenant, day, tokens, cost_micro)
                select :tenant, (entente_now() at time zone 'UTC')::date, :tokens, :cost
                where :tokens <= :tokensMax and :cost <= :costMax
                on conflict (tenant, day) do update
                    set tokens = model_day.tokens + excluded.tokens,
                        cost_micro = model_day.cost_micro + excluded.cost_micro
                    where model_day.tokens + excluded.tokens <= :tokensMax
                        and model_day.cost_micro + excluded.cost_micro <= :costMax
                returning day""")
            .bind("tenant", call.tenant())
            .bind("tokens", tokens)
            .bind("cost", cost)
            .bind("tokensMax", this.settings.tokensPerDay())
            .bind("costMax", this.settings.costPerDayMicro())
            .map(row -> new Reservation(row.get("day", LocalDate.class), tokens, cost))
            .one()
            .switchIfEmpty(
                    Mono.error(() -> new ModelUnavailable(Reason.BUDGET, "The tenant's budget of the day is used up.")))
            .checkpoint("model.reserve");
    }

    /// Writes a call down and gives back what it did not need of what was set aside.
    Mono<Void> store(Use use, Outcome outcome, String provider, String model) {
        long tokensIn = use.tokensIn(outcome);
        long tokensOut = use.tokensOut();
        long cost = this.settings.costMicro(tokensIn, tokensOut);
        var call = use.call();
        var reserved = use.reservation();
        return this.database.sql("""
                with day as (
                    update model_day set tokens = greatest(0, tokens + :tokensIn + :tokensOut - :tokensReserved),
                        cost_micro = greatest(0, cost_micro + :cost - :costReserved)
                    where tenant = :tenant and day = :day)
                insert into model_use (id, tenant, conversation_id, prompt, prompt_version, provider, model, tokens_in,
                    tokens_out, cost_micro, latency_ms, outcome)
                values (:id, :tenant, :conversation, :prompt, :version, :provider, :model, :tokensIn, :tokensOut, :cost,
                    :latency, :outcome)
                on conflict (id) do update set tokens_in = model_use.tokens_in + excluded.tokens_in,
                    tokens_out = model_use.tokens_out + excluded.tokens_out,
                    cost_micro = model_use.cost_micro + excluded.cost_micro,
                    latency_ms = model_use.latency_ms + excluded.latency_ms, outcome = excluded.outcome""")
            .bind("tenant", call.tenant())
            .bind("day", Parameters.in(R2dbcType.DATE, (reserved == null) ? null : reserved.day()))
            .bind("tokensReserved", (reserved == null) ? 0L : reserved.tokens())
            .bind("costReserved", (reserved == null) ? 0L : reserved.costMicro())
            .bind("id", call.use())
            .bind("conversation", (call.conversation() == null) ? Parameters.in(UUID.class) : call.conversation())
            .bind("prompt", call.prompt().name())
            .bind("version", call.prompt().version())
            .bind("provider", provider)
            .bind("model", model)
            .bind("tokensIn", tokensIn)
            .bind("tokensOut", tokensOut)
            .bind("cost", cost)
            .bind("latency", use.latencyMillis())
            .bind("outcome", outcome.wire())
            .then()
            .timeout(this.settings.storeTimeMax())
            .checkpoint("model.store");
    }

    Mono<Void> note(UUID use, Verdict verdict) {
        return this.database.sql("update model_use set verdict = :verdict where id = :id")
            .bind("verdict", verdict.name().toLowerCase(Locale.ROOT))
            .bind("id", use)
            .then()
            .checkpoint("model.note");
    }

}
