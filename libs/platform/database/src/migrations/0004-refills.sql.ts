/** Refill requests, fills on demand, renewals asked for. Conventions: see 0001-pharmacy. */
export const REFILLS_SQL = `
-- One request of a facility for one order (R130). Its status moves on; how it got there is in refill_step.
create table refill_request (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  -- Where the resident lived when it was asked for: what a nurse of a wing may see.
  wing_id uuid,
  resident_id uuid not null,
  order_id uuid not null,
  source text not null check (source in ('scan', 'click', 'message')),
  status text not null check (status in ('asked', 'accepted', 'refused', 'in_batch', 'filled', 'sent', 'received')),
  answer text not null check (answer in ('accepted', 'in_batch', 'too_soon', 'no_refills', 'discontinued', 'needs_pharmacist')),
  -- Dates and quantities of the answer, and the rule it follows from.
  answer_params jsonb not null,
  early_reason text check (early_reason in ('admission', 'leaving_facility', 'dose_increase', 'lost_dose', 'contaminated_dose', 'leave_of_absence', 'ekit_remainder')),
  by_pharmacist boolean not null default false,
  delivery_on date,
  batch_id uuid,
  asked_at timestamptz(3) not null,
  asked_by uuid,
  -- What stopped the work on an accepted request, for a person to look at.
  error_code text,
  row_version integer not null default 1,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  check ((status = 'in_batch') <= (batch_id is not null)),
  unique (tenant_id, id)
);
-- A second scan attaches to what is under way.
create unique index refill_request_open on refill_request (order_id) where status not in ('refused', 'received');
create index refill_request_facility on refill_request (facility_id, id);

-- Who did what to a request, and when.
create table refill_step (
  id uuid primary key,
  tenant_id uuid not null,
  refill_id uuid not null,
  status text not null check (status in ('asked', 'asked_again', 'accepted', 'refused', 'in_batch', 'filled', 'sent', 'received')),
  source text not null default '',
  note text not null default '',
  at timestamptz(3) not null default clock_timestamp(),
  by_user uuid,
  foreign key (tenant_id, refill_id) references refill_request (tenant_id, id)
);
create index refill_step_request on refill_step (refill_id, id);

-- What was filled for one request. The authorisation counts down with it and never below nothing (R117).
create table demand_fill (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  resident_id uuid not null,
  refill_id uuid not null,
  order_id uuid not null,
  order_version_id uuid not null,
  code text not null,
  quantity_milli integer not null check (quantity_milli > 0),
  authorised_before_milli integer not null,
  days_supply integer check (days_supply >= 0),
  used_from date not null,
  claim_code text,
  engine_version text not null,
  rule_pack text not null,
  filled_at timestamptz(3) not null default clock_timestamp(),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, refill_id) references refill_request (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  constraint demand_fill_within_authorisation check (quantity_milli <= authorised_before_milli),
  unique (refill_id),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index demand_fill_order on demand_fill (order_id);
create index demand_fill_facility on demand_fill (facility_id, filled_at);

-- A prescriber is asked once for an order that has nothing left to fill (R113, R118).
create table renewal_request (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  wing_id uuid,
  resident_id uuid not null,
  order_id uuid not null,
  prescriber_id uuid,
  status text not null check (status in ('asked', 'sent', 'approved', 'denied', 'no_answer')),
  rule text not null,
  asked_at timestamptz(3) not null,
  asked_by uuid,
  row_version integer not null default 1,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, prescriber_id) references prescriber (tenant_id, id),
  unique (tenant_id, id)
);
create unique index renewal_request_open on renewal_request (order_id) where status in ('asked', 'sent');
create index renewal_request_facility on renewal_request (facility_id, id);

create table renewal_step (
  id uuid primary key,
  tenant_id uuid not null,
  renewal_id uuid not null,
  status text not null check (status in ('asked', 'sent', 'approved', 'denied', 'no_answer')),
  note text not null default '',
  at timestamptz(3) not null default clock_timestamp(),
  by_user uuid,
  foreign key (tenant_id, renewal_id) references renewal_request (tenant_id, id)
);
create index renewal_step_request on renewal_step (renewal_id, id);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['refill_request', 'refill_step', 'demand_fill', 'renewal_request', 'renewal_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (status, answer, answer_params, by_pharmacist, delivery_on, batch_id, error_code, row_version) on refill_request to %I', app);
  execute format('grant update (status, row_version) on renewal_request to %I', app);
end $$;

create trigger refill_step_append_only before update or delete or truncate on refill_step for each statement execute function refuse_change();
create trigger demand_fill_append_only before update or delete or truncate on demand_fill for each statement execute function refuse_change();
create trigger renewal_step_append_only before update or delete or truncate on renewal_step for each statement execute function refuse_change();
`;
