-- Word for those outside, stored in the transaction of what it tells of; a row goes when everybody who listens has it.
-- subject: words about the same subject are handed on in the order of their numbers
-- retry_at: rests until then after a failure, in real time
create table outbox (
    number    bigint      generated always as identity primary key,
    id        uuid        not null,
    tenant    text        not null,
    subject   uuid        not null,
    type      text        not null,
    at        timestamptz not null,
    data      text        not null,
    failures  int         not null default 0,
    retry_at  timestamptz
);
create index outbox_order on outbox (subject, number);
