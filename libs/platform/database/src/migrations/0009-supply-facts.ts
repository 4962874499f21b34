import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SUPPLY_FACTS_SQL } from './0009-supply-facts.sql.js';

/** Returns with their rules, destructions, leave supplies, doses from the emergency kit. */
export class SupplyFacts0009 implements MigrationInterface {
  readonly name = 'SupplyFacts1750000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUPPLY_FACTS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
