-- A timer is a row, written in the transaction of the state that needs it; taking the row is firing it.
create table timer (
    subject   uuid        not null,
    kind      text        not null,
    due_at    timestamptz not null,
    retry_at  timestamptz,
    failures  int         not null default 0,
    primary key (subject, kind)
);
create index timer_due on timer (due_at);
