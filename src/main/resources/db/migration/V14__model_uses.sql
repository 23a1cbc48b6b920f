-- Each call of the language model: what it cost and what became of it, never what was said.
-- outcome: answered, or why not; verdict: what became of the answer once it was checked.
create table model_use (
    id              uuid primary key,
    tenant          text not null,
    conversation_id uuid,
    prompt          text not null,
    prompt_version  integer not null,
    provider        text not null,
    model           text not null,
    tokens_in       bigint not null check (tokens_in >= 0),
    tokens_out      bigint not null check (tokens_out >= 0),
    cost_micro      bigint not null check (cost_micro >= 0),
    latency_ms      bigint not null check (latency_ms >= 0),
    outcome         text not null check (outcome in ('answered', 'cancelled', 'switched_off', 'budget', 'breaker_open',
        'busy', 'timeout', 'too_long', 'failed')),
    verdict         text check (verdict in ('taken', 'repaired', 'dropped_partly', 'rejected')),
    at              timestamptz not null default entente_now()
);

create index model_use_of_tenant on model_use (tenant, at);
create index model_use_by_age on model_use (at);

-- The day's uses of a tenant, summed, with what calls under way have set aside; one row so that parallel calls wait for each other.
create table model_day (
    tenant     text not null,
    day        date not null,
    tokens     bigint not null check (tokens >= 0),
    cost_micro bigint not null check (cost_micro >= 0),
    primary key (tenant, day)
);

-- The operator's switch: one row.
create table model_switch (
    only_row boolean primary key default true check (only_row),
    is_on    boolean not null,
    at       timestamptz not null default entente_now()
);
insert into model_switch (is_on) values (true);
