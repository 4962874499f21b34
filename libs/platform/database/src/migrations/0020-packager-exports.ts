import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was handed to packaging machines. */
export class PackagerExports0020 implements MigrationInterface {
  readonly name = 'PackagerExports1750000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACKAGER_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const PACKAGER_SQL = `
-- Files of a batch's packs for a packaging machine; their bytes lie in the document storage under their SHA-256.
create table packager_export (
  id uuid primary key,
  tenant_id uuid not null,
  facility_id uuid not null,
  batch_id uuid not null,
  adapter text not null,
  -- Counted by pharmacy and adapter without a gap: a machine sees at once which file it never got.
  number integer not null check (number > 0),
  state text not null default 'sent' check (state in ('sent', 'accepted', 'rejected')),
  -- [{name, sha256, bytes}]
  files jsonb not null,
  -- The packs whose doses are in it: one out of use puts the whole export out of date.
  pack_ids uuid[] not null check (cardinality(pack_ids) > 0),
  doses integer not null check (doses > 0),
  units_milli bigint not null check (units_milli > 0),
  attempts integer not null default 1 check (attempts > 0),
  sent_at timestamptz(3) not null,
  -- Until when the machine has to answer.
  due_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answer text not null default '',
  row_version integer not null default 1,
  foreign key (tenant_id, facility_id) references facility (tenant_id, id),
  foreign key (tenant_id, batch_id) references fill_batch (tenant_id, id),
  check ((state = 'sent') = (answered_at is null)),
  unique (tenant_id, id),
  unique (tenant_id, adapter, number)
);
create index packager_export_batch on packager_export (batch_id);

create function keep_packager_answer() returns trigger language plpgsql as $$
begin
  if old.state <> 'sent' then
    raise exception 'an answered packager export stays as it is' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger packager_export_answered_once before update on packager_export for each row execute function keep_packager_answer();

do $$
declare
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  alter table packager_export enable row level security;
  alter table packager_export force row level security;
  create policy tenant_only on packager_export
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
  execute format('grant select, insert on packager_export to %I', app);
  execute format('grant update (state, attempts, sent_at, due_at, answered_at, answer, row_version) on packager_export to %I', app);
end $$;
`;
