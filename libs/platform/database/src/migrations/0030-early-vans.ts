import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A van that leaves before the day it was planned for keeps the reason; the pharmacy's holidays have a version, so that two people cannot overwrite each other's. */
const EARLY_VANS_SQL = `
alter table van_run add column early_reason text not null default '';
alter table van_run add constraint van_run_early_departed check (early_reason = '' or state = 'departed');
alter table pharmacy add column holidays_version integer not null default 1;

do $$
begin
  execute format('grant update (early_reason) on van_run to %I', coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app'));
end $$;
`;

export class EarlyVans0030 implements MigrationInterface {
  readonly name = 'EarlyVans1750000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EARLY_VANS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
