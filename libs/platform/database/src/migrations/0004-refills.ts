import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REFILLS_SQL } from './0004-refills.sql.js';

/** Refill requests, fills on demand, renewals. */
export class Refills0004 implements MigrationInterface {
  readonly name = 'Refills1750000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REFILLS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
