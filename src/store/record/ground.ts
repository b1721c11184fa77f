/**
 * The SQL half of the record, the same on both databases: where entries stand, how a transaction's rows are gathered,
 * closed into an entry and linked to the one before, and how entries are turned back into rows. Tables are made once;
 * functions are put in place again whenever their text has changed.
 */
export const groundTables = `
create schema record;
create schema personal;

create table record.entry (
  n bigint primary key,
  hash text not null,
  bodyhash text not null,
  body text not null,
  at text not null,
  by text not null,
  kind text not null,
  council text,
  case_id uuid,
  request text
);
create unique index entry_request on record.entry (by, request) where request is not null;
create index entry_case on record.entry (case_id, n) where case_id is not null;
create index entry_kind on record.entry (kind, n);

-- The end of the chain: one row, locked last in every act.
create table record.head (
  single boolean primary key default true check (single),
  n bigint not null,
  hash text not null,
  at text not null
);
insert into record.head (n, hash, at) values (0, repeat('0', 64), '');

-- What the transactions under way have changed so far, and which of them have changed anything.
create unlogged table record.pending (
  ord bigint generated always as identity,
  xid xid8 not null,
  op text not null,
  tbl text not null,
  val jsonb not null
);
create index pending_xid on record.pending (xid);
create unlogged table record.open (xid xid8 primary key);

-- Rows of persons: the entry holds only their commitment, which is the SHA-256 of salt and row. Blank once erased.
create table record.personal (
  commitment text primary key,
  n bigint,
  tbl text not null,
  subject uuid not null,
  salt text,
  body text
);
create index personal_subject on record.personal (subject);
create index personal_entry on record.personal (n);

create unlogged table record.replaying (
  n bigint not null,
  ord bigint not null,
  op text not null,
  tbl text not null,
  val jsonb not null
);

-- Which text of the functions stands here.
create table record.ground (single boolean primary key default true check (single), functions text not null);

do $$ begin
  if not exists (select from pg_roles where rolname = 'concordat_application') then
    create role concordat_application nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant concordat_application to current_user;
revoke all on schema record, personal, public from public;
-- A temporary table would stand before ours in a function that forgets its search path.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;
grant usage on schema record, personal to concordat_application;
grant select on record.entry, record.head to concordat_application;
`

