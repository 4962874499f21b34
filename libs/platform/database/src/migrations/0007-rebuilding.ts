import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells which orders changed since a batch was decided, and rebuilding their lines alone (R119). */
export class Rebuilding0007 implements MigrationInterface {
  readonly name = 'Rebuilding1750000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [INPUTS_SQL, RESULTS_SQL, STEPS_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const INPUTS_SQL = `
-- Numbers, not instants: what began earlier may be committed later, and only a locked number tells which of two came first.
alter table facility_clock
  -- The version at which something moved that every order stands on, such as a pass table.
  add column all_changed_version bigint not null default 0,
  add column changed_at timestamptz(3) not null default now();
-- What changed before there were these numbers is not known by order.
update facility_clock set all_changed_version = input_version;

-- The version of its facility at which an order last changed, or what it alone stands on.
alter table med_order add column changed_version bigint not null default 0;
create index med_order_changed on med_order (facility_id, changed_version);

do $$
declare app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  execute format('grant update (changed_version) on med_order to %I', app);
end $$;
`;

const RESULTS_SQL = `
-- A line, finding or pack that a rebuild replaced is kept: it held until then. Null = nothing of its own batch replaced it.
alter table fill_line add column rebuilt_at timestamptz(3), add column superseded_at timestamptz(3);
alter table finding add column superseded_at timestamptz(3);
alter table pack add column superseded_at timestamptz(3);
-- When lines of the batch were last rebuilt; null = it is as it was computed. known_at and input_version are of that time.
alter table fill_batch add column rebuilt_at timestamptz(3);

-- One rebuild of the changed lines of a batch. What it led to is in the rows; this is from where it came.
create table batch_rebuild (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  batch_id uuid not null,
  number integer not null check (number > 0),
  rebuilt_at timestamptz(3) not null,
  -- Knowledge, what was seen, and rules of the batch before it.
  from_known_at timestamptz(3) not null,
  from_seen_at timestamptz(3) not null,
  from_rule_pack text not null,
  -- Orders that were decided anew; null = all of them, and the batch's input hash is of this rebuild.
  order_ids uuid[],
  input_hash text not null,
  engine_version text not null,
  lines_replaced integer not null,
  lines_added integer not null,
  lines_removed integer not null,
  findings_added integer not null,
  findings_removed integer not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  unique (batch_id, number)
);

do $$
declare app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table batch_rebuild enable row level security;
  alter table batch_rebuild force row level security;
  create policy tenant_only on batch_rebuild
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on batch_rebuild to %I', app);
  execute format('grant update (superseded_at) on fill_line, finding, pack to %I', app);
end $$;

create trigger batch_rebuild_append_only before update or delete or truncate on batch_rebuild
  for each statement execute function refuse_change();
`;

const STEPS_SQL = `
-- A rebuild leads back to computed, so that packs and papers follow; never once the batch is closed.
create or replace function keep_fill_batch_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and (old.state, new.state) not in (
    ('opened', 'computed'), ('computed', 'planned'), ('planned', 'documented'),
    ('planned', 'computed'), ('documented', 'computed'),
    ('opened', 'needs_attention'), ('computed', 'needs_attention'), ('planned', 'needs_attention'),
    ('opened', 'paused'), ('computed', 'paused'), ('planned', 'paused'),
    ('paused', 'opened'), ('paused', 'computed'), ('paused', 'planned'),
    ('needs_attention', 'opened'), ('needs_attention', 'computed'), ('needs_attention', 'planned'),
    ('opened', 'cancelled'), ('computed', 'cancelled'), ('planned', 'cancelled'), ('paused', 'cancelled'), ('needs_attention', 'cancelled')
  ) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if new.state is distinct from old.state and old.closed_at is not null then
    raise exception 'a closed batch stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
`;
