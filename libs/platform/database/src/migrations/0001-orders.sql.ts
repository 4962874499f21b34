/** Orders with their versions, prescriptions, supply and holds. Conventions: see 0001-pharmacy. */
export const ORDERS_SQL = `
-- Orders.

create table med_order (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  rx_number text not null,
  recorded_at timestamptz(3) not null,
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
  -- Why the order as received cannot be trusted (E20), such as a drug that is not the NDC's; null = nothing against it.
  data_problem text,
  from_at timestamp not null,
  to_at timestamp,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
  recorded_by uuid
);
`;
