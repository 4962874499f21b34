/**
 * What the law wants written down: each part of a C-II (R202–R204), the signed prescription after an emergency oral order
 * (R208), consent to automatic refills (R129), why an order stops by itself (R221). Conventions: see 0001-pharmacy.
 */
export const PRESCRIPTION_LAW_SQL = `
-- One part of a C-II prescription: date, quantity, what remains, who dispensed. Parts together never exceed what is authorised.
create table cii_part (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  -- On the facility's wall.
  at timestamp not null,
  quantity_milli integer not null check (quantity_milli > 0),
  authorised_before_milli integer not null,
  remaining_milli integer not null,
  -- Why it is a part; the first two are the mark that the law wants on the prescription.
  basis text not null check (basis in ('ltcf_patient', 'terminally_ill', 'short_stock', 'requested')),
  requested_by text check (requested_by in ('patient', 'prescriber')),
  requested_on date,
  dispensed_by text not null check (dispensed_by <> ''),
  engine_version text not null,
  rule_pack text not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  constraint cii_part_within_authorisation check (remaining_milli >= 0 and remaining_milli = authorised_before_milli - quantity_milli),
  check ((basis = 'requested') = (requested_by is not null and requested_on is not null))
);
create index cii_part_order on cii_part (order_id, id);
create index cii_part_facility on cii_part (facility_id, recorded_at);

-- A C-II dispensed on an oral order in an emergency; the signed prescription is due within days of the rule.
create table emergency_prescription (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  ordered_on date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (order_id)
);
create index emergency_prescription_facility on emergency_prescription (facility_id, recorded_at);

-- What became of it: the signed prescription with or without its marks, DEA told.
create table emergency_step (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('signed', 'agency_told')),
  happened_on date not null,
  marked_emergency boolean not null default false,
  names_oral_date boolean not null default false,
  note text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check (kind = 'signed' or not (marked_emergency or names_oral_date))
);
create index emergency_step_facility on emergency_step (facility_id, recorded_at);

-- Who lets refills go out unasked, or asks for those of one window; no resident = every resident of the facility.
create table refill_consent (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid,
  kind text not null check (kind in ('standing', 'window')),
  -- From when it holds; of a window its first day.
  effective_from date not null,
  granted boolean not null,
  given_by text not null check (given_by <> ''),
  note text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id)
);
create unique index refill_consent_once on refill_consent (facility_id, resident_id, kind, effective_from) nulls not distinct where superseded_at is null;
create index refill_consent_facility on refill_consent (facility_id, recorded_at);

-- Days after opening on which a product must be thrown away (R135); null = no such limit is known.
alter table drug_product add column discard_after_days smallint check (discard_after_days > 0);

-- Why an order ends although its prescriber stated no end; '' = its end is the prescriber's, or it has none.
alter table order_version add column stop_reason text not null default '';

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['cii_part', 'emergency_prescription', 'emergency_step', 'refill_consent'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on refill_consent to %I', app);
end $$;

create trigger cii_part_append_only before update or delete or truncate on cii_part for each statement execute function refuse_change();
create trigger emergency_prescription_append_only before update or delete or truncate on emergency_prescription for each statement execute function refuse_change();
create trigger emergency_step_append_only before update or delete or truncate on emergency_step for each statement execute function refuse_change();
`;
