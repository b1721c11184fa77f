/** What a recorded table, the record’s functions and their rights must not be; each row is a fault. */
export const catalogueFaults = `
with watched as (select t, t::regclass as c from record.watched() t)
select t || ' has no row security that is forced' as fault from watched join pg_class on oid = c
  where not (relrowsecurity and relforcerowsecurity)
union all select t || ' has no policy' from watched where not exists (select from pg_policy where polrelid = c)
union all select t || ' misses trigger ' || g from watched,
  unnest(array['record_put', 'record_change', 'record_del', 'record_key', 'record_truncate']) g
  where not exists (select from pg_trigger where tgrelid = c and tgname = g and tgenabled = 'O')
union all select t || ' cascades or defers: ' || conname from watched join pg_constraint on conrelid = c
  where condeferrable or (contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r')))
union all select t || '.' || attname || ' is an identity or generated' from watched join pg_attribute on attrelid = c
  where attnum > 0 and (attidentity <> '' or attgenerated <> '')
union all select t || ' has a default that changes' from watched join pg_attrdef on adrelid = c
  where pg_get_expr(adbin, adrelid) ~* 'nextval|now|random|clock|current_|uuid'
union all select t || '.' || attname || ' has a type the record cannot give back exactly' from watched
  join pg_attribute on attrelid = c where attnum > 0 and atttypid in ('json'::regtype, 'money'::regtype, 'xml'::regtype)
union all select t || '.' || attname || ' is a float' from watched join pg_attribute on attrelid = c
  where attnum > 0 and t <> 'store.every_type' and atttypid in ('float4'::regtype, 'float8'::regtype)
union all select t || ' is written through a rule' from watched join pg_rewrite on ev_class = c
union all select n.nspname || '.' || p.proname || ' runs as its owner without a search path' from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('record', 'personal', 'store', 'cases')
  and not exists (select from unnest(p.proconfig) s where s like 'search_path=%')
union all select n.nspname || '.' || p.proname || ' is open to everybody' from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('record', 'personal', 'store', 'cases')
  and has_function_privilege('public', p.oid, 'execute')
union all select r || ' may be changed by the application: ' || privilege from unnest(array['record.entry', 'record.head',
  'record.pending', 'record.open', 'record.personal', 'record.replaying', 'record.ground']) r,
  unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
  where has_table_privilege('concordat_application', r, privilege)
union all select t || ' may be emptied or given triggers by the application' from watched
  where has_table_privilege('concordat_application', c, 'truncate, references, trigger')
union all select n.nspname || '.' || c.relname || ' is a table nobody records or names' from pg_class c
  join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('personal', 'store', 'cases')
  and n.nspname || '.' || c.relname not in (select t from watched)
union all select 'the application role may pass walls' from pg_roles where rolname = 'concordat_application'
  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)`
