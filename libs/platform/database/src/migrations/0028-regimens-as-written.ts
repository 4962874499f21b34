import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A run reads the regimen of every order, and nothing in the database looks into it on the way. As `jsonb` it is put together anew from its parts each
 * time, which cost as much as reading all the other columns of the row; `json` is the text as it was stored.
 */
const REGIMEN_SQL = 'alter table order_version alter column regimen type json using regimen::json;';

export class RegimensAsWritten0028 implements MigrationInterface {
  readonly name = 'RegimensAsWritten1750000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGIMEN_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
