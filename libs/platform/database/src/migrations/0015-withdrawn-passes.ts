import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of a pass table that take back what it said before. */
export class WithdrawnPasses0015 implements MigrationInterface {
  readonly name = 'WithdrawnPasses1750000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PASS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}

const PASS_SQL = `
-- A row without times: from its day on this table says nothing of the code, and the next weaker one holds (D40).
alter table med_pass
  drop constraint med_pass_minutes_check,
  add constraint med_pass_withdrawn_has_no_window check (cardinality(minutes) > 0 or early_minutes is null);
`;
