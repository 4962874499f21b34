/** Returns, destructions, leave supplies and doses from the emergency kit: facts that the supply ledger is a view over. Conventions: see 0001-pharmacy. */
export const SUPPLY_FACTS_SQL = `
-- What a state allows of returns and what a payer credits, as the pharmacy recorded it with its source (R142, R145). No row = no.
create table return_rule (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  kind text not null check (kind in ('state', 'payer')),
  -- Two letters of a state, or a payer's code.
  scope text not null check (scope ~ '^[A-Z0-9_]{1,64}$'),
  reuse_allowed boolean not null default false,
  controlled_allowed boolean not null default false,
  within_days smallint not null default 0 check (within_days between 0 and 366),
  credit_allowed boolean not null default false,
  handling_fee_cents integer not null default 0 check (handling_fee_cents >= 0),
  source text not null check (source <> ''),
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  check (kind = 'state' or not (reuse_allowed or controlled_allowed)),
  check (kind = 'payer' or not credit_allowed and handling_fee_cents = 0)
);
create unique index return_rule_once on return_rule (tenant_id, kind, scope, effective_from) where superseded_at is null;

-- Units brought back to the pharmacy, accepted or refused, with the rules it was decided by. Money in cents, prices in mills (tenths of a cent) a unit.
create table supply_return (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  batch_id uuid,
  demand_fill_id uuid,
  units_milli integer not null check (units_milli > 0),
  returned_at timestamp not null,
  dispensed_on date,
  sealed boolean not null,
  in_custody boolean not null,
  expires_on date,
  accepted boolean not null,
  -- Codes of why it was refused; empty when accepted.
  refusals text[] not null,
  payer text not null,
  unit_price_mills integer check (unit_price_mills >= 0),
  handling_fee_cents integer not null check (handling_fee_cents >= 0),
  credit_cents integer not null check (credit_cents >= 0),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  foreign key (tenant_id, demand_fill_id) references demand_fill (tenant_id, id),
  check (accepted = (cardinality(refusals) = 0)),
  check (accepted or credit_cents = 0),
  check (not accepted or (batch_id is null) <> (demand_fill_id is null)),
  unique (tenant_id, id)
);
create index supply_return_order on supply_return (order_id);
create index supply_return_facility on supply_return (facility_id, recorded_at);

-- What was destroyed of a resident's supply (R145). A controlled drug takes two witnesses, who are two.
create table destruction (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  drug text not null,
  strength text not null,
  dea_schedule text check (dea_schedule in ('CII', 'CIII', 'CIV', 'CV')),
  units_milli integer not null check (units_milli > 0),
  destroyed_at timestamp not null,
  reason text not null check (reason <> ''),
  method text not null check (method <> ''),
  witness_one text not null default '',
  witness_two text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  constraint destruction_witnessed check (dea_schedule is null or (witness_one <> '' and witness_two <> '' and lower(witness_one) <> lower(witness_two))),
  unique (tenant_id, id)
);
create index destruction_order on destruction (order_id);
create index destruction_facility on destruction (facility_id, recorded_at);

-- Doses to take along on a leave (R122, R123): out of what is there, or filled for it.
create table leave_supply (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  order_version_id uuid not null,
  leave_from timestamp not null,
  leave_to timestamp not null,
  doses smallint not null check (doses > 0),
  -- Out of the supply that is there, and filled anew: together what the doses take.
  from_supply_milli integer not null check (from_supply_milli >= 0),
  filled_milli integer not null check (filled_milli >= 0),
  authorised_before_milli integer not null,
  -- Claim code of what was filled for it (R149).
  claim_code text check (claim_code = '14'),
  code text not null,
  engine_version text not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check (leave_to > leave_from),
  check (from_supply_milli + filled_milli > 0),
  check ((filled_milli > 0) = (claim_code is not null)),
  constraint leave_supply_within_authorisation check (filled_milli <= authorised_before_milli),
  unique (order_id, leave_from),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index leave_supply_facility on leave_supply (facility_id, recorded_at);

-- A dose given out of the facility's emergency kit (R124, R146).
create table ekit_use (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  order_id uuid not null,
  drug text not null,
  strength text not null,
  units_milli integer not null check (units_milli > 0),
  given_at timestamp not null,
  emergency text not null check (emergency <> ''),
  given_by text not null check (given_by <> ''),
  prescriber text not null check (prescriber <> ''),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (order_id, given_at),
  unique (tenant_id, id)
);
create index ekit_use_facility on ekit_use (facility_id, recorded_at);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['return_rule', 'supply_return', 'destruction', 'leave_supply', 'ekit_use'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on return_rule to %I', app);
end $$;

create trigger supply_return_append_only before update or delete or truncate on supply_return for each statement execute function refuse_change();
create trigger destruction_append_only before update or delete or truncate on destruction for each statement execute function refuse_change();
create trigger leave_supply_append_only before update or delete or truncate on leave_supply for each statement execute function refuse_change();
create trigger ekit_use_append_only before update or delete or truncate on ekit_use for each statement execute function refuse_change();
`;
