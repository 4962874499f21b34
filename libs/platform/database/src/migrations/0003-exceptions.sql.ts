/**
 * Exceptions with an owner, a due time and a decision (R114), what a prescriber documents about a PRN order (R215), the
 * earliest fill date of a prescription (R201). Conventions: see 0001-pharmacy.
 */
export const EXCEPTIONS_SQL = `
alter table prescription add column earliest_fill_on date;

create table prn_review (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  order_id uuid not null,
  reviewed_on date not null,
  rationale text not null default '',
  continues_until date,
  evaluated boolean not null default false,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  check (rationale <> '' or evaluated),
  check (continues_until is null or continues_until >= reviewed_on)
);
create unique index prn_review_once on prn_review (order_id, reviewed_on) where superseded_at is null;
create index prn_review_facility on prn_review (facility_id, recorded_at);

alter table finding
  add column owner_role text not null default 'pharmacist' check (owner_role in ('technician', 'pharmacist', 'manager')),
  add column overridable_by text[] not null default '{}',
  -- Of the rule, its numbers and the versions it was made from: the same again in a rebuilt generation keeps its decision.
  add column input_hash text not null default '',
  add column decided_by uuid,
  add column decided_at timestamptz(3),
  add column reason text not null default '',
  add check (state <> 'overridden' or (decided_by is not null and decided_at is not null and reason <> '')),
  add check (state <> 'carried' or (decided_by is not null and decided_at is not null and reason <> ''));
create index finding_open on finding (facility_id, id) where is_current and severity <> 'info';

-- What was done with an exception, in order; a decision is never edited.
create table exception_event (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  batch_id uuid not null,
  finding_id uuid not null,
  kind text not null check (kind in ('assigned', 'resolved', 'overridden', 'carried', 'kept')),
  owner_id uuid,
  reason text not null default '',
  recorded_at timestamptz(3) not null default now(),
  recorded_by uuid
);
create index exception_event_finding on exception_event (finding_id);

alter table fill_batch add column closed_at timestamptz(3), add column closed_by uuid;

create function close_batch_without_exceptions() returns trigger language plpgsql as $$
begin
  if new.state <> 'documented' or not new.is_current then
    raise exception 'only a current batch with its papers can be closed' using errcode = 'check_violation';
  end if;
  if exists (select from finding f where f.batch_id = new.id and f.is_current and f.state = 'open' and f.severity <> 'info') then
    raise exception 'a batch with an open exception cannot be closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger fill_batch_close before update of closed_at on fill_batch
  for each row when (old.closed_at is null and new.closed_at is not null) execute function close_batch_without_exceptions();

create trigger exception_event_append_only before update or delete or truncate on exception_event
  for each statement execute function refuse_change();

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['prn_review', 'exception_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on prn_review to %I', app);
  execute format('grant update (decided_by, decided_at, reason) on finding to %I', app);
end $$;

-- The one rule pack there was is the common one of the library: the same numbers under the names they have now.
alter table fill_batch no force row level security;
update fill_batch set rule_pack = 'facility-default@1 payer-default@1 us-federal@1' where rule_pack = 'us-federal-2026-11';
alter table fill_batch force row level security;
`;
