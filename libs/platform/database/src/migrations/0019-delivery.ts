import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_GUARDS_SQL, DELIVERY_SQL, RECEIPTS_SQL } from './0019-delivery.sql.js';

/** Routes and vans, totes, receipts: how packs leave, and what is known to have arrived. */
export class Delivery0019 implements MigrationInterface {
  readonly name = 'Delivery1750000000019';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [DELIVERY_SQL, RECEIPTS_SQL, DELIVERY_GUARDS_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
