import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cycles were set by a command and not read from a census folder. */
export class CyclesSetHere0022 implements MigrationInterface {
  readonly name = 'CyclesSetHere1750000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cycle add column set_here boolean not null default false');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
