-- The case: what decide() needs is the document; what queries need is beside it.
create table dispute (
    conversation_id  uuid        primary key references conversation (id),
    tenant           text        not null,
    order_id         text        not null,
    version          bigint      not null,
    stage            text        not null,
    awaited          text        not null,
    due_at           timestamptz,
    tier             int         not null,
    priority         text        not null,
    holder           text,
    waiting_since    timestamptz,
    state            jsonb       not null
);
create index dispute_queue on dispute (tenant, tier, waiting_since) where stage in ('awaiting_agent', 'with_agent');

-- Every version of a tree that a case has used, so that a restart or another node has it too.
create table tree_version (
    name     text        not null,
    version  text        not null,
    source   jsonb       not null,
    used_at  timestamptz not null default entente_now(),
    primary key (name, version)
);
