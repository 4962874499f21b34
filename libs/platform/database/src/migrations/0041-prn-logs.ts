import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A facility chooses whether what is given as needed has a log of its own. */
export class PrnLogs0041 implements MigrationInterface {
  readonly name = 'PrnLogs1750000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table document_setting drop constraint document_setting_name_check;
alter table document_setting add constraint document_setting_name_check check (name in ('paper', 'dates', 'labels', 'mar', 'prn', 'order-sheet'));
`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
