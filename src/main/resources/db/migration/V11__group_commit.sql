-- Words of many threads in one round trip and one commit.

-- The thread's row is locked whenever an event is stored, so it is known to exist; a check for every event would read it once more.
alter table event drop constraint event_conversation_id_fkey;

-- The heads move with every commit: room on the page keeps the new version there, so that no index is touched.
alter table conversation set (fillfactor = 60);

-- What makes a saying the same saying, in 16 octets: the first 8 of the thread's id, so that the keys of a thread lie together, and the
-- first 8 of the SHA-256 of thread, role, author and client id. One short column leaves the planner no other index to choose.
alter table event add column client_key uuid;
update event set client_key = (left(replace(conversation_id::text, '-', ''), 16) || encode(substring(sha256(convert_to(
    conversation_id::text || chr(31) || author_role || chr(31) || author_id || chr(31) || client_id, 'UTF8')) for 8), 'hex'))::uuid
    where client_id is not null;
drop index event_client;
create unique index event_client on event (client_key) where client_key is not null;

-- Half of the digest tells another body as well as the whole.
alter table event alter column client_digest type uuid using left(client_digest, 32)::uuid;

-- Answers the moment in milliseconds since 1970, and a line for each saying in their order: outcome, number, the three previous numbers, and
-- 1 where the bot listens. A known one was stored before, under the number that is answered; a new one is stored now. The heads are locked
-- first, in order of id, and only the statement after that looks for known sayings: a statement sees what was committed before it began. No
-- key may come twice in one call. Unless the caller is careful nothing is known: should a saying be, the unique index refuses them all. The bodies are JSON texts, parted by record separators, which no JSON text can hold. The caller's session
-- keeps the plan to the indexes; see AppendWords.
create function append_words(threads uuid[], roles text[], authors text[], names text[], audiences smallint[], marks text[],
    keys uuid[], digests uuid[], ids uuid[], kinds text[], bodies text, careful boolean)
returns table (at bigint, lines text)
language plpgsql
as $$
#variable_conflict use_column
declare
    moment timestamptz := entente_now();
begin
    perform from conversation c where c.id = any (threads) order by c.id for update;
    return query
    with said as (
        select * from unnest(threads, roles, authors, names, audiences, marks, keys, digests, ids, kinds,
                string_to_array(bodies, chr(30)))
            with ordinality as s (thread, role, author, name, audience, mark, key, digest, id, kind, body, n)
    ), judged as (
        select s.*, c.head, c.head_buyer, c.head_seller, c.head_agent, coalesce(c.listening, false) as listening,
            e.seq as known_seq,
            case when c.id is null then 1 when e.seq is not null then 2 when not c.accepting then 3
                when s.role = 'agent' and s.author is distinct from c.speaker then 4 else 0 end as outcome
        from said s
        left join conversation c on c.id = s.thread
        left join event e on careful and e.client_key = s.key
    ), counted as (
        select j.*, j.head + count(*) filter (where j.outcome = 0) over (partition by j.thread order by j.n) as seq from judged j
    ), numbered as (
        select c.*,
            coalesce(max(c.seq) filter (where c.outcome = 0 and c.audience & 1 <> 0) over before, c.head_buyer) as prev_buyer,
            coalesce(max(c.seq) filter (where c.outcome = 0 and c.audience & 2 <> 0) over before, c.head_seller) as prev_seller,
            coalesce(max(c.seq) filter (where c.outcome = 0 and c.audience & 4 <> 0) over before, c.head_agent) as prev_agent
        from counted c
        window before as (partition by c.thread order by c.n rows between unbounded preceding and 1 preceding)
    ), stored as (
        insert into event (conversation_id, seq, id, at, kind, author_role, author_id, author_name, readers,
            prev_buyer, prev_seller, prev_agent, client_id, client_key, client_digest, body)
        select f.thread, f.seq, f.id, moment, f.kind, f.role, f.author, f.name, f.audience,
            f.prev_buyer, f.prev_seller, f.prev_agent, f.mark, f.key, f.digest, f.body::json
        from numbered f where f.outcome = 0
    ), moved as (
        update conversation c set head = h.head, head_buyer = greatest(c.head_buyer, h.buyer),
            head_seller = greatest(c.head_seller, h.seller), head_agent = greatest(c.head_agent, h.agent),
            agent_said_at = case when h.spoke then moment else c.agent_said_at end
        from (select f.thread, max(f.seq) as head, max(f.seq) filter (where f.audience & 1 <> 0) as buyer,
                max(f.seq) filter (where f.audience & 2 <> 0) as seller,
                max(f.seq) filter (where f.audience & 4 <> 0) as agent, bool_or(f.role = 'agent') as spoke
            from numbered f where f.outcome = 0 group by f.thread) h
        where c.id = h.thread
    ), asked as (
        insert into turn (conversation_id)
        select distinct f.thread from numbered f where f.outcome = 0 and f.listening and f.role in ('buyer', 'seller') order by f.thread
        on conflict (conversation_id) do update set asked = turn.asked + 1
    )
    select (extract(epoch from moment) * 1000)::bigint,
        string_agg(concat_ws(' ', f.outcome, coalesce(f.known_seq, f.seq, 0), coalesce(f.prev_buyer, 0), coalesce(f.prev_seller, 0),
            coalesce(f.prev_agent, 0), f.listening::int), E'\n' order by f.n)
    from numbered f;
end
$$;
