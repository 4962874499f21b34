/** Containers and their ledger. Conventions: see 0001-pharmacy. */
export const STOCK_SQL = `
-- Places of the pharmacy where stock lies; '' = a lot that was taken over without one.
create table stock_location (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null check (code = btrim(code) and length(code) <= 64),
  name text not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  unique (tenant_id, code),
  unique (tenant_id, id)
);

-- One bottle, box or card as it was received. What it holds is the sum of its movements: the trigger below keeps it, nobody else may.
create table stock_container (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  code text not null check (code ~ '^C-[0-9]{7,12}-[0-9]$'),
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  lot text not null check (lot <> ''),
  -- The last day on which it may be used.
  expires_on date not null,
  -- Serial number of the package; '' = none is known.
  serial text not null default '',
  -- Of the product when it came in: a controlled one is counted to the unit before a witness.
  dea_schedule text check (dea_schedule in ('CII', 'CIII', 'CIV', 'CV')),
  location text not null,
  state text not null default 'empty' check (state in ('in_stock', 'opened', 'empty', 'quarantined', 'recalled', 'destroyed')),
  on_hand_milli integer not null default 0,
  reserved_milli integer not null default 0,
  movements integer not null default 0,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  row_version integer not null default 1,
  foreign key (tenant_id, location) references stock_location (tenant_id, code),
  constraint stock_container_reserved check (reserved_milli between 0 and greatest(on_hand_milli, 0)),
  constraint stock_container_set_aside check (state in ('in_stock', 'opened') or reserved_milli = 0),
  constraint stock_container_nothing_left check (state not in ('empty', 'destroyed') or on_hand_milli = 0),
  unique (tenant_id, code),
  unique (tenant_id, id)
);
create index stock_container_lot on stock_container (tenant_id, ndc11, lot);
create unique index stock_container_serial on stock_container (tenant_id, ndc11, serial) where serial <> '';

-- The perpetual ledger: append-only, numbered by container without a gap.
create table stock_movement (
  id uuid primary key,
  tenant_id uuid not null,
  container_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('receive', 'reserve', 'release', 'use', 'waste', 'return', 'adjust', 'count', 'quarantine', 'release_quarantine', 'recall', 'destroy', 'move')),
  -- What it added to the units on hand, and to those that are kept for a batch.
  milli integer not null,
  reserved_milli integer not null default 0,
  -- After it.
  balance_milli integer not null,
  state text not null check (state in ('in_stock', 'opened', 'empty', 'quarantined', 'recalled', 'destroyed')),
  location text not null,
  from_location text,
  ndc11 text not null,
  lot text not null,
  dea_schedule text,
  batch_id uuid,
  pack_id uuid,
  order_id uuid,
  count_id uuid,
  recall_id uuid,
  purchase_id uuid,
  reason text not null default '',
  -- Says that the units on hand may fall below nothing by it: more was used than was ever recorded as received.
  below_zero boolean not null default false,
  source text not null check (source in ('person', 'import')),
  witness_id uuid,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  foreign key (tenant_id, container_id) references stock_container (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  foreign key (tenant_id, pack_id) references pack (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  foreign key (tenant_id, witness_id) references app_user (tenant_id, id),
  constraint stock_movement_units check (case kind
    when 'receive' then milli >= 0 and reserved_milli = 0
    when 'reserve' then milli = 0 and reserved_milli > 0
    when 'release' then milli = 0 and reserved_milli < 0
    when 'use' then milli < 0 and reserved_milli between milli and 0
    when 'waste' then milli < 0 and reserved_milli between milli and 0
    when 'destroy' then milli <= 0 and reserved_milli = 0
    when 'return' then milli <> 0 and reserved_milli = 0
    when 'adjust' then milli <> 0 and reserved_milli = 0
    when 'count' then reserved_milli = 0
    else milli = 0 and reserved_milli = 0 end),
  constraint stock_movement_reason check (reason <> '' or kind in ('receive', 'reserve', 'release', 'use', 'move', 'count') and (kind <> 'count' or milli = 0)),
  constraint stock_movement_not_below_zero check (balance_milli >= 0 or milli >= 0 or below_zero),
  constraint stock_movement_below_zero check (not below_zero or kind in ('adjust', 'count') and reason <> ''),
  constraint stock_movement_witnessed check (dea_schedule is null or source = 'import' or kind not in ('waste', 'adjust', 'count', 'destroy') or witness_id is not null),
  constraint stock_movement_two_people check (witness_id is null or witness_id is distinct from recorded_by),
  constraint stock_movement_for_a_batch check (reserved_milli = 0 or batch_id is not null),
  constraint stock_movement_moved check ((kind = 'move') = (from_location is not null)),
  unique (container_id, number),
  unique (tenant_id, id)
);
create index stock_movement_batch on stock_movement (batch_id) where batch_id is not null;
create index stock_movement_pack on stock_movement (pack_id) where pack_id is not null;

-- Of a container row nothing changes but by a movement, which says what it is afterwards.
create function apply_stock_movement() returns trigger language plpgsql security definer set search_path from current as $$
declare
  held stock_container;
begin
  select c.* into held from stock_container c where c.id = new.container_id and c.tenant_id = new.tenant_id for update;
  if not found then
    raise exception 'the pharmacy has no such container' using errcode = 'insufficient_privilege';
  end if;
  if held.state = 'destroyed' then
    raise exception 'the container is destroyed' using errcode = 'restrict_violation';
  end if;
  update stock_container c set on_hand_milli = c.on_hand_milli + new.milli, reserved_milli = c.reserved_milli + new.reserved_milli, state = new.state, location = new.location,
    movements = c.movements + 1, row_version = c.row_version + 1
  where c.id = held.id returning c.* into held;
  new.number := held.movements;
  new.balance_milli := held.on_hand_milli;
  new.ndc11 := held.ndc11;
  new.lot := held.lot;
  new.dea_schedule := held.dea_schedule;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger stock_movement_applies before insert on stock_movement for each row execute function apply_stock_movement();
create trigger stock_movement_append_only before update or delete or truncate on stock_movement for each statement execute function refuse_change();

-- What a run reads of stock: units of a lot at a place that are free to use. One transaction after another for each of them. What was kept for a batch and is used now changes nothing.
create function keep_stock_lot() returns trigger language plpgsql security definer set search_path from current as $$
declare
  k record;
  free record;
  known stock_lot;
begin
  for k in
    select m.tenant_id, m.ndc11, m.lot, m.location from moved m where m.milli <> m.reserved_milli or m.kind not in ('use', 'waste', 'count')
    union
    select m.tenant_id, m.ndc11, m.lot, m.from_location from moved m where m.from_location is not null
    order by 1, 2, 3, 4
  loop
    perform pg_advisory_xact_lock(hashtextextended('stock_lot ' || k.tenant_id || jsonb_build_array(k.ndc11, k.lot, k.location), 0));
    select coalesce(sum(greatest(c.on_hand_milli - c.reserved_milli, 0)) filter (where c.state in ('in_stock', 'opened')), 0)::integer as units,
      coalesce(min(c.expires_on) filter (where c.state in ('in_stock', 'opened')), min(c.expires_on)) as expires_on
    into free from stock_container c where c.tenant_id = k.tenant_id and c.ndc11 = k.ndc11 and c.lot = k.lot and c.location = k.location;
    select s.* into known from stock_lot s where s.tenant_id = k.tenant_id and s.ndc11 = k.ndc11 and s.lot = k.lot and s.location = k.location and s.superseded_at is null;
    if known.id is null and free.expires_on is null or known.units_milli = free.units and known.expires_on = coalesce(free.expires_on, known.expires_on) then
      continue;
    end if;
    update stock_lot s set superseded_at = clock_timestamp() where s.id = known.id;
    insert into stock_lot (id, tenant_id, ndc11, lot, expires_on, units_milli, location, recorded_at)
    values (gen_random_uuid(), k.tenant_id, k.ndc11, k.lot, coalesce(free.expires_on, known.expires_on), free.units, k.location, clock_timestamp());
  end loop;
  return null;
end $$;
create trigger stock_movement_keeps_lots after insert on stock_movement referencing new table as moved for each statement execute function keep_stock_lot();
create index order_version_product on order_version (tenant_id, ndc11) where superseded_at is null;
create index fill_batch_window on fill_batch (cycle_id, window_from);
create index stock_lot_product on stock_lot (tenant_id, ndc11, superseded_at);
`;

