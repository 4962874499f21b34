import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Makers' codes of which a pharmacist said the product. */
export class AssignedCodes0024 implements MigrationInterface {
  readonly name = 'AssignedCodes1750000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASSIGNED_CODES_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const ASSIGNED_CODES_SQL = `
-- The last word on a code stands, the others stay on record; one without a product takes the word back.
create table assigned_code (
  id uuid primary key,
  tenant_id uuid not null,
  -- A GTIN of 14 digits, or an HIBC from its + to its unit of measure.
  code text not null check (code ~ '^([0-9]{14}|[+][A-Z0-9]{6,24})$'),
  ndc11 text check (ndc11 ~ '^[0-9]{11}$'),
  reason text not null check (reason ~ '\\S'),
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  superseded_at timestamptz(3),
  unique (tenant_id, id)
);
create unique index assigned_code_now on assigned_code (tenant_id, code) where superseded_at is null;

do $$
declare
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table assigned_code enable row level security;
  alter table assigned_code force row level security;
  create policy tenant_only on assigned_code
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on assigned_code to %I', app);
  execute format('grant update (superseded_at) on assigned_code to %I', app);
end $$;
`;
