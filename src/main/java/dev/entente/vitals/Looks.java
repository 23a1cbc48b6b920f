// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

import dev.entente.vitals.Readings.Reading;

/// Short looks at the stocks, each a statement that reads an index of what is open, never the whole history.
@Repository
class Looks {

    private static final String CASES = """
            select 'CASES' as meter, stage as label, count(*) as value from dispute where stage <> 'closed' group by stage
            union all
            select 'ORPHANS', null, count(*) from dispute d where d.stage <> 'closed' and not exists
                (select from timer t where t.subject = d.conversation_id and t.kind = 'silence')""";

    private static final String DESK = """
            select 'DESK_WAITING' as meter, tier.label, count(d.tier) as value
              from (values ('1'), ('2'), ('3')) as tier (label)
              left join dispute d on d.stage = 'awaiting_agent' and d.tier = tier.label::int group by tier.label
            union all
            select 'DESK_OLDEST_SECONDS', null, coalesce(extract(epoch from entente_now() - min(waiting_since)), 0)::bigint
              from dispute where stage = 'awaiting_agent'""";

    private static final String TURNS = """
            select 'TURNS' as meter, null as label, count(*) as value from turn
            union all
            select 'TURNS_FAILING', null, count(*) from turn where failures > 0
            union all
            select 'TURNS_OLDEST_SECONDS', null,
                greatest(coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0), 0)::bigint from turn""";

    private static final String TIMERS = """
            select 'TIMERS' as meter, null as label, count(*) as value from timer
            union all
            select 'TIMERS_OVERDUE', null, count(*) from timer where due_at <= entente_now()
            union all
            select 'TIMERS_OLDEST_SECONDS', null, coalesce(extract(epoch from entente_now() - min(due_at)), 0)::bigint
              from timer where due_at <= entente_now()""";

    private static final String INSTRUCTIONS = """
            select 'INSTRUCTIONS' as meter, state.label, count(i.state) as value
              from (values ('requested'), ('confirmed'), ('failed')) as state (label)
              left join settlement_instruction i on i.state = state.label
                   and (i.ended_at is null or i.ended_at > entente_now() - interval '1 day')
             group by state.label
            union all
            select 'INSTRUCTIONS_OLDEST_SECONDS', null,
                coalesce(extract(epoch from entente_now() - min(requested_at)), 0)::bigint
              from settlement_instruction where ended_at is null""";

    private final DatabaseClient database;

    Looks(DatabaseClient database) {
        this.database = database;
    }

    Flux<Reading> all() {
        return Flux.fromIterable(List.of(CASES, DESK, TURNS, TIMERS, INSTRUCTIONS))
            .concatMap(sql -> this.database.sql(sql).map(Looks::reading).all());
    }

    private static Reading reading(Readable row) {
        return new Reading(Meter.valueOf(Objects.requireNonNull(row.get("meter", String.class))),
                row.get("label", String.class), Objects.requireNonNull(row.get("value", Long.class)));
    }

}
