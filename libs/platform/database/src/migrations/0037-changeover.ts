import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The draft and the final records of a month, with the moment as of which those in use were made. */
export class Changeover0037 implements MigrationInterface {
  readonly name = 'Changeover1750000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table document_set drop constraint document_set_kind_check;
alter table document_set
  add constraint document_set_kind_check check (kind in ('books', 'downtime-kit', 'changeover-draft', 'changeover-final')),
  add column compared_at timestamptz(3),
  add constraint document_set_compared check ((kind like 'changeover-%') = (compared_at is not null));
`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
