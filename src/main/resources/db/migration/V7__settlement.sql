-- The money: a double-entry ledger that only grows, and the instructions that move what is held.

-- Pace and leases of the worker run on real time; everything that people see asks entente_now().
create function settlement_lease_clock() returns timestamptz language sql stable as
    'select statement_timestamp()';

-- One row per order. Whoever books money of the order locks it first.
create table escrow_account (
    tenant     text        not null,
    order_id   text        not null,
    escrow     boolean     not null,
    currency   text        not null check (currency ~ '^[A-Z]{3}$'),
    reference  text,
    opened_at  timestamptz not null default entente_now(),
    primary key (tenant, order_id)
);

create table settlement_instruction (
    id               uuid        primary key,
    conversation_id  uuid        not null,
    tenant           text        not null,
    order_id         text        not null,
    refund_minor     bigint      not null check (refund_minor >= 0),
    release_minor    bigint      not null check (release_minor >= 0),
    state            text        not null default 'requested' check (state in ('requested', 'confirmed', 'failed')),
    requested_at     timestamptz not null default entente_now(),
    ended_at         timestamptz,
    check (refund_minor + release_minor > 0),
    foreign key (tenant, order_id) references escrow_account
);
create unique index one_split_per_order on settlement_instruction (tenant, order_id) where state <> 'failed';
create index instructions_of_order on settlement_instruction (tenant, order_id);

-- key: the provider's idempotency key, the same on every try
-- reason: why it failed for good; last_error: what the last try that brought no answer ran into
-- next_try_at: when a worker may take the leg; null: nothing to do
-- lease_token: grows with every lease, so that a worker that lost its lease books nothing
-- notices: grows with every notice, so that a notice that arrives during a try is not forgotten
create table settlement_leg (
    key            uuid        primary key,
    instruction_id uuid        not null references settlement_instruction,
    kind           text        not null check (kind in ('refund', 'release')),
    amount_minor   bigint      not null check (amount_minor >= 0),
    state          text        not null check (state in ('none', 'requested', 'sent', 'pending', 'confirmed', 'failed')),
    attempts       integer     not null default 0,
    next_try_at    timestamptz,
    lease_token    bigint      not null default 0,
    lease_until    timestamptz,
    leased_by      text,
    notices        integer     not null default 0,
    reference      text,
    reason         text,
    last_error     text,
    unique (instruction_id, kind),
    check ((state = 'none') = (amount_minor = 0))
);
create index settlement_leg_due on settlement_leg (next_try_at) where next_try_at is not null;

create table ledger_entry (
    id              uuid        primary key default gen_random_uuid(),
    number          bigint      generated always as identity unique,
    tenant          text        not null,
    order_id        text        not null,
    kind            text        not null check (kind in ('capture', 'refund', 'release', 'refund_reversed', 'release_reversed')),
    at              timestamptz not null default entente_now(),
    instruction_id  uuid        references settlement_instruction,
    foreign key (tenant, order_id) references escrow_account,
    check ((kind = 'capture') = (instruction_id is null))
);
create index ledger_entries_of_order on ledger_entry (tenant, order_id, number);
create unique index one_capture_per_order on ledger_entry (tenant, order_id) where kind = 'capture';
create unique index one_entry_per_leg on ledger_entry (instruction_id, kind) where instruction_id is not null;

create table ledger_posting (
    entry_id      uuid   not null references ledger_entry,
    account       text   not null check (account in ('captured', 'held', 'refunded', 'released')),
    amount_minor  bigint not null check (amount_minor <> 0),
    primary key (entry_id, account)
);

-- Two entries of one order are booked one after the other: only then does the sum at commit see both.
create function ledger_takes_turns() returns trigger language plpgsql as $$
begin
    perform from escrow_account where tenant = new.tenant and order_id = new.order_id for update;
    return new;
end $$;
create trigger ledger_takes_turns before insert on ledger_entry
    for each row execute function ledger_takes_turns();

create function ledger_adds_up() returns trigger language plpgsql as $$
declare
    entry   ledger_entry;
    summed  record;