/** Par levels, orders, blind counts, recalls. */
export const STOCK_WORK_SQL = `
-- How much of a product should lie here, since a day; null = no level any more. The arithmetic it was taken from is kept with it.
create table stock_par (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  par_milli integer not null check (par_milli >= 0),
  arithmetic jsonb,
  reason text not null,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  check (arithmetic is not null or reason <> ''),
  unique (tenant_id, id)
);
create unique index stock_par_once on stock_par (tenant_id, ndc11, effective_from) where superseded_at is null;

-- What was ordered of a supplier.
create table stock_purchase (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  supplier text not null,
  reference text not null default '',
  state text not null default 'placed' check (state in ('placed', 'received', 'cancelled')),
  reason text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  row_version integer not null default 1,
  unique (tenant_id, id)
);
create table stock_purchase_line (
  id uuid primary key,
  tenant_id uuid not null,
  purchase_id uuid not null,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  packages integer not null check (packages > 0),
  package_milli integer not null check (package_milli > 0),
  foreign key (tenant_id, purchase_id) references stock_purchase (tenant_id, id),
  unique (purchase_id, ndc11),
  unique (tenant_id, id)
);

-- A count sheet: what lies there is counted without being told what should.
create table stock_count (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  -- Which containers it asks for: at a place, of a product, of controlled drugs.
  location text,
  ndc11 text,
  controlled boolean not null default false,
  state text not null default 'open' check (state in ('open', 'closed')),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  closed_at timestamptz(3),
  closed_by uuid,
  row_version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  unique (tenant_id, id)
);
-- Nothing counted yet = null. What was expected is that of the moment of counting.
create table stock_count_line (
  id uuid primary key,
  tenant_id uuid not null,
  count_id uuid not null,
  container_id uuid not null,
  position integer not null,
  expected_milli integer,
  counted_milli integer check (counted_milli >= 0),
  counted_at timestamptz(3),
  counted_by uuid,
  foreign key (tenant_id, count_id) references stock_count (tenant_id, id),
  foreign key (tenant_id, container_id) references stock_container (tenant_id, id),
  check (num_nonnulls(expected_milli, counted_milli, counted_at) in (0, 3)),
  unique (count_id, container_id),
  unique (tenant_id, id)
);

-- Lots of a product that its maker or an authority calls back.
create table stock_recall (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  ndc11 text not null check (ndc11 ~ '^[0-9]{11}$'),
  lots text[] not null check (cardinality(lots) > 0),
  -- Who says so, and under which number.
  source text not null check (source <> ''),
  reason text not null default '',
  state text not null default 'open' check (state in ('open', 'closed')),
  closure text not null default '',
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  closed_at timestamptz(3),
  closed_by uuid,
  row_version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null) and (state = 'open' or closure <> '')),
  unique (tenant_id, id)
);
create index stock_recall_product on stock_recall (tenant_id, ndc11);
create index ekit_stock_lot on ekit_stock (tenant_id, ndc11, lot);

alter table stock_movement
  add foreign key (tenant_id, count_id) references stock_count (tenant_id, id),
  add foreign key (tenant_id, recall_id) references stock_recall (tenant_id, id),
  add foreign key (tenant_id, purchase_id) references stock_purchase (tenant_id, id);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['stock_location', 'stock_container', 'stock_movement', 'stock_par', 'stock_purchase', 'stock_purchase_line', 'stock_count', 'stock_count_line', 'stock_recall'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  -- A container begins empty; what it holds comes by movements alone.
  execute format('revoke insert on stock_container from %I', app);
  execute format('grant insert (id, tenant_id, code, ndc11, lot, expires_on, serial, dea_schedule, location, recorded_at, recorded_by) on stock_container to %I', app);
  -- The column by which a transaction may lock the row; the trigger writes it.
  execute format('grant update (row_version) on stock_container to %I', app);
  execute format('grant update (superseded_at) on stock_par to %I', app);
  execute format('grant update (state, reason, row_version) on stock_purchase to %I', app);
  execute format('grant update (state, closed_at, closed_by, row_version) on stock_count to %I', app);
  execute format('grant update (expected_milli, counted_milli, counted_at, counted_by) on stock_count_line to %I', app);
  execute format('grant update (state, closure, closed_at, closed_by, row_version) on stock_recall to %I', app);
  execute format('revoke all on function apply_stock_movement(), keep_stock_lot() from public');
end $$;
`;
