/** Residents, census, prescribers, products. Conventions: see 0001-pharmacy. */
export const RESIDENTS_SQL = `
-- Residents and census.

create table resident (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  code text not null,
  recorded_at timestamptz(3) not null,
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
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
  recorded_at timestamptz(3) not null,
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
  split_unit_milli smallint not null check (split_unit_milli between 1 and 1000),
  hazardous boolean not null,
  original_container boolean not null,
  refrigerated boolean not null,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index drug_product_current on drug_product (tenant_id, ndc11) where superseded_at is null;
create index drug_product_ndc on drug_product (tenant_id, ndc11, recorded_at);

create table stock_lot (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  ndc11 text not null,
  lot text not null,
  expires_on date not null,
  units_milli integer not null check (units_milli >= 0),
  location text not null,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3)
);
create unique index stock_lot_once on stock_lot (tenant_id, ndc11, lot, location) where superseded_at is null;
`;
