import type { TaskLease } from './task-lease.js';
import { TaskProcessor } from './task-processor.js';

/** Does several tasks of one kind and tenant in one transaction, all of them or none. When that fails, each is done by itself. */
export abstract class SeveralTasksProcessor extends TaskProcessor {
  /** Most tasks of one transaction. */
  abstract readonly atOnce: number;

  /** As `run`, for every one of the tasks. They are of one tenant. */
  abstract runAll(leases: readonly TaskLease[]): Promise<void>;

  override run(lease: TaskLease): Promise<void> {
    return this.runAll([lease]);
  }
}