export const groundFunctions = `
create or replace function record.keys_of(tbl text) returns text[] language sql stable
set search_path = pg_catalog, pg_temp as $$
  select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
  where i.indrelid = tbl::regclass and i.indisprimary
$$;

create or replace function record.key_of(val jsonb, keys text[]) returns jsonb language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select jsonb_object_agg(k, val -> k) from unnest(keys) k
$$;

create or replace function record.capture_put() returns trigger language plpgsql security definer
set search_path = pg_catalog, record, pg_temp as $$
begin
  insert into record.open values (pg_current_xact_id()) on conflict do nothing;
  insert into record.pending (xid, op, tbl, val)
    select pg_current_xact_id(), 'put', tg_argv[0], to_jsonb(x) from added x;
  return null;
end $$;

create or replace function record.capture_del() returns trigger language plpgsql security definer
set search_path = pg_catalog, record, pg_temp as $$
begin
  insert into record.open values (pg_current_xact_id()) on conflict do nothing;
  insert into record.pending (xid, op, tbl, val)
    select pg_current_xact_id(), 'del', tg_argv[0], record.key_of(to_jsonb(x), tg_argv[1:]) from removed x;
  return null;
end $$;

-- A row of a person: kept aside with its salt; the entry is told the key and the commitment only.
create or replace function record.capture_own() returns trigger language plpgsql security definer
set search_path = pg_catalog, record, pg_temp as $$
begin
  insert into record.open values (pg_current_xact_id()) on conflict do nothing;
  with salted as materialized (
    select record.key_of(to_jsonb(x), tg_argv[1:]) as key, x.subject, to_jsonb(x)::text as body,
      encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid() || gen_random_uuid(), 'UTF8')), 'hex') as salt
    from added x
  ), sealed as materialized (
    select key, subject, body, salt, encode(sha256(convert_to(salt || body, 'UTF8')), 'hex') as commitment from salted
  ), kept as (
    insert into record.personal (commitment, tbl, subject, salt, body)
      select commitment, tg_argv[0], subject, salt, body from sealed
  )
  insert into record.pending (xid, op, tbl, val)
    select pg_current_xact_id(), 'own', tg_argv[0], key || jsonb_build_object('commitment', commitment) from sealed;
  return null;
end $$;

create or replace function record.refuse_key_change() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'RECORD-KEY: the key of a row of % may not change', tg_argv[0] using errcode = 'RC002';
end $$;

create or replace function record.refuse_truncate() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'RECORD-TRUNCATE: % may not be emptied without a trace', tg_argv[0] using errcode = 'RC003';
end $$;

create or replace function record.refuse_unsealed() returns trigger language plpgsql security definer
set search_path = pg_catalog, record, pg_temp as $$
begin
  if exists (select from record.open o where o.xid = new.xid) then
    raise exception 'RECORD-UNSEALED: recorded rows were changed without an entry, or after it' using errcode = 'RC001';
  end if;
  return null;
end $$;
drop trigger if exists sealed on record.open;
create constraint trigger sealed after insert on record.open deferrable initially deferred
  for each row execute function record.refuse_unsealed();

-- From now on, what changes in this table goes into the record. Called by the migration that makes the table.
create or replace function record.watch(watched text) returns void language plpgsql
set search_path = pg_catalog, record, pg_temp as $$
declare
  keys text[] := record.keys_of(watched);
  args text;
  put text := case when watched like 'personal.%' then 'own' else 'put' end;
begin
  if keys is null then raise exception 'RECORD-NO-KEY: % has no primary key', watched; end if;
  select string_agg(quote_literal(a), ', ') into args from unnest(array[watched] || keys) a;
  execute format('create trigger record_put after insert on %s referencing new table as added
    for each statement execute function record.capture_%s(%s)', watched, put, args);
  execute format('create trigger record_change after update on %s referencing new table as added
    for each statement execute function record.capture_%s(%s)', watched, put, args);
  execute format('create trigger record_del after delete on %s referencing old table as removed
    for each statement execute function record.capture_del(%s)', watched, args);
  execute format('create trigger record_key before update of %s on %s
    for each row execute function record.refuse_key_change(%s)',
    (select string_agg(quote_ident(k), ', ') from unnest(keys) k), watched, args);
  execute format('create trigger record_truncate before truncate on %s
    for each statement execute function record.refuse_truncate(%s)', watched, args);
end $$;

create or replace function record.watched() returns setof text language sql stable
set search_path = pg_catalog, pg_temp as $$
  select n.nspname || '.' || c.relname
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where t.tgname = 'record_put' order by 1
$$;

-- Closes this transaction's rows into an entry and links it to the one before. Called once, last, in every act.
create or replace function record.seal(
  meta jsonb, out n bigint, out prev text, out hash text, out bodyhash text, out body text, out personal jsonb
) language plpgsql security definer set search_path = pg_catalog, record, pg_temp as $$
declare
  changed text;
  before record.head;
  mine xid8 := pg_current_xact_id();
begin
  with gone as (delete from record.pending p where p.xid = mine returning p.ord, p.op, p.tbl, p.val)
  select string_agg('[' || to_json(g.op)::text || ',' || to_json(g.tbl)::text || ',' || g.val::text || ']', ',' order by g.ord),
    jsonb_agg(g.val ->> 'commitment' order by g.ord) filter (where g.op = 'own')
    into changed, personal from gone g;
  delete from record.open o where o.xid = mine;
  select * into strict before from record.head h for update;
  n := before.n + 1;
  prev := before.hash;
  body := '{"v":1,"at":' || (meta -> 'at')::text
    || case when meta ->> 'at' < before.at then ',"clockBehind":' || to_json(before.at)::text else '' end
    || ',"by":' || (meta -> 'by')::text || ',"as":' || (meta -> 'as')::text
    || ',"council":' || coalesce((meta -> 'council')::text, 'null')
    || ',"case":' || coalesce((meta -> 'case')::text, 'null')
    || ',"kind":' || (meta -> 'kind')::text
    || ',"request":' || coalesce((meta -> 'request')::text, 'null')
    || ',"salt":' || (meta -> 'salt')::text
    || ',"about":' || coalesce((meta -> 'about')::text, '{}')
    || ',"rows":[' || coalesce(changed, '') || ']}';
  if octet_length(body) > 16777000 then
    raise exception 'RECORD-LARGE: an entry of % bytes is over the 16 MiB an entry may have', octet_length(body)
      using errcode = 'RC004';
  end if;
  bodyhash := encode(sha256(convert_to(body, 'UTF8')), 'hex');
  hash := encode(sha256(convert_to(prev || ' ' || n || ' ' || bodyhash, 'UTF8')), 'hex');
  insert into record.entry (n, hash, bodyhash, body, at, by, kind, council, case_id, request)
    values (n, hash, bodyhash, body, meta ->> 'at', meta ->> 'by', meta ->> 'kind', meta ->> 'council',
      (meta ->> 'case')::uuid, meta ->> 'request');
  update record.head h set n = seal.n, hash = seal.hash, at = greatest(h.at, seal.meta ->> 'at');
  if personal is not null then
    update record.personal p set n = seal.n where p.commitment in (select jsonb_array_elements_text(seal.personal));
    select jsonb_agg(jsonb_build_object('commitment', p.commitment, 'n', p.n, 'table', p.tbl, 'subject', p.subject,
      'salt', p.salt, 'row', p.body) order by p.commitment)
      into personal from record.personal p where p.commitment in (select jsonb_array_elements_text(seal.personal));
  end if;
end $$;

-- Entries as they stand in the record, without their rows being applied. The heads are what each says before its about.
create or replace function record.enter(
  ns bigint[], hashes text[], bodyhashes text[], bodies text[], heads text[]
) returns void language plpgsql set search_path = pg_catalog, record, pg_temp as $$
begin
  insert into record.entry (n, hash, bodyhash, body, at, by, kind, council, case_id, request)
    select e.n, e.hash, e.bodyhash, e.body, b.j ->> 'at', b.j ->> 'by', b.j ->> 'kind', b.j ->> 'council',
      (b.j ->> 'case')::uuid, b.j ->> 'request'
    from unnest(ns, hashes, bodyhashes, bodies, heads) e(n, hash, bodyhash, body, head),
      lateral (select e.head::jsonb as j) b
    on conflict (n) do nothing;
  update record.head h set n = l.n, hash = l.hash, at = greatest(h.at, l.at)
    from (select e.n, e.hash, e.at from record.entry e where e.n = (select max(m) from unnest(ns) m)) l where h.n <= l.n;
end $$;

-- Emptying by rows makes no file; a truncated unlogged table is two new ones, and a power cut that keeps the one and not
-- the other leaves tables that do not open. Only a build of new tables, which is synced whole, grows this far.
create or replace function record.empty_replaying() returns void language plpgsql
set search_path = pg_catalog, record, pg_temp as $$
begin
  if pg_relation_size('record.replaying') > 16777216 then truncate record.replaying;
  else delete from record.replaying;
  end if;
end $$;

-- Turns entries back into rows: the last change of each key stands. Twice is the same as once. Nothing else runs:
-- no trigger, no foreign key, no code of any time.
create or replace function record.replay(bodies text[]) returns void language plpgsql
set search_path = pg_catalog, record, pg_temp as $$
declare
  t text;
  key text;
  matching text;
begin
  perform set_config('session_replication_role', 'replica', true);
  perform record.empty_replaying();
  insert into record.replaying (n, ord, op, tbl, val)
    select e.n, r.ord, r.item ->> 0, r.item ->> 1, r.item -> 2
    from unnest(bodies) with ordinality e(body, n),
      jsonb_array_elements(e.body::jsonb -> 'rows') with ordinality r(item, ord);
  for t in select distinct r.tbl from record.replaying r order by 1 loop
    if t not in (select record.watched()) then
      raise exception 'RECORD-TABLE: the record names the table %, which is not a recorded one', t using errcode = 'RC005';
    end if;
    select string_agg(format('r.val ->> %L', k), ', '), string_agg(format('t.%1$I = p.%1$I', k), ' and ')
      into key, matching from unnest(record.keys_of(t)) k;
    -- Of several changes of one key in the batch, the last.
    execute format('delete from record.replaying d using (
        select r.ctid as at, row_number() over (partition by %s order by r.n desc, r.ord desc) as back
        from record.replaying r where r.tbl = %L) older
      where d.ctid = older.at and older.back > 1', key, t);
    execute format('delete from %1$s t using record.replaying r, lateral jsonb_populate_record(null::%1$s, r.val) p
      where r.tbl = %2$L and %3$s', t, t, matching);
    execute format('insert into %1$s select p.* from record.replaying r
      left join record.personal o on r.op = ''own'' and o.commitment = r.val ->> ''commitment'',
      lateral jsonb_populate_record(null::%1$s, case when r.op = ''own'' then o.body::jsonb else r.val end) p
      where r.tbl = %2$L and (r.op = ''put'' or o.body is not null)', t, t);
  end loop;
  perform record.empty_replaying();
  perform set_config('session_replication_role', 'origin', true);
end $$;

-- A digest of a recorded table: of its rows in order of key. Rows of persons are told by what stands, too.
create or replace function record.digest(t text, out rows bigint, out digest text) language plpgsql stable
set search_path = pg_catalog, record, pg_temp as $$
begin
  execute format('select count(*), encode(sha256(convert_to(coalesce(string_agg(
      encode(sha256(convert_to(to_jsonb(x)::text, ''UTF8'')), ''hex''), '''' order by %s), ''''), ''UTF8'')), ''hex'') from %s x',
    (select string_agg(format('x.%I%s', k, case when a.attcollation <> 0 then ' collate "C"' else '' end), ', ' order by o)
     from unnest(record.keys_of(t)) with ordinality u(k, o)
     join pg_attribute a on a.attrelid = t::regclass and a.attname = k), t)
    into rows, digest;
end $$;

-- Deletes every row of a person from the tables of persons, and what stands for them beside the record. Gives the
-- commitments whose content is gone; the entry that orders it names them.
create or replace function record.erase(person uuid) returns setof text language plpgsql security definer
set search_path = pg_catalog, record, pg_temp as $$
declare
  t text;
begin
  for t in select w from record.watched() w where w like 'personal.%' loop
    execute format('delete from %s where subject = $1', t) using person;
  end loop;
  return query update record.personal p set salt = null, body = null where p.subject = person and p.body is not null
    returning p.commitment;
end $$;

revoke all on all functions in schema record from public;
grant execute on function record.seal(jsonb), record.erase(uuid) to concordat_application;
`
