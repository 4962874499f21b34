import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people decide of a reconciliation, who signs it for which side, and what came of it. */
const DECISIONS_SQL = `
alter table reconciliation
  -- When nothing of it was open any more, or it was withdrawn; until then it holds up cycle supplies (R305).
  add column settled_at timestamptz(3),
  -- Why it was withdrawn; '' = it was not.
  add column withdrawn text not null default '',
  add constraint reconciliation_withdrawn_is_settled check (withdrawn = '' or settled_at is not null);
create index reconciliation_facility on reconciliation (facility_id, opened_at);

-- What holds of a row is its newest decision; the older ones stay.
create table reconciliation_decision (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  reconciliation_id uuid not null,
  position smallint not null,
  number smallint not null check (number > 0),
  decision text not null check (decision in ('continue', 'change', 'stop', 'hold', 'new', 'not-taking', 'ask-prescriber')),
  -- Whether the difference was meant (R302); null = not known yet, or there is none.
  intent text check (intent in ('documented', 'undocumented', 'unintentional')),
  reason text not null,
  -- Moment, directions or prescription that the decision brings, as it was sent.
  command jsonb not null check (jsonb_typeof(command) = 'object'),
  decided_at timestamptz(3) not null,
  decided_by uuid not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, reconciliation_id) references reconciliation (tenant_id, id),
  foreign key (reconciliation_id, position) references reconciliation_row (reconciliation_id, position),
  foreign key (tenant_id, decided_by) references app_user (tenant_id, id),
  unique (reconciliation_id, position, number),
  unique (tenant_id, id)
);

-- A signature is under the decisions that it saw, and under no others.
create table reconciliation_signature (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  reconciliation_id uuid not null,
  side text not null check (side in ('facility', 'pharmacist')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz(3) not null,
  signed_by uuid not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, reconciliation_id) references reconciliation (tenant_id, id),
  foreign key (tenant_id, signed_by) references app_user (tenant_id, id),
  unique (reconciliation_id, digest, side),
  -- Two sides are two people.
  unique (reconciliation_id, digest, signed_by)
);

-- A decision that both sides signed was carried out, once.
create table reconciliation_effect (
  decision_id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  -- Orders that it changed, stopped, held or opened.
  order_ids uuid[] not null,
  carried_out_at timestamptz(3) not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, decision_id) references reconciliation_decision (tenant_id, id)
);

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['reconciliation_decision', 'reconciliation_signature', 'reconciliation_effect'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (settled_at, withdrawn) on reconciliation to %I', app);
end $$;
`;

export class ReconciliationDecisions0038 implements MigrationInterface {
  readonly name = 'ReconciliationDecisions1750000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DECISIONS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
