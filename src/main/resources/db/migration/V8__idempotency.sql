-- Answers kept under their Idempotency-Key. Real time: the settable clock does not move the life of a key.
create table idempotent_call (
    tenant        text        not null,
    caller        text        not null,
    route         text        not null,
    key           text        not null,
    digest        text        not null,
    lease         uuid        not null,
    lease_until   timestamptz not null,
    asked_at      timestamptz not null default clock_timestamp(),
    status        int,
    content_type  text,
    etag          text,
    body          bytea,
    primary key (tenant, caller, route, key)
);
create index idempotent_call_age on idempotent_call (asked_at);
