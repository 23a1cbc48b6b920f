-- What the product calls now. A settable clock moves this offset, forward only; everything else asks entente_now().
create table product_clock (
    one    boolean primary key default true check (one),
    moved  interval not null default interval '0'
);
insert into product_clock default values;

-- The time of the running statement, so that one statement knows one time. In PL/pgSQL its plan is kept; as SQL it would be planned anew by
-- every statement that asks.
create function entente_now() returns timestamptz language plpgsql stable as
    'begin return (select date_trunc(''milliseconds'', statement_timestamp() + moved) from product_clock); end';
