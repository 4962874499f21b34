import { invariant } from '@cyclefill/domain/kernel';
import type { TaskKind } from '@cyclefill/contracts';
import { type Tx, prepared } from '@cyclefill/platform/database';

/** Thrown inside a transaction whose worker has lost its lease: it rolls back and changes nothing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  readonly code = 'task.lease-lost';
}

/** A worker's right to do one task. */
export interface TaskLease {
  readonly taskId: string;
  readonly token: string;
  readonly tenantId: string;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly attempt: number;
}

/** Whose tasks they are: those of one transaction are of one tenant. */
export function tenantOf(leases: readonly TaskLease[]): string {
  const [first, ...more] = leases;
  invariant(first !== undefined && more.every(({ tenantId }) => tenantId === first.tenantId), 'tasks of several tenants were to be done together');
  return first.tenantId;
}

const COMPLETE = prepared(`
update task set status = 'done', done_at = now(), lease_token = null, last_error = null
where id = $1 and lease_token = $2 and status <> 'done'`);

/** Marks the task done in the transaction of its effects: both commit, or neither. @throws LeaseLost */
export async function completeTask(tx: Tx, lease: TaskLease): Promise<void> {
  invariant(tx.actor.tenantId === lease.tenantId, 'a task was completed for another tenant');
  const done = await tx.execute(
    COMPLETE,
    [lease.taskId, lease.token],
  );
  if (done !== 1) throw new LeaseLost('the lease of a task was lost');
}

/** Makes sure, in the transaction of a step that is not the last, that the task is still in these hands. @throws LeaseLost */
export async function keepTask(tx: Tx, lease: TaskLease): Promise<void> {
  invariant(tx.actor.tenantId === lease.tenantId, 'a task was kept for another tenant');
  const kept = await tx.execute(`update task set lease_token = lease_token where id = $1 and lease_token = $2 and status <> 'done'`, [lease.taskId, lease.token]);
  if (kept !== 1) throw new LeaseLost('the lease of a task was lost');
}

/** Puts a task off that cannot be done yet: no failure, so no attempt is used up, no delay grows and nobody is called. @throws LeaseLost */
export async function putOffTask(tx: Tx, lease: TaskLease, seconds: number): Promise<void> {
  invariant(tx.actor.tenantId === lease.tenantId, 'a task was put off for another tenant');
  const done = await tx.execute(
    `update task set status = 'open', available_at = now() + make_interval(secs => $3), leased_until = null, lease_token = null, attempt = greatest(attempt - 1, 0)
     where id = $1 and lease_token = $2 and status <> 'done'`,
    [lease.taskId, lease.token, seconds],
  );
  if (done !== 1) throw new LeaseLost('the lease of a task was lost');
}
