/** Routes, vans, totes and receipts. Conventions: see 0001-pharmacy. */
export const DELIVERY_SQL = `
-- Days on which the pharmacy sends no van at all.
alter table pharmacy add column holidays date[] not null default '{}';

-- Where a van goes and when. Its times are wall clock of its own zone, that of the pharmacy's door.
create table route (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$'),
  name text not null,
  zone text not null,
  -- Sunday = 0.
  weekdays smallint[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[0, 1, 2, 3, 4, 5, 6]::smallint[]),
  departures smallint[] not null check (cardinality(departures) > 0 and 0 <= all (departures) and 1439 >= all (departures)),
  row_version integer not null default 1,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  unique (tenant_id, code),
  unique (tenant_id, id)
);

create table route_stop (
  id uuid primary key,
  tenant_id uuid not null,
  route_id uuid not null,
  facility_id uuid not null,
  -- From the departure to the facility's door.
  minutes_after smallint not null check (minutes_after between 0 and 1440),
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  foreign key (tenant_id, route_id) references route (tenant_id, id),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
create unique index route_stop_once on route_stop (route_id, facility_id) where superseded_at is null;
create index route_stop_facility on route_stop (facility_id) where superseded_at is null;

-- One departure of one van: a delivery.
create table van_run (
  id uuid primary key,
  tenant_id uuid not null,
  route_id uuid not null,
  run_on date not null,
  departure smallint not null check (departure between 0 and 1439),
  -- The instant that the wall clock of the route means.
  planned_at timestamptz(3) not null,
  van text not null,
  driver text not null,
  state text not null default 'planned' check (state in ('planned', 'departed', 'cancelled')),
  departed_at timestamptz(3),
  departed_by uuid,
  row_version integer not null default 1,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, route_id) references route (tenant_id, id),
  check ((state = 'departed') = (departed_at is not null)),
  unique (tenant_id, id)
);
create unique index van_run_once on van_run (route_id, run_on, departure, van) where state <> 'cancelled';
create index van_run_day on van_run (tenant_id, run_on);

-- What goes to one wing of one facility on one van.
create table tote (
  id uuid primary key,
  tenant_id uuid not null,
  code text not null,
  facility_id uuid not null,
  -- null = for the whole facility.
  wing_id uuid,
  -- null = no van chosen yet.
  van_run_id uuid,
  state text not null default 'open' check (state in ('open', 'closed', 'loaded', 'delivered', 'received')),
  seal text,
  row_version integer not null default 1,
  opened_at timestamptz(3) not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, wing_id) references wing (tenant_id, id),
  foreign key (tenant_id, van_run_id) references van_run (tenant_id, id),
  check (state in ('open', 'closed') or van_run_id is not null),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index tote_facility on tote (facility_id, id);
create index tote_run on tote (van_run_id);

create table tote_item (
  id uuid primary key,
  tenant_id uuid not null,
  tote_id uuid not null,
  resident_id uuid not null,
  pack_id uuid,
  -- What is in no pack: the order, and the batch, supply outside a cycle or C-II part that it is of.
  order_id uuid,
  batch_id uuid,
  supply_id uuid,
  part_id uuid,
  units_milli integer not null check (units_milli > 0),
  controlled boolean not null,
  refrigerated boolean not null,
  added_at timestamptz(3) not null,
  added_by uuid,
  pulled_at timestamptz(3),
  pulled_by uuid,
  pulled_reason text,
  foreign key (tenant_id, tote_id) references tote (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  foreign key (tenant_id, supply_id) references outside_supply (tenant_id, id),
  check (case when pack_id is not null then num_nonnulls(order_id, batch_id, supply_id, part_id) = 0 else order_id is not null and num_nonnulls(batch_id, supply_id, part_id) = 1 end),
  check ((pulled_at is null) = (pulled_reason is null)),
  unique (tenant_id, id)
);
create index tote_item_tote on tote_item (tote_id);
create index tote_item_order on tote_item (order_id) where order_id is not null;
-- A thing lies in one tote.
create unique index tote_item_pack on tote_item (pack_id) where pulled_at is null and pack_id is not null;
create unique index tote_item_container on tote_item (order_id, coalesce(batch_id, supply_id, part_id)) where pulled_at is null and order_id is not null;

create table tote_event (
  id uuid primary key,
  tenant_id uuid not null,
  tote_id uuid not null,
  item_id uuid,
  kind text not null check (kind in ('opened', 'added', 'stopped', 'pulled', 'closed', 'loaded', 'moved', 'departed', 'delivered', 'received')),
  at timestamptz(3) not null,
  done_by uuid,
  params jsonb not null default '{}',
  foreign key (tenant_id, tote_id) references tote (tenant_id, id),
  foreign key (tenant_id, item_id) references tote_item (tenant_id, id)
);
create index tote_event_tote on tote_event (tote_id, id);

-- Whether a facility says what it receives, from which day on: what is filled for that day or later counts when it is received.
create table receipt_setting (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  kept boolean not null,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
create unique index receipt_setting_once on receipt_setting (facility_id, effective_from) where superseded_at is null;
`;

