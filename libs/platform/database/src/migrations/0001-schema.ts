import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SCHEMA_SQL } from './0001-schema.sql.js';
import { SECURITY_SQL } from './0001-security.sql.js';

/** Tables, constraints, row-level security, roles' rights. */
export class Schema0001 implements MigrationInterface {
  readonly name = 'Schema1750000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA_SQL);
    await runner.query(SECURITY_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
