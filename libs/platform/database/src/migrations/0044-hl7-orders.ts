import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The numbers by which senders know orders, and what a message of somebody unknown waits by. */
const HL7_ORDERS_SQL = `
create table hl7_order (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  -- MSH-3 and MSH-4, and ORC-2.
  sender text not null,
  placer text not null check (placer <> ''),
  -- What the number means: the prescription as it arrived, or the order that was there before the message.
  intake_id uuid,
  order_id uuid,
  recorded_at timestamptz(3) not null,
  check ((intake_id is null) <> (order_id is null)),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  foreign key (tenant_id, intake_id) references intake (tenant_id, id),
  foreign key (tenant_id, order_id) references med_order (tenant_id, id),
  unique (tenant_id, sender, placer),
  unique (tenant_id, id)
);
create index hl7_order_order on hl7_order (order_id) where order_id is not null;
create index hl7_order_intake on hl7_order (intake_id) where intake_id is not null;

-- Somebody may be admitted by what is told, not by a folder alone.
alter table census_event drop constraint census_event_told_as_check,
  add constraint census_event_told_as_check check (told_as in ('', 'admission', 'leave', 'hospital', 'return', 'discharge', 'death', 'transfer', 'readmission'));

-- PID-3 of a message, for whom nobody of ours has those numbers yet; when it was last tried.
alter table hl7_message add column patient_numbers text[] not null default '{}', add column tried_at timestamptz(3);
create index hl7_message_tried on hl7_message (tenant_id, tried_at) where state = 'waiting';

do $$
declare
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table hl7_order enable row level security;
  alter table hl7_order force row level security;
  create policy tenant_only on hl7_order
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on hl7_order to %I', app);
  execute format('grant update (patient_numbers, tried_at) on hl7_message to %I', app);
end $$;
`;

export class Hl7Orders0044 implements MigrationInterface {
  readonly name = 'Hl7Orders1750000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HL7_ORDERS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
