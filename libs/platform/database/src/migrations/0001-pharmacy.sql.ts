/**
 * Id-only tables, the pharmacy and its people, facilities with their tables and cycles. Conventions: `tenant_id` names the pharmacy on every row; `timestamp` is a wall-clock moment of the facility,
 * `timestamptz` an instant; `_milli` is thousandths of the product's dose unit. What changes over time is kept by two
 * clocks: `effective_from` (or `from_at`) when it bites, `[recorded_at, superseded_at)` when we knew it, to the millisecond: an instant survives the way through the program. A row is never
 * edited; a newer one closes it.
 */
export const PHARMACY_SQL = `
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
  recorded_at timestamptz(3) not null default now()
);

create table app_user (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  login text not null,
  display_name text not null,
  role text not null check (role in ('technician', 'pharmacist', 'manager', 'nurse', 'facility_lead', 'admin', 'auditor', 'service')),
  disabled_at timestamptz,
  recorded_at timestamptz(3) not null default now(),
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
  recorded_at timestamptz(3) not null,
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
  recorded_at timestamptz(3) not null,
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
  recorded_at timestamptz(3) not null,
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id)
);
create unique index med_pass_once on med_pass (facility_id, wing_id, code, effective_from) nulls not distinct where superseded_at is null;
create index med_pass_facility on med_pass (facility_id, recorded_at);

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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
`;
