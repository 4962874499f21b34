import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ORDERS_SQL } from './0001-orders.sql.js';
import { PHARMACY_SQL } from './0001-pharmacy.sql.js';
import { RESIDENTS_SQL } from './0001-residents.sql.js';
import { RUNS_SQL } from './0001-runs.sql.js';
import { SECURITY_SQL } from './0001-security.sql.js';

/** Tables, constraints, row-level security, roles' rights. */
export class Schema0001 implements MigrationInterface {
  readonly name = 'Schema1750000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PHARMACY_SQL, RESIDENTS_SQL, ORDERS_SQL, RUNS_SQL, SECURITY_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
