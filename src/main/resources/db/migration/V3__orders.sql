create table market_order (
    tenant     text        not null,
    id         text        not null,
    buyer_id   text        not null,
    seller_id  text        not null,
    facts      jsonb       not null,
    saved_at   timestamptz not null default entente_now(),
    primary key (tenant, id)
);
create table parcel_step (
    tenant     text        not null,
    order_id   text        not null,
    number     bigint      generated always as identity,
    step       jsonb       not null,
    primary key (tenant, order_id, number),
    foreign key (tenant, order_id) references market_order (tenant, id)
);
