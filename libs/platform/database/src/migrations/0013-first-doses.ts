import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EKIT_SQL } from './0013-ekit.sql.js';

/** The STAT dose of a line, which no pack holds (D46), and the contents, seals and restocking of emergency kits (R146, R147). */
export class FirstDoses0013 implements MigrationInterface {
  readonly name = 'FirstDoses1750000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STAT_SQL);
    await runner.query(EKIT_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const STAT_SQL = `
alter table fill_line add column stat_milli integer not null default 0 check (stat_milli >= 0);
alter table fill_line drop constraint fill_line_check, add constraint fill_line_due_check check (due_milli = covered_milli + dispensed_milli + short_milli + stat_milli);
`;
