import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEEPING_SQL, PACK_SQL, QUALITY_SQL } from './0016-pack-life.sql.js';

/** Packs on the bench: steps, what was filled out of which container, seals, checks and what was caught (R119, R120, R239 to R242). */
export class PackLife0016 implements MigrationInterface {
  readonly name = 'PackLife1750000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PACK_SQL, QUALITY_SQL, KEEPING_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
