import type { Migration } from './index.ts'

/**
 * Where cases live: the case, its draft section by section, the versions frozen from it; the documents the record names;
 * what was imported; and persons, whose rows stay outside the chain.
 */
export const cases: Migration = {
  name: '0001-cases',
  sql: `
create schema store;
create schema cases;
grant usage on schema store, cases to concordat_application;

create table personal.person (
  id uuid primary key,
  subject uuid not null,
  name text not null,
  email text
);
create table personal.note (
  id uuid primary key,
  subject uuid not null,
  text text not null
);

create table store.document (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  type text not null
);

create table cases.case (
  id uuid primary key,
  name text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  title text not null,
  councils text[] not null,
  state text not null check (state in ('draft', 'archived')),
  is_example boolean not null,
  copy_of uuid,
  -- Grows by one with every change of the draft.
  revision integer not null
);

create table cases.section (
  case_id uuid not null references cases.case (id),
  section text not null,
  revision integer not null,
  changed_by uuid not null,
  changed_at text not null,
  content text not null,
  primary key (case_id, section)
);

create table cases.version (
  case_id uuid not null references cases.case (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  document text not null references store.document (sha256),
  number integer not null,
  revision integer not null,
  engine integer not null,
  frozen_by uuid not null,
  frozen_at text not null,
  note uuid,
  is_published boolean not null,
  primary key (case_id, hash)
);
create unique index version_number on cases.version (case_id, number);

create table store.import (
  id uuid primary key,
  number integer not null,
  at text not null,
  by uuid not null,
  case_name text,
  importer text not null,
  files jsonb not null,
  undone_at text,
  undone_by uuid
);
create unique index import_number on store.import (number);

create table store.retention (
  kind text not null,
  applies_from text not null,
  years integer,
  -- Whether a statute sets the period, or somebody judged it.
  basis text not null check (basis in ('statutory', 'judgement')),
  reason text not null,
  source text not null,
  primary key (kind, applies_from)
);

select record.watch(t) from unnest(array['personal.person', 'personal.note', 'store.document', 'cases.case',
  'cases.section', 'cases.version', 'store.import', 'store.retention']) t;

grant select, insert, update, delete on all tables in schema store, cases, personal to concordat_application;
alter table personal.person enable row level security, force row level security;
alter table personal.note enable row level security, force row level security;
alter table store.document enable row level security, force row level security;
alter table cases.case enable row level security, force row level security;
alter table cases.section enable row level security, force row level security;
alter table cases.version enable row level security, force row level security;
alter table store.import enable row level security, force row level security;
alter table store.retention enable row level security, force row level security;
-- Until people sign in there is one local user, who may do everything the application may. The walls between councils
-- take the place of these policies.
create policy everything on personal.person to concordat_application using (true) with check (true);
create policy everything on personal.note to concordat_application using (true) with check (true);
create policy everything on store.document to concordat_application using (true) with check (true);
create policy everything on cases.case to concordat_application using (true) with check (true);
create policy everything on cases.section to concordat_application using (true) with check (true);
create policy everything on cases.version to concordat_application using (true) with check (true);
create policy everything on store.import to concordat_application using (true) with check (true);
create policy everything on store.retention to concordat_application using (true) with check (true);
`,
}
