-- Where marketplaces want to hear of their cases, what they are told, and how that went.

-- types: what it hears of; empty for everything
-- old_secret: signs beside the new one until old_secret_until
-- delivered_at: when something last arrived
-- rest_until: it asked not to be called before
create table webhook_endpoint (
    id                uuid        primary key,
    tenant            text        not null,
    url               text        not null,
    description       text,
    types             text[]      not null,
    secret            text        not null,
    old_secret        text,
    old_secret_until  timestamptz,
    created_at        timestamptz not null default entente_now(),
    disabled_at       timestamptz,
    disabled_reason   text        check (disabled_reason in ('owner', 'gone', 'failing')),
    delivered_at      timestamptz,
    rest_until        timestamptz,
    check ((disabled_at is null) = (disabled_reason is null)),
    check ((old_secret is null) = (old_secret_until is null))
);
create index webhook_endpoint_of_tenant on webhook_endpoint (tenant);

-- A notice as it goes out, the same to every endpoint and on every try.
create table webhook_message (
    id         uuid        primary key,
    number     bigint      generated always as identity unique,
    tenant     text        not null,
    subject    uuid        not null,
    type       text        not null,
    at         timestamptz not null,
    body       text        not null,
    stored_at  timestamptz not null default entente_now()
);
create index webhook_message_time on webhook_message (tenant, at);
create index webhook_message_age on webhook_message (stored_at);

-- tries: of this round; a replay begins another
-- first_try_at: of this round
-- next_try_at: in product time, so that the test clock moves it; leases are real time
-- lease_token: grows with every lease, so that who lost one writes nothing
create table webhook_delivery (
    endpoint_id   uuid        not null references webhook_endpoint on delete cascade,
    message_id    uuid        not null references webhook_message on delete cascade,
    number        bigint      not null,
    subject       uuid        not null,
    state         text        not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
    tries         integer     not null default 0,
    tries_max     integer     not null,
    first_try_at  timestamptz,
    next_try_at   timestamptz not null,
    lease_token   bigint      not null default 0,
    lease_until   timestamptz,
    primary key (endpoint_id, message_id)
);
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_try_at) where state = 'pending';
create index webhook_delivery_order on webhook_delivery (endpoint_id, subject, number) where state = 'pending';
create index webhook_delivery_log on webhook_delivery (endpoint_id, number);
create index webhook_delivery_of_message on webhook_delivery (message_id);

create table webhook_attempt (
    endpoint_id  uuid        not null,
    message_id   uuid        not null,
    number       integer     not null,
    at           timestamptz not null default entente_now(),
    url          text        not null,
    sent_at      bigint      not null,
    signature    text        not null,
    latency_ms   integer     not null,
    status       integer,
    response     text,
    error        text,
    primary key (endpoint_id, message_id, number),
    foreign key (endpoint_id, message_id) references webhook_delivery on delete cascade
);
