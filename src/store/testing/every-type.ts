import { type Migration, migrations } from '../migrations/index.ts'

/** A recorded table of every type a record has to give back exactly, for tests. */
const everyType: Migration = {
  name: '9000-every-type',
  sql: `
create table store.every_type (
  id uuid primary key,
  exact numeric,
  whole bigint,
  small smallint,
  real_number double precision,
  short_real real,
  yes boolean,
  words text,
  list text[],
  moment timestamptz,
  local_moment timestamp,
  day date,
  span interval,
  bytes bytea,
  document jsonb
);
select record.watch('store.every_type');
grant select, insert, update, delete on store.every_type to concordat_application;
alter table store.every_type enable row level security, force row level security;
create policy everything on store.every_type to concordat_application using (true) with check (true);
`,
}

/** The shipped migrations, and the table of every type. */
export const testMigrations: readonly Migration[] = [...migrations, everyType]
