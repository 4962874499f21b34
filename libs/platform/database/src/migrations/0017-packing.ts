import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pack types as data, how residents and orders are packed, pharmacists' decisions about it, and what printers are off by. */
export class Packing0017 implements MigrationInterface {
  readonly name = 'Packing1750000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PACKING_SQL, PRODUCT_SQL, SECURITY_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const PACKING_SQL = `
-- A pack type of a pharmacy from a day on (D60); one without a row is as the product's own table says.
create table pack_type (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  spec jsonb not null check (jsonb_typeof(spec) = 'object' and spec ->> 'id' = code),
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index pack_type_once on pack_type (tenant_id, code, effective_from) where superseded_at is null;

-- How something is packed from a day on: of an order, a resident, a facility; with none of the three, of every facility.
create table packing_setting (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid,
  resident_id uuid,
  order_id uuid,
  -- profile: which jurisdiction's table, with its version. pack: a pack type. card: the card of what is kept out of shared
  -- cells. prn: what as-needed drugs go out in. override: pack or keep_out, whatever the table says.
  kind text not null check (kind in ('profile', 'pack', 'card', 'prn', 'override')),
  -- null = takes back what this place said before.
  value text check (value <> ''),
  reason text not null default '',
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  check (num_nonnulls(resident_id, order_id) <= 1),
  check (facility_id is not null or num_nonnulls(resident_id, order_id) = 0),
  check (num_nonnulls(resident_id, order_id) = 0 or kind in ('pack', 'override')),
  -- A pharmacist's decision is about one order and has its reason (D76).
  check (kind <> 'override' or (order_id is not null and reason <> '' and coalesce(value, 'pack') in ('pack', 'keep_out'))),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (tenant_id, id)
);
create unique index packing_setting_once on packing_setting (tenant_id, kind, facility_id, resident_id, order_id, effective_from) nulls not distinct where superseded_at is null;
create index packing_setting_facility on packing_setting (facility_id, recorded_at);

-- What a printer is off by (D60), for one pack type or, with '', for every other: hundredths of a millimetre to the right and
-- downwards, and millionths of the size.
create table printer_offset (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  printer text not null check (printer ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  pack_type text not null,
  offset_x smallint not null check (offset_x between -2000 and 2000),
  offset_y smallint not null check (offset_y between -2000 and 2000),
  scale_ppm integer not null check (scale_ppm between 900000 and 1100000),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index printer_offset_once on printer_offset (tenant_id, printer, pack_type) where superseded_at is null;
`;

const PRODUCT_SQL = `
-- Longest side of a tablet or capsule, as its label says; null = the catalogue does not say, and its room is estimated (D62).
alter table drug_product add column unit_length_mm smallint check (unit_length_mm between 1 and 60);
`;

const SECURITY_SQL = `
do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['pack_type', 'packing_setting', 'printer_offset'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert, update (superseded_at) on %I to %I', t, app);
  end loop;
end $$;
`;
