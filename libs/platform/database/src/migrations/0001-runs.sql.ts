/** Runs, batches, lines, findings, packs, documents, audit. Conventions: see 0001-pharmacy. */
export const RUNS_SQL = `
-- Runs.

create table fill_run (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  kind text not null check (kind in ('nightly', 'cycle')),
  run_date date not null,
  as_of timestamptz(3) not null,
  opened_at timestamptz not null default now(),
  opened_by uuid,
  unique (tenant_id, id)
);
create unique index fill_run_nightly_once on fill_run (tenant_id, run_date) where kind = 'nightly';

create table fill_batch (
  id uuid primary key,
  tenant_id uuid not null,
  run_id uuid not null,
  facility_id uuid not null,
  cycle_id uuid not null,
  kind text not null check (kind in ('cycle')),
  window_from date not null,
  window_to date not null,
  previous_from date not null,
  as_of timestamptz(3) not null,
  known_at timestamptz(3) not null,
  generation integer not null default 0,
  is_current boolean not null default true,
  state text not null default 'opened' check (state in ('opened', 'computed', 'planned', 'documented', 'needs_attention')),
  input_version bigint,
  input_hash text,
  engine_version text,
  rule_pack text,
  eligible integer,
  filled integer,
  excepted integer,
  skipped integer,
  reasons jsonb,
  error_code text,
  opened_at timestamptz not null default now(),
  computed_at timestamptz,
  planned_at timestamptz,
  documented_at timestamptz,
  row_version integer not null default 1,
  foreign key (tenant_id, run_id) references fill_run (tenant_id, id),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, cycle_id) references cycle (tenant_id, id),
  check (window_to > window_from),
  check (eligible is null or eligible = filled + excepted + skipped),
  unique (tenant_id, id),
  constraint fill_batch_no_overlap exclude using gist (cycle_id with =, kind with =, daterange(window_from, window_to) with &&) where (is_current)
);
create unique index fill_batch_once on fill_batch (facility_id, cycle_id, kind, window_from) where is_current;
create index fill_batch_run on fill_batch (run_id);

-- No foreign keys on bulk rows: they would double a run. Their parents are never deleted; a test looks for orphans.
create table fill_line (
  id uuid primary key,
  tenant_id uuid not null,
  batch_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  order_version_id uuid not null,
  kind text not null,
  window_from date not null,
  status text not null check (status in ('filled', 'partial', 'on_demand', 'excepted', 'held', 'away', 'covered')),
  packaging text not null check (packaging in ('card', 'multi_dose', 'bulk')),
  scheduled_milli integer not null,
  after_holds_milli integer not null,
  due_milli integer not null,
  carry_in_milli integer not null,
  covered_milli integer not null,
  dispensed_milli integer not null,
  short_milli integer not null,
  carry_out_milli integer not null,
  pulled integer not null,
  admin_days smallint not null,
  pack_from timestamp,
  pack_to timestamp,
  is_current boolean not null default true,
  check (due_milli = covered_milli + dispensed_milli + short_milli),
  check (carry_in_milli = covered_milli + carry_out_milli),
  check (least(scheduled_milli, after_holds_milli, due_milli, carry_in_milli, covered_milli, dispensed_milli, short_milli, carry_out_milli) >= 0)
);
create unique index fill_line_once on fill_line (order_id, kind, window_from) where is_current;
create index fill_line_batch on fill_line (batch_id);

create table finding (
  id uuid primary key,
  tenant_id uuid not null,
  batch_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid,
  code text not null,
  severity text not null check (severity in ('block', 'warn', 'info')),
  rule text not null,
  params jsonb not null,
  state text not null default 'open' check (state in ('open', 'resolved', 'overridden', 'carried')),
  owner_id uuid,
  due_at timestamptz,
  is_current boolean not null default true,
  recorded_at timestamptz(3) not null default now()
);
create index finding_batch on finding (batch_id);

create table pack (
  id uuid primary key,
  tenant_id uuid not null,
  batch_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  -- The one order of a card; null on a multi-dose sheet.
  order_id uuid,
  code text not null,
  pack_type text not null,
  passes smallint[] not null,
  days_from date not null,
  days_to date not null,
  number smallint not null,
  count smallint not null,
  state text not null default 'planned' check (state in ('planned')),
  content_hash text not null,
  is_current boolean not null default true,
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  unique (tenant_id, id)
);
create unique index pack_code_once on pack (tenant_id, code) where is_current;
create index pack_batch on pack (batch_id);

create table pack_cell (
  pack_id uuid not null,
  position smallint not null,
  order_id uuid not null,
  tenant_id uuid not null,
  at timestamp not null,
  dose_milli integer not null check (dose_milli > 0),
  primary key (pack_id, position, order_id)
);

create table document (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  wing_id uuid,
  resident_id uuid,
  batch_id uuid,
  kind text not null,
  name text not null,
  paper text not null,
  revision integer not null,
  replaces integer,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null,
  pages integer not null,
  order_set_hash text not null,
  engine_version text not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  unique nulls not distinct (facility_id, wing_id, resident_id, kind, name, paper, revision)
);
create index document_batch on document (batch_id);

create table audit_event (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  request_id text not null default '',
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  resident_ids uuid[] not null default '{}',
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  detail jsonb not null default '{}'
);
create index audit_event_at on audit_event (tenant_id, at);
`;
