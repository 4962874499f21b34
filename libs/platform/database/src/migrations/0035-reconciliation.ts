import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Medication lists as they were received, held against our own orders, and what came of it row by row. */
const RECONCILIATION_SQL = `
create table reconciliation (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('admission', 'readmission', 'transfer', 'discharge', 'monthly', 'quarterly')),
  source text not null check (source in ('hospital', 'facility-mar', 'home', 'pharmacy', 'e-kit', 'family')),
  -- The list as it came, byte for byte; a file of no text is refused.
  received text not null check (received <> ''),
  opened_at timestamptz(3) not null,
  opened_by uuid,
  -- What is significant reaches the prescriber and is done by midnight of this day, on the facility's clock (R220).
  due_on date not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, opened_by) references app_user (tenant_id, id),
  unique (tenant_id, id)
);
create index reconciliation_resident on reconciliation (resident_id, opened_at);

-- One drug of the comparison. Entries of our side name the order they were, those of the other their line.
create table reconciliation_row (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  reconciliation_id uuid not null,
  position smallint not null check (position > 0),
  ours jsonb not null check (jsonb_typeof(ours) = 'array'),
  theirs jsonb not null check (jsonb_typeof(theirs) = 'array'),
  level text check (level in ('L1', 'L2', 'L3', 'L4', 'L5')),
  basis text[] not null,
  -- The gravest first.
  types text[] not null check (cardinality(types) > 0),
  proposed text not null check (proposed in ('continue', 'change', 'stop', 'new', 'ask-prescriber')),
  high_alert text,
  -- accepted: an identical row; open: for people to decide.
  status text not null check (status in ('accepted', 'open')),
  constraint reconciliation_row_has_a_side check (jsonb_array_length(ours) + jsonb_array_length(theirs) > 0),
  constraint reconciliation_row_accepted check (status = 'open' or (level = 'L1' and types = array['SAME'] and high_alert is null)),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, reconciliation_id) references reconciliation (tenant_id, id),
  unique (reconciliation_id, position)
);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['reconciliation', 'reconciliation_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
end $$;
`;

export class Reconciliation0035 implements MigrationInterface {
  readonly name = 'Reconciliation1750000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECONCILIATION_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
