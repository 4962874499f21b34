import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the systems of facilities are told. */
const HL7_OUTBOX_SQL = `
create table hl7_outbox (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  -- The departure that it tells of.
  van_run_id uuid not null,
  -- Who is told: MSH-3 and MSH-4 of the partner.
  receiver text not null,
  -- MSH-10, the same however often it is sent.
  control_id text not null,
  message text not null,
  written_at timestamptz(3) not null,
  -- waiting: it is to be sent; delivered: answered AA; refused: answered AE or AR; failed: nobody answered for a day.
  state text not null check (state in ('waiting', 'delivered', 'refused', 'failed')),
  tries integer not null default 0 check (tries >= 0),
  -- What the other end said, or why it was not reached.
  reason text not null default '',
  settled_at timestamptz(3),
  check ((state = 'waiting') = (settled_at is null)),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, van_run_id) references van_run (tenant_id, id),
  unique (tenant_id, van_run_id, resident_id, receiver),
  unique (tenant_id, id)
);
create index hl7_outbox_waiting on hl7_outbox (resident_id, receiver, id) where state = 'waiting';

do $$
declare
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table hl7_outbox enable row level security;
  alter table hl7_outbox force row level security;
  create policy tenant_only on hl7_outbox
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on hl7_outbox to %I', app);
  execute format('grant update (state, tries, reason, settled_at) on hl7_outbox to %I', app);
end $$;
`;

export class Hl7Outbox0045 implements MigrationInterface {
  readonly name = 'Hl7Outbox1750000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HL7_OUTBOX_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
