import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INTAKE_SQL } from './0002-intake.sql.js';
import { ORDER_CHANGES_SQL } from './0002-order-changes.sql.js';
import { ORDER_CHANGES_SECURITY_SQL } from './0002-security.sql.js';

/** Orders, census and tables as people change them; intake, clarification, automatic stops. */
export class OrderChanges0002 implements MigrationInterface {
  readonly name = 'OrderChanges1750000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ORDER_CHANGES_SQL, INTAKE_SQL, ORDER_CHANGES_SECURITY_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
