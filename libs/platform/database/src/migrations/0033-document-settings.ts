import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a facility chooses of its papers, from a day on; of one resident only who reads the labels. */
const DOCUMENT_SETTINGS_SQL = `
create table document_setting (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid,
  name text not null check (name in ('paper', 'dates', 'labels', 'mar', 'order-sheet')),
  -- null = takes back what this place said before.
  value text check (value <> ''),
  effective_from date not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  check (resident_id is null or name = 'labels'),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  unique (tenant_id, id)
);
create unique index document_setting_once on document_setting (facility_id, resident_id, name, effective_from) nulls not distinct where superseded_at is null;
create index document_setting_facility on document_setting (facility_id, recorded_at);

alter table document_setting enable row level security;
alter table document_setting force row level security;
create policy tenant_only on document_setting
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

do $$
begin
  execute format('grant select, insert, update (superseded_at) on document_setting to %I', coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app'));
end $$;
`;

export class DocumentSettings0033 implements MigrationInterface {
  readonly name = 'DocumentSettings1750000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOCUMENT_SETTINGS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