/** What arrived, and what became of what did not. */
export const RECEIPTS_SQL = `
create table receipt (
  id uuid primary key,
  tenant_id uuid not null,
  tote_id uuid not null,
  signed_name text not null check (signed_name ~ '\\S'),
  -- The second name that controlled drugs take.
  second_name text,
  -- The drawn signature, in the document storage.
  signature_sha256 text check (signature_sha256 ~ '^[0-9a-f]{64}$'),
  note text not null default '',
  received_at timestamptz(3) not null,
  received_by uuid,
  foreign key (tenant_id, tote_id) references tote (tenant_id, id),
  unique (tenant_id, id)
);
create index receipt_tote on receipt (tote_id, id);

-- The newest line of an item says how it stands.
create table receipt_line (
  id uuid primary key,
  tenant_id uuid not null,
  receipt_id uuid not null,
  -- null = of what no tote had.
  tote_item_id uuid,
  condition text not null check (condition in ('received', 'short', 'damaged', 'extra', 'stopped')),
  expected_milli integer not null check (expected_milli >= 0),
  received_milli integer not null check (received_milli between 0 and expected_milli),
  -- The code that was read of what was not expected.
  code text,
  note text not null default '',
  foreign key (tenant_id, receipt_id) references receipt (tenant_id, id),
  foreign key (tenant_id, tote_item_id) references tote_item (tenant_id, id),
  check (condition <> 'received' or received_milli = expected_milli),
  check (condition not in ('damaged', 'stopped') or received_milli = 0),
  check (tote_item_id is not null or (condition = 'extra' and received_milli = 0 and code is not null))
);
create index receipt_line_item on receipt_line (tote_item_id, id);
create index receipt_line_receipt on receipt_line (receipt_id);

-- How the pharmacy closed the question of something that was not received as it should have been.
create table receipt_follow_up (
  id uuid primary key,
  tenant_id uuid not null,
  tote_item_id uuid not null,
  decision text not null check (decision in ('lost', 'returned', 'replaced', 'arrived')),
  note text not null,
  decided_at timestamptz(3) not null,
  decided_by uuid,
  foreign key (tenant_id, tote_item_id) references tote_item (tenant_id, id)
);
create unique index receipt_follow_up_once on receipt_follow_up (tote_item_id);

-- A pack that came back, order by order, with the decision of the return rules.
create table pack_return (
  id uuid primary key,
  tenant_id uuid not null,
  pack_id uuid not null,
  return_id uuid not null,
  -- Whether the facility had it in its hands: what it never had cannot leave its supply.
  was_received boolean not null,
  foreign key (tenant_id, pack_id) references pack (tenant_id, id)
);
create unique index pack_return_once on pack_return (return_id);
create index pack_return_pack on pack_return (pack_id);
`;

/** What must not bend: steps go forward, a tote holds what belongs to its facility, what happened stays written. */
export const DELIVERY_GUARDS_SQL = `
-- The same steps as libs/domain/src/delivery/tote-state.ts; a test compares them.
create function keep_tote_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and (old.state, new.state) not in (('open', 'closed'), ('closed', 'loaded'), ('loaded', 'delivered'), ('delivered', 'received')) then
    raise exception 'a tote does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger tote_steps before update of state on tote for each row execute function keep_tote_steps();

create function keep_van_run_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and (old.state, new.state) not in (('planned', 'departed'), ('planned', 'cancelled')) then
    raise exception 'a van run does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger van_run_steps before update of state on van_run for each row execute function keep_van_run_steps();

create function keep_tote_items() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.pulled_at is not null or to_jsonb(new) - array['pulled_at', 'pulled_by', 'pulled_reason'] is distinct from to_jsonb(old) - array['pulled_at', 'pulled_by', 'pulled_reason']) then
    raise exception 'what lay in a tote is only pulled, once' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and not exists (select from tote t where t.id = new.tote_id and t.state = 'open') then
    raise exception 'a tote that is closed takes nothing more' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' and not exists (
    select from tote t join resident r on r.id = new.resident_id and r.facility_id = t.facility_id
    where t.id = new.tote_id and (new.pack_id is null or exists (select from pack p where p.id = new.pack_id and p.facility_id = t.facility_id and p.resident_id = new.resident_id))
  ) then
    raise exception 'a tote holds what is for its facility' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' and exists (select from tote t left join van_run v on v.id = t.van_run_id where t.id = new.tote_id and (t.state in ('delivered', 'received') or v.state = 'departed')) then
    raise exception 'nothing is pulled from a tote on its way' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
-- After the row, so that another pharmacy's row is refused as such.
create trigger tote_item_kept after insert or update on tote_item for each row execute function keep_tote_items();

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['route', 'route_stop', 'van_run', 'tote', 'tote_item', 'tote_event', 'receipt_setting', 'receipt', 'receipt_line', 'receipt_follow_up', 'pack_return'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  foreach t in array array['tote_event', 'receipt', 'receipt_line', 'receipt_follow_up', 'pack_return'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()', t || '_append_only', t);
  end loop;
  execute format('grant update (name, zone, weekdays, departures, row_version) on route to %I', app);
  execute format('grant update (superseded_at) on route_stop, receipt_setting to %I', app);
  execute format('grant update (van, driver, state, departed_at, departed_by, row_version) on van_run to %I', app);
  execute format('grant update (van_run_id, state, seal, row_version) on tote to %I', app);
  execute format('grant update (pulled_at, pulled_by, pulled_reason) on tote_item to %I', app);
end $$;
`;
