import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days a facility gets deliveries on, batches that can be paused and cancelled, what replaying one needs, and the order of tasks. */
export class NightlyRun0005 implements MigrationInterface {
  readonly name = 'NightlyRun1750000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CALENDAR_SQL, BATCH_SQL, TASK_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const CALENDAR_SQL = `
create table facility_calendar (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  -- Sunday = 0. Never empty: a facility without a day of delivery cannot be supplied.
  delivery_weekdays smallint[] not null check (cardinality(delivery_weekdays) > 0 and delivery_weekdays <@ '{0,1,2,3,4,5,6}'::smallint[]),
  holidays date[] not null,
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
create unique index facility_calendar_once on facility_calendar (facility_id) where superseded_at is null;

-- What was imported as text until now; forced row-level security would hide every row from this statement.
alter table facility no force row level security;
insert into facility_calendar (id, tenant_id, facility_id, delivery_weekdays, holidays, effective_from, recorded_at)
select gen_random_uuid(), f.tenant_id, f.id, case when cardinality(d.weekdays) = 0 then '{0,1,2,3,4,5,6}' else d.weekdays end, d.holidays, f.effective_from, f.recorded_at
from facility f cross join lateral (
  select
    array(select (day - 1)::smallint from unnest('{SU,MO,TU,WE,TH,FR,SA}'::text[]) with ordinality names(name, day) where name = any (regexp_split_to_array(f.delivery_days, '\\s*;\\s*')) order by day) as weekdays,
    array(select distinct found[1]::date from regexp_matches(f.holidays, '\\d{4}-\\d{2}-\\d{2}', 'g') found order by 1) as holidays
) d;
alter table facility force row level security;
alter table facility drop column delivery_days, drop column holidays;

-- The first day of a series whose first window is cut short (R106); null = the series has no beginning of its own.
alter table cycle add column starts_on date;

do $$
declare app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table facility_calendar enable row level security;
  alter table facility_calendar force row level security;
  create policy tenant_only on facility_calendar
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on facility_calendar to %I', app);
  execute format('grant update (superseded_at) on facility_calendar to %I', app);
end $$;
`;

const BATCH_SQL = `
-- The facility as the batch saw it, so that it can be computed again after a change; null on batches older than this column.
alter table fill_batch add column zone text, add column packaging text check (packaging in ('card', 'multi_dose')),
  -- The cut-off it was due at, and when a newer build or a cancelling took it out of use.
  add column due_at timestamptz(3), add column superseded_at timestamptz(3),
  add column paused_from text check (paused_from in ('opened', 'computed', 'planned'));
alter table fill_batch drop constraint fill_batch_state_check;
alter table fill_batch add constraint fill_batch_state_check check (state in ('opened', 'computed', 'planned', 'documented', 'needs_attention', 'paused', 'cancelled'));
alter table fill_batch add constraint fill_batch_paused_from_somewhere check ((state = 'paused') = (paused_from is not null));
alter table fill_batch add constraint fill_batch_cancelled_is_out_of_use check (state <> 'cancelled' or not is_current);

-- The same steps as libs/domain/src/cycle-fill/batch-state.ts; a test compares them.
create function keep_fill_batch_steps() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and (old.state, new.state) not in (
    ('opened', 'computed'), ('computed', 'planned'), ('planned', 'documented'),
    ('opened', 'needs_attention'), ('computed', 'needs_attention'), ('planned', 'needs_attention'),
    ('opened', 'paused'), ('computed', 'paused'), ('planned', 'paused'),
    ('paused', 'opened'), ('paused', 'computed'), ('paused', 'planned'),
    ('needs_attention', 'opened'), ('needs_attention', 'computed'), ('needs_attention', 'planned'),
    ('opened', 'cancelled'), ('computed', 'cancelled'), ('planned', 'cancelled'), ('paused', 'cancelled'), ('needs_attention', 'cancelled')
  ) then
    raise exception 'a batch does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger fill_batch_steps before update of state on fill_batch for each row execute function keep_fill_batch_steps();
`;

const TASK_SQL = `
-- What is due first is done first; a task without a time of its own is due when it was made.
alter table task add column due_at timestamptz;
create index task_subject on task (subject);
`;
