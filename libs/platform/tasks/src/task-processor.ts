import type { TaskKind } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import type { TaskLease } from './task-lease.js';

/** Does one kind of task. Delivery is at least once; `completeTask` inside its own transaction makes the effect happen once. */
export abstract class TaskProcessor {
  abstract readonly kind: TaskKind;

  /** Reads, decides, and writes in a transaction that also calls `completeTask`. */
  abstract run(lease: TaskLease): Promise<void>;

  /** Called when every attempt failed, in the transaction that gives the task up: shows people what stopped, and why. */
  abstract giveUp(tx: Tx, subject: string, errorCode: string): Promise<void>;
}
