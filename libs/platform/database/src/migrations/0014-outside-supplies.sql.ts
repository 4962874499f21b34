/** Packs, papers and claims of what is filled outside a cycle. Conventions: see 0001-pharmacy. */
export const OUTSIDE_SUPPLIES_SQL = `
-- One fill on demand, or all that a resident takes along on one leave: what a batch is to a cycle. Its papers are drawn from what was known at recorded_at.
create table outside_supply (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  -- Where the resident lived when it was made: what a nurse of a wing may see.
  wing_id uuid,
  resident_id uuid not null,
  kind text not null check (kind in ('demand', 'leave')),
  -- The decision clock: the day it was filled.
  as_of timestamptz(3) not null,
  leave_from timestamp,
  leave_to timestamp,
  -- What does not go along on a leave, and why: [{orderId, reason, units}].
  left_out jsonb not null default '[]',
  state text not null default 'filled' check (state in ('filled', 'documented', 'needs_attention')),
  error_code text,
  -- How often its papers were begun anew by a person.
  attempt integer not null default 0,
  recorded_at timestamptz(3) not null,
  documented_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  check ((kind = 'leave') = (leave_from is not null) and (kind = 'leave') = (leave_to is not null)),
  check ((state = 'documented') = (documented_at is not null)),
  unique (tenant_id, id)
);
create index outside_supply_facility on outside_supply (facility_id, id);

-- null = filled before fills had packs of their own.
alter table demand_fill
  add column supply_id uuid,
  -- What of it is in no cell: in a container of its own.
  add column container_milli integer check (container_milli between 0 and quantity_milli),
  add foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id),
  add check ((supply_id is null) = (container_milli is null));
alter table leave_supply
  add column supply_id uuid,
  add foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id);
create index demand_fill_supply on demand_fill (supply_id);
create index leave_supply_supply on leave_supply (supply_id);

-- A pack is of a batch or of a supply outside one.
alter table pack
  alter column batch_id drop not null,
  add column supply_id uuid,
  add foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id),
  add constraint pack_of_one check (num_nonnulls(batch_id, supply_id) = 1);
create index pack_supply on pack (supply_id) where supply_id is not null;

alter table document
  add column supply_id uuid,
  add foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id);
create index document_supply on document (supply_id) where supply_id is not null;

-- What is billed of it: one row for each increment of each order (R148, R149), as it was decided when it was filled.
create table supply_claim (
  id uuid primary key,
  tenant_id uuid not null,
  supply_id uuid not null,
  order_id uuid not null,
  part smallint not null check (part between 1 and parts),
  parts smallint not null,
  service_on date not null,
  -- null = its directions do not say.
  days_supply integer check (days_supply >= 0),
  quantity_milli integer not null check (quantity_milli > 0),
  ndc11 text not null,
  dose_unit text not null,
  payer text not null,
  part_d boolean not null,
  residence_code text not null,
  clarification text not null,
  foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (supply_id, order_id, part)
);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['outside_supply', 'supply_claim'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (state, error_code, attempt, documented_at) on outside_supply to %I', app);
end $$;

create trigger supply_claim_append_only before update or delete or truncate on supply_claim for each statement execute function refuse_change();
`;

/** A renewal is asked for before it is needed (R113). */
export const RENEWALS_AHEAD_SQL = `
alter table renewal_request
  -- The last day that still goes well without it; null = it was asked for when nothing was left.
  add column needed_on date,
  -- First day of the window that will fail; null as above.
  add column window_from date,
  add column reason text not null default 'no_refills';
`;