begin
    if tg_table_name = 'ledger_entry' then
        entry := new;
    else
        select * into strict entry from ledger_entry where id = new.entry_id;
    end if;

    select count(*) as postings, coalesce(sum(amount_minor), 0) as total into summed
      from ledger_posting where entry_id = entry.id;
    if summed.postings < 2 or summed.total <> 0 then
        raise exception 'ledger entry % has % postings that sum to %', entry.id, summed.postings, summed.total
            using errcode = 'check_violation', constraint = 'ledger_adds_up';
    end if;

    select coalesce(sum(p.amount_minor) filter (where p.account = 'held'), 0) as held,
           coalesce(sum(p.amount_minor) filter (where p.account = 'refunded'), 0) as refunded,
           coalesce(sum(p.amount_minor) filter (where p.account = 'released'), 0) as released
      into summed
      from ledger_entry e join ledger_posting p on p.entry_id = e.id
     where e.tenant = entry.tenant and e.order_id = entry.order_id;
    if summed.held < 0 or summed.refunded < 0 or summed.released < 0 then
        raise exception 'order % would stand at held %, refunded %, released %', entry.order_id, summed.held,
            summed.refunded, summed.released using errcode = 'check_violation', constraint = 'ledger_adds_up';
    end if;
    return null;
end $$;
create constraint trigger ledger_entry_adds_up after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_adds_up();
create constraint trigger ledger_posting_adds_up after insert on ledger_posting
    deferrable initially deferred for each row execute function ledger_adds_up();

create function ledger_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger only grows: % on % is refused', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_entry_only_grows before update or delete or truncate on ledger_entry
    for each statement execute function ledger_only_grows();
create trigger ledger_posting_only_grows before update or delete or truncate on ledger_posting
    for each statement execute function ledger_only_grows();

create view escrow_position as
    select a.tenant, a.order_id, a.escrow, a.currency, a.reference,
           coalesce(-sum(p.amount_minor) filter (where p.account = 'captured'), 0)::bigint as captured_minor,
           coalesce(sum(p.amount_minor) filter (where p.account = 'held'), 0)::bigint as held_minor,
           coalesce(sum(p.amount_minor) filter (where p.account = 'refunded'), 0)::bigint as refunded_minor,
           coalesce(sum(p.amount_minor) filter (where p.account = 'released'), 0)::bigint as released_minor,
           exists (select from settlement_instruction i
                    where i.tenant = a.tenant and i.order_id = a.order_id and i.state <> 'failed') as ordered
      from escrow_account a
      left join ledger_entry e on e.tenant = a.tenant and e.order_id = a.order_id
      left join ledger_posting p on p.entry_id = e.id
     group by a.tenant, a.order_id;

-- What a provider told us, once per event, whether or not we know what it is about.
create table provider_notice (
    event_id     text        primary key,
    key          uuid        not null,
    known        boolean     not null,
    received_at  timestamptz not null default entente_now()
);

-- An open case freezes the hold: it is extended at the provider, again and again, until the money moves.
create table escrow_hold (
    tenant         text        not null,
    order_id       text        not null,
    frozen_at      timestamptz not null default entente_now(),
    held_until     timestamptz,
    attempts       integer     not null default 0,
    next_try_at    timestamptz,
    primary key (tenant, order_id),
    foreign key (tenant, order_id) references escrow_account
);
create index escrow_hold_due on escrow_hold (next_try_at) where next_try_at is not null;

-- The built-in provider: another house's books, which no other code may read or write.
create table sandbox_call (
    key    uuid    primary key,
    calls  integer not null
);

create table sandbox_transfer (
    key           uuid        primary key,
    kind          text        not null check (kind in ('refund', 'release')),
    tenant        text        not null,
    order_id      text        not null,
    amount_minor  bigint      not null check (amount_minor > 0),
    currency      text        not null,
    reference     text        not null unique,
    state         text        not null check (state in ('pending', 'confirmed', 'failed')),
    later_state   text        check (later_state in ('confirmed', 'failed', 'reversed')),
    later_at      timestamptz,
    taken_at      timestamptz not null default entente_now(),
    check ((later_state is null) = (later_at is null))
);

create view sandbox_book as
    select key, kind, tenant, order_id, amount_minor, currency, reference,
           case when later_at <= entente_now() then later_state else state end as state
      from sandbox_transfer;

create table sandbox_notice (
    number      bigint      generated always as identity primary key,
    event_id    text        not null,
    key         uuid        not null,
    due_at      timestamptz not null,
    rung_at     timestamptz
);
create index sandbox_notice_due on sandbox_notice (due_at) where rung_at is null;

create table sandbox_hold (
    tenant      text        not null,
    reference   text        not null,
    held_until  timestamptz not null,
    primary key (tenant, reference)
);
