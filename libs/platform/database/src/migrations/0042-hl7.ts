import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sends HL7 v2 messages, and every message as it came with what became of it. */
const HL7_SQL = `
create table hl7_partner (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  -- MSH-3 and MSH-4.
  application text not null check (application <> ''),
  sending_facility text not null,
  -- Encoding, versions beyond ours, wings by the sender's names, dispositions that mean a hospital.
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, recorded_by) references app_user (tenant_id, id),
  unique (tenant_id, id)
);
create unique index hl7_partner_current on hl7_partner (tenant_id, application, sending_facility) where superseded_at is null;

create table hl7_message (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  -- null = of nobody that is known.
  facility_id uuid,
  -- MSH-3 and MSH-4; with the control id they name a message.
  sender text not null,
  control_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  raw bytea not null,
  kind text not null,
  received_at timestamptz(3) not null,
  -- received: stored and not looked at yet; waiting: it does not fit what is known yet; conflict: another message under a control id that was used.
  state text not null check (state in ('received', 'applied', 'waiting', 'refused', 'conflict')),
  reason text not null default '',
  resident_id uuid,
  -- What the order of events goes by (EVN-2), on the facility's wall clock.
  event_at timestamp,
  -- What was answered, and is answered again to the same message.
  reply text,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  unique (tenant_id, id)
);
create unique index hl7_message_once on hl7_message (tenant_id, sender, control_id) where state not in ('conflict') and control_id <> '';
create index hl7_message_waiting on hl7_message (resident_id, event_at) where state = 'waiting';

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['hl7_partner', 'hl7_message'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on hl7_partner to %I', app);
  execute format('grant update (state, reason, facility_id, resident_id, event_at, reply) on hl7_message to %I', app);
end $$;
`;

export class Hl70042 implements MigrationInterface {
  readonly name = 'Hl71750000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HL7_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
