-- The thread. Its heads number the events: in all, and as each role sees them.
create table conversation (
    id             uuid        primary key,
    tenant         text        not null,
    order_id       text        not null,
    buyer_id       text        not null,
    buyer_name     text        not null,
    buyer_locale   text        not null,
    seller_id      text        not null,
    seller_name    text        not null,
    seller_locale  text        not null,
    opened_at      timestamptz not null default entente_now(),
    current        boolean     not null default true,
    head           bigint      not null default 0,
    head_buyer     bigint      not null default 0,
    head_seller    bigint      not null default 0,
    head_agent     bigint      not null default 0,
    -- who speaks for the platform: null is the bot, else the id of the agent who holds the case
    speaker        text,
    -- whether words of the parties queue a turn of the bot
    listening      boolean     not null default true,
    accepting      boolean     not null default true,
    agent_said_at  timestamptz
);
create unique index conversation_current on conversation (tenant, order_id) where current;
create index conversation_buyer on conversation (tenant, buyer_id, id);
create index conversation_seller on conversation (tenant, seller_id, id);

create table event (
    conversation_id  uuid        not null references conversation (id),
    seq              bigint      not null,
    id               uuid        not null,
    at               timestamptz not null,
    kind             text        not null,
    turn             uuid,
    author_role      text        not null,
    author_id        text        not null,
    author_name      text        not null,
    readers          smallint    not null,
    prev_buyer       bigint      not null,
    prev_seller      bigint      not null,
    prev_agent       bigint      not null,
    client_id        text,
    client_digest    text,
    body             json        not null,
    primary key (conversation_id, seq)
);
create unique index event_client on event (conversation_id, author_role, author_id, client_id) where client_id is not null;

create table read_mark (
    conversation_id  uuid   not null references conversation (id),
    role             text   not null,
    person_id        text   not null,
    seq              bigint not null,
    primary key (conversation_id, role, person_id)
);

-- Work for the bot: one turn per thread at most; more words join it.
create table turn (
    conversation_id  uuid        primary key references conversation (id),
    id               uuid        not null default gen_random_uuid(),
    asked            bigint      not null default 1,
    failures         int         not null default 0,
    due_at           timestamptz not null default clock_timestamp(),
    lease            uuid
);
create index turn_due on turn (due_at);
