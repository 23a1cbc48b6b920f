-- From when on tokens of a person are believed, in real time: what was issued before is void.
create table revocation (
    tenant       text        not null,
    person_id    text        not null,
    valid_after  timestamptz not null,
    asked_at     timestamptz not null default clock_timestamp(),
    primary key (tenant, person_id)
);
create index revocation_asked on revocation (asked_at);
