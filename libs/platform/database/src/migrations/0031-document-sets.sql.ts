/** Sets of papers that are drawn as a job, with their progress. Conventions: see 0001-pharmacy. */
export const DOCUMENT_SETS_SQL = `
-- All papers of some kinds of a facility, or of one wing of it, on some days. They are drawn as decided at as_of with what was known at known_at, whoever draws them and how often.
create table document_set (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  -- null = every wing.
  wing_id uuid,
  kind text not null check (kind in ('books', 'downtime-kit')),
  books text[] not null check (cardinality(books) > 0),
  day_from date not null,
  -- The day after the last.
  day_to date not null check (day_to - day_from between 1 and 31),
  paper text not null check (paper in ('letter', 'a4')),
  as_of timestamptz(3) not null,
  known_at timestamptz(3) not null,
  -- Of a downtime kit the day and hour of the facility's own clock at which it fell due: once each, whatever the clocks do.
  night date,
  night_hour smallint,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  error_code text,
  -- SHA-256 over all that it prints but the revisions; null = not reckoned yet.
  content_hash text,
  -- An earlier set that printed the same.
  same_as_id uuid,
  -- How often it was begun anew by a person.
  attempt integer not null default 0,
  asked_by uuid,
  ended_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  check ((kind = 'downtime-kit') = (night is not null) and (night is null) = (night_hour is null)),
  check ((state in ('done', 'cancelled', 'failed')) = (ended_at is not null)),
  unique (tenant_id, id),
  foreign key (tenant_id, same_as_id) references document_set (tenant_id, id)
);
create unique index document_set_night on document_set (facility_id, night, night_hour) where night is not null;
create index document_set_facility on document_set (facility_id, id);
create index document_set_content on document_set (facility_id, content_hash) where state = 'done';

-- One file of a set: a book of a wing. It has a document once the set has ended; of one that was cancelled there is none.
create table document_set_file (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  set_id uuid not null,
  wing_id uuid,
  book text not null,
  name text not null,
  -- Its turn among the files of its set.
  place integer not null,
  -- How many residents have a record in it.
  residents integer not null check (residents > 0),
  -- SHA-256 of all that it prints but the revision.
  content_hash text not null,
  state text not null default 'queued' check (state in ('queued', 'drawing', 'drawn', 'failed', 'cancelled')),
  error_code text,
  -- What was drawn; null = nothing yet.
  revision integer,
  sha256 text,
  bytes integer,
  pages integer,
  document_id uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, set_id) references document_set (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, document_id) references document (tenant_id, id),
  check ((state = 'drawn') = (sha256 is not null)),
  check (num_nulls(revision, sha256, bytes, pages) in (0, 4)),
  check ((state = 'failed') = (error_code is not null)),
  unique (tenant_id, id),
  unique (set_id, name)
);

alter table facility_clock
  -- The hour of the facility's own clock at which its downtime kit is made.
  add column kit_hour smallint not null default 3 check (kit_hour between 0 and 23),
  add column kit_version integer not null default 1,
  -- When the next one is due; null = not reckoned yet: the first is made in the night to come.
  add column kit_at timestamptz(3);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['document_set', 'document_set_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (state, error_code, content_hash, same_as_id, attempt, ended_at) on document_set to %I', app);
  execute format('grant update (state, error_code, revision, sha256, bytes, pages, document_id) on document_set_file to %I', app);
end $$;
`;
