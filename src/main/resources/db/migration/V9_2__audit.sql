-- Who did what. What was done can be erased with its salt; the chain over it only grows and stays whole.
create table audit_act (
    id       uuid        primary key default gen_random_uuid(),
    tenant   text        not null,
    act      text        not null,
    at       timestamptz not null default entente_now(),
    salt     bytea,
    content  text,
    check ((salt is null) = (content is null))
);
create index audit_act_of_tenant on audit_act (tenant, at);

create table audit_link (
    tenant    text        not null,
    number    bigint      not null,
    act_id    uuid        not null unique,
    act       text        not null,
    at        timestamptz not null,
    digest    bytea       not null,
    previous  bytea       not null,
    hash      bytea       not null,
    primary key (tenant, number)
);

create table audit_head (
    tenant  text   primary key,
    number  bigint not null,
    hash    bytea  not null
);

-- Its length stands before each field, so that no two lists of fields read the same.
create function audit_field(field text) returns text language sql immutable as
    $$ select octet_length(convert_to(field, 'UTF8')) || ':' || field || ',' $$;

-- The link is made when the act commits, after every other lock was taken: whoever waits for the head of a chain holds
-- nothing that the one before still needs.
create function audit_links() returns trigger language plpgsql as $$
declare
    head    audit_head;
    digest  bytea := sha256(new.salt || convert_to(new.content, 'UTF8'));
    linked  bytea;
begin
    insert into audit_head values (new.tenant, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select * into strict head from audit_head where tenant = new.tenant for update;
    linked := sha256(head.hash || convert_to(audit_field(new.tenant) || audit_field((head.number + 1)::text)
        || audit_field(new.id::text) || audit_field(new.act)
        || audit_field((extract(epoch from new.at) * 1000000)::bigint::text)
        || audit_field(encode(digest, 'hex')), 'UTF8'));
    insert into audit_link values (new.tenant, head.number + 1, new.id, new.act, new.at, digest, head.hash, linked);
    update audit_head set number = head.number + 1, hash = linked where tenant = new.tenant;
    return null;
end $$;
create constraint trigger audit_act_links after insert on audit_act
    deferrable initially deferred for each row execute function audit_links();

create function audit_only_grows() returns trigger language plpgsql as $$
begin
    raise exception 'the audit only grows: % on % is refused', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_link_only_grows before update or delete or truncate on audit_link
    for each statement execute function audit_only_grows();
create trigger audit_act_stays before delete or truncate on audit_act
    for each statement execute function audit_only_grows();
create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function audit_only_grows();

create function audit_act_is_erased() returns trigger language plpgsql as $$
begin
    if new.content is not null or (new.id, new.tenant, new.act, new.at) is distinct from (old.id, old.tenant, old.act, old.at) then
        raise exception 'an act of the audit is erased or left alone' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger audit_act_is_erased before update on audit_act
    for each row execute function audit_act_is_erased();
create function audit_head_moves_on() returns trigger language plpgsql as $$
begin
    if new.number <> old.number + 1 or new.tenant <> old.tenant then
        raise exception 'the head of an audit moves by one' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger audit_head_moves_on before update on audit_head
    for each row execute function audit_head_moves_on();
