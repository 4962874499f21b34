import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STOCK_TAKEOVER_SQL } from './0018-stock-takeover.sql.js';
import { STOCK_SQL, STOCK_WORK_SQL } from './0018-stock.sql.js';

/** Containers with their perpetual ledger, par levels, purchases, blind counts, recalls. */
export class Stock0018 implements MigrationInterface {
  readonly name = 'Stock1750000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [STOCK_SQL, STOCK_TAKEOVER_SQL, STOCK_WORK_SQL]) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
