import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the checks over a resident's orders looked at and found, and each time that they were run (R412). */
const CLINICAL_CHECKS_SQL = `
create table clinical_check (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  resident_id uuid not null,
  check_hash text not null check (check_hash ~ '^[0-9a-f]{64}$'),
  tables text not null,
  inputs jsonb not null,
  alerts jsonb not null,
  not_checked jsonb not null,
  recorded_at timestamptz(3) not null,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, resident_id) references resident (tenant_id, id),
  -- The same inputs with the same answer are one check, however often it is run.
  unique (resident_id, check_hash)
);

create table clinical_run (
  id uuid primary key,
  tenant_id uuid not null references tenant,
  facility_id uuid not null,
  occasion text not null check (occasion in ('build', 'rebuild', 'order', 'asked')),
  batch_id uuid,
  tables text not null,
  resident_ids uuid[] not null,
  check_hashes text[] not null check (cardinality(check_hashes) = cardinality(resident_ids)),
  interrupts integer not null,
  warns integer not null,
  passives integer not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid,
  check ((occasion in ('build', 'rebuild')) = (batch_id is not null)),
  foreign key (tenant_id, facility_id) references facility (tenant_id, id)
);
-- Hashes do not compress: trying to costs more than writing them.
alter table clinical_run alter column resident_ids set storage external, alter column check_hashes set storage external;
create index clinical_run_facility on clinical_run (facility_id, recorded_at);

-- What a pharmacist set aside of a clinical check holds in later windows too: it is looked for by facility.
create index finding_clinical_set_aside on finding (facility_id, input_hash) where state = 'overridden' and code in ('ALLERGY', 'DDI', 'DUPLICATE_CLASS', 'MAX_DAILY');

do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['clinical_check', 'clinical_run'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy tenant_only on %I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))', t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
end $$;
`;

export class ClinicalChecks0034 implements MigrationInterface {
  readonly name = 'ClinicalChecks1750000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLINICAL_CHECKS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
