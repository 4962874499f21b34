import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXCEPTIONS_SQL } from './0003-exceptions.sql.js';

/** Exceptions that are owned, due and decided; PRN reviews; earliest fill dates. */
export class Exceptions0003 implements MigrationInterface {
  readonly name = 'Exceptions1750000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXCEPTIONS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
