import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits of one kind for one tenant, in the order in which it is due: a worker does several such tasks in one transaction. */
const WAITING_SQL = `create index task_waiting on task (tenant_id, kind, coalesce(due_at, created_at), id) where status in ('open', 'sent');`;

export class TasksOfAKind0029 implements MigrationInterface {
  readonly name = 'TasksOfAKind1750000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WAITING_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
