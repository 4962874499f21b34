import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OUTSIDE_SUPPLIES_SQL, RENEWALS_AHEAD_SQL } from './0014-outside-supplies.sql.js';

/** Packs, papers and claims of what is filled outside a cycle; renewals asked for before they are needed. */
export class OutsideSupplies0014 implements MigrationInterface {
  readonly name = 'OutsideSupplies1750000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [OUTSIDE_SUPPLIES_SQL, RENEWALS_AHEAD_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
