/**
 * First schema. Conventions: `tenant_id` names the pharmacy on every row; `timestamp` is a wall-clock moment of the facility,
 * `timestamptz` an instant; `_milli` is thousandths of the product's dose unit. What changes over time is kept by two
 * clocks: `effective_from` (or `from_at`) when it bites, `[recorded_at, superseded_at)` when we knew it. A row is never
 * edited; a newer one closes it.
 */
export const SCHEMA_SQL = `
create extension if not exists btree_gist;

-- Id-only tables: read across tenants, so they carry no personal or clinical data and no row-level security.

create table tenant (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
  created_at timestamptz not null default now()
);

create table task (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  kind text not null,
  subject uuid not null,
  generation integer not null default 0,
  status text not null default 'open' check (status in ('open', 'sent', 'done', 'needs_attention')),
  attempt integer not null default 0,
  lease_token uuid,
  leased_until timestamptz,
  available_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  done_at timestamptz,
  last_error text,
  unique (kind, subject, generation)
);
create index task_open on task (available_at) where status in ('open', 'sent');

-- Pharmacy and people who work with it.

create table pharmacy (
  tenant_id uuid primary key references tenant,
  name text not null,
  phone text not null,
  address text not null,
  recorded_at timestamptz not null default now()
);

create table app_user (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  login text not null,
  display_name text not null,
  role text not null check (role in ('technician', 'pharmacist', 'manager', 'nurse', 'facility_lead', 'admin', 'auditor', 'service')),
  disabled_at timestamptz,
  recorded_at timestamptz not null default now(),
  row_version integer not null default 1,
  unique (tenant_id, login),
  unique (tenant_id, id)
);

create table access_token (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id)
);

-- Facilities.

create table facility (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null,
  name text not null,
  city text not null,
  state text not null,
  zone text not null,
  packaging text not null check (packaging in ('card', 'multi_dose')),
  pack_type text not null,
  label_profile text not null default 'nurse' check (label_profile in ('nurse', 'self')),
  residence_code text not null default '03',
  dea_ltcf boolean not null default true,
  part_d_ltcf boolean not null default true,
  delivery_days text not null default '',
  holidays text not null default '',
  effective_from date not null,
  recorded_at timestamptz not null,
  row_version integer not null default 1,
  unique (tenant_id, code),
  unique (tenant_id, id)
);

-- Numbers that say whether a facility's inputs moved since a batch read them. Id-only.
create table facility_clock (
  facility_id uuid primary key references facility,
  tenant_id uuid not null references tenant,
  input_version bigint not null default 1
);

create table wing (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  name text not null,
  recorded_at timestamptz not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (facility_id, name),
  unique (tenant_id, id)
);

create table bed (
  id uuid primary key,
  tenant_id uuid not null,
  wing_id uuid not null,
  room text not null,
  bed text not null,
  recorded_at timestamptz not null,
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  unique (wing_id, room, bed),
  unique (tenant_id, id)
);

create table user_scope (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  facility_id uuid not null,
  wing_id uuid,
  foreign key (tenant_id, user_id) references app_user (tenant_id, id),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  unique nulls not distinct (user_id, facility_id, wing_id)
);

create table med_pass (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  wing_id uuid,
  code text not null,
  minutes smallint[] not null check (cardinality(minutes) > 0),
  effective_from date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id)
);
create unique index med_pass_once on med_pass (facility_id, wing_id, code, effective_from) nulls not distinct where superseded_at is null;

create table cycle (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  wing_id uuid,
  timing text not null check (timing in ('period', 'month_days', 'month')),
  period_days smallint check (period_days between 1 and 90),
  month_days smallint[],
  anchor date not null,
  lead_days smallint not null check (lead_days between 0 and 60),
  cut_off_minute smallint not null check (cut_off_minute between 0 and 1439),
  effective_from date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  check ((timing = 'period') = (period_days is not null)),
  check ((timing = 'month_days') = (month_days is not null)),
  unique (tenant_id, id)
);
create unique index cycle_once on cycle (facility_id, wing_id) nulls not distinct where superseded_at is null;

-- When the next window of a cycle is to be built. Id-only: asked each minute, across tenants.
create table cycle_clock (
  cycle_id uuid primary key references cycle,
  tenant_id uuid not null references tenant,
  facility_id uuid not null references facility,
  next_window_from date not null,
  build_at timestamptz not null
);
create index cycle_clock_due on cycle_clock (build_at);

-- Residents and census.

create table resident (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  code text not null,
  recorded_at timestamptz not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index resident_facility on resident (facility_id);

create table resident_version (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  version integer not null,
  family_name text not null,
  given_name text not null,
  name_key text collate "C" generated always as (lower(family_name || ' ' || given_name)) stored,
  born_on date not null,
  sex text not null,
  -- null = never recorded, which stops every order (E20); an empty array = "no known allergies".
  allergies text[],
  diagnoses text[] not null,
  code_status text,
  admitted_on date not null,
  crush_meds boolean not null,
  payer text not null default '',
  part_d boolean not null default false,
  auto_refill_consent boolean not null default false,
  effective_from date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  unique (resident_id, version)
);
create unique index resident_version_current on resident_version (resident_id) where superseded_at is null;
create index resident_version_facility on resident_version (facility_id, recorded_at);
create index resident_version_name on resident_version (tenant_id, name_key) where superseded_at is null;

create table census_event (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('placed', 'leave', 'hospital', 'transfer', 'discharge')),
  from_at timestamp not null,
  to_at timestamp,
  -- Where the resident lives from then on (placed, transfer); two residents in one bed is a finding, not an error.
  wing_id uuid,
  bed_id uuid,
  detail text not null default '',
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, bed_id) references bed (tenant_id, id),
  check (to_at is null or to_at > from_at),
  check (kind not in ('placed', 'transfer') or wing_id is not null)
);
create unique index census_event_once on census_event (resident_id, kind, from_at) where superseded_at is null;
create index census_event_facility on census_event (facility_id, recorded_at);

-- Prescribers and products.

create table prescriber (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  npi text not null,
  name text not null,
  active boolean not null default true,
  effective_from date not null,
  recorded_at timestamptz not null,
  row_version integer not null default 1,
  unique (tenant_id, npi),
  unique (tenant_id, id)
);

create table drug_product (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  -- Three segments: their widths cannot be told from the digits alone (D90).
  ndc_labeler text not null,
  ndc_product text not null,
  ndc_package text not null,
  -- The identifier of claims; another number than the NDC itself (D91).
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  rxcui text not null default '',
  ingredient_rxcui text not null default '',
  name text not null,
  ingredient text not null,
  proprietary_name text not null default '',
  brand boolean not null default false,
  application_type text not null default '' check (application_type in ('', 'NDA', 'ANDA', 'BLA', 'OTC')),
  labeler text not null default '',
  strength text not null,
  form text not null,
  category text not null,
  route text not null default '',
  dose_unit text not null,
  dea_schedule text check (dea_schedule in ('CII', 'CIII', 'CIV', 'CV')),
  therapeutic_class text not null default '',
  looks text not null default '',
  package_description text not null default '',
  package_size_milli integer,
  -- Packability: what a unit may share a cell with, and into which parts it may be split (R134, R236).
  countable boolean not null,
  split_unit_milli smallint not null check (split_unit_milli in (1000, 500, 250)),
  hazardous boolean not null,
  original_container boolean not null,
  refrigerated boolean not null,
  effective_from date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  unique (tenant_id, id)
);
create unique index drug_product_current on drug_product (tenant_id, ndc11) where superseded_at is null;

create table stock_lot (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  ndc11 text not null,
  lot text not null,
  expires_on date not null,
  units_milli integer not null check (units_milli >= 0),
  location text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index stock_lot_once on stock_lot (tenant_id, ndc11, lot, location) where superseded_at is null;

-- Orders.

create table med_order (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  rx_number text not null,
  recorded_at timestamptz not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  unique (tenant_id, rx_number),
  unique (tenant_id, id)
);
create index med_order_resident on med_order (resident_id);

create table order_version (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  version integer not null,
  rx_number text not null,
  ndc11 text not null,
  drug text not null,
  prescriber_id uuid,
  frequency_code text not null,
  -- The readable regimen (libs/domain/regimen); null = directions that could not be read (D56).
  regimen jsonb,
  prn boolean not null,
  prn_reason text not null default '',
  dose_milli integer not null check (dose_milli > 0),
  dose_unit text not null,
  route text not null,
  sig_text text not null,
  indication text not null default '',
  category text not null,
  fill_mode text not null check (fill_mode in ('cycle', 'on_demand', 'anniversary')),
  order_group text,
  step_no smallint,
  daw text not null default '',
  source_document text not null default '',
  from_at timestamp not null,
  to_at timestamp,
  effective_from date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  superseded_at timestamptz,
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, prescriber_id) references prescriber (tenant_id, id),
  check (to_at is null or to_at > from_at),
  unique (order_id, version)
);
create unique index order_version_current on order_version (order_id) where superseded_at is null;
create index order_version_facility on order_version (facility_id, recorded_at);
create index order_version_resident on order_version (resident_id) where superseded_at is null;

-- What a prescription still authorises: a quantity (R117), and beside it the refill count that R205 caps.
create table prescription (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_id uuid not null,
  written_on date not null,
  dea_schedule text check (dea_schedule in ('CII', 'CIII', 'CIV', 'CV')),
  quantity_written_milli integer not null check (quantity_written_milli >= 0),
  refills_authorised smallint not null check (refills_authorised >= 0),
  refills_used smallint not null check (refills_used >= 0),
  authorised_left_milli integer not null check (authorised_left_milli >= 0),
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, order_id) references med_order (tenant_id, id)
);
create unique index prescription_current on prescription (order_id) where superseded_at is null;
create index prescription_facility on prescription (facility_id, recorded_at);

-- What the resident has: the last fill and the last count.
create table order_supply (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_id uuid not null,
  last_fill_on date,
  last_fill_milli integer check (last_fill_milli >= 0),
  on_hand_milli integer check (on_hand_milli >= 0),
  counted_at timestamp,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check ((last_fill_on is null) = (last_fill_milli is null)),
  check ((on_hand_milli is null) = (counted_at is null))
);
create unique index order_supply_current on order_supply (order_id) where superseded_at is null;
create index order_supply_facility on order_supply (facility_id, recorded_at);

create table order_hold (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_id uuid not null,
  from_at timestamp not null,
  to_at timestamp,
  reason text not null default '',
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check (to_at is null or to_at > from_at),
  constraint order_hold_no_overlap exclude using gist (order_id with =, tsrange(from_at, to_at) with &&) where (superseded_at is null)
);
create index order_hold_facility on order_hold (facility_id, recorded_at);

create table census_import (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  content_hash text not null,
  counts jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid
);

-- Runs.

create table fill_run (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  kind text not null check (kind in ('nightly', 'cycle')),
  run_date date not null,
  as_of timestamptz not null,
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
  as_of timestamptz not null,
  known_at timestamptz not null,
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
  recorded_at timestamptz not null default now()
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
