import { TASK_KINDS, type TaskKind } from '@cyclefill/contracts';
import { Ids } from '@cyclefill/platform/clock';
import { type Tx, UnitOfWork, prepared, systemActor } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TaskLease } from './task-lease.js';
import type { TaskProcessor } from './task-processor.js';

/** Seconds after which a task that was handed to the queue, or to a worker, is offered again. */
export const RESEND_AFTER_SECONDS = 30;
const MAX_ATTEMPTS = 5;
/** SQLSTATE of a transaction that others kept from its rows, after the unit of work had tried again. */
const OTHERS_IN_THE_WAY: ReadonlySet<string> = new Set(['40001', '40P01']);

const DueRow = z.object({ id: z.string(), kind: z.enum(TASK_KINDS), generation: z.number(), attempt: z.number(), due_at: z.date() });
const LeaseRow = z.object({ id: z.string(), tenant_id: z.string(), kind: z.enum(TASK_KINDS), subject: z.string(), attempt: z.number() });
const AttemptRow = z.object({ attempt: z.number() });

const LEASE = prepared(`
update task set lease_token = $2, leased_until = now() + make_interval(secs => $3),
  available_at = now() + make_interval(secs => $3), attempt = attempt + 1, status = 'sent'
where id = $1 and status in ('open', 'sent') and (leased_until is null or leased_until <= now())
returning id, tenant_id, kind, subject, attempt`);

/** A task that failed, or was given back, is done by itself. */
const LEASE_MORE = prepared(`
update task set lease_token = $4, leased_until = now() + make_interval(secs => $5),
  available_at = now() + make_interval(secs => $5), attempt = attempt + 1, status = 'sent'
where id in (
  select id from task where tenant_id = $1 and kind = $2 and status in ('open', 'sent') and attempt = 0 and leased_until is null and (status = 'sent' or available_at <= now())
  order by coalesce(due_at, created_at), id limit $3 for update skip locked)
returning id, tenant_id, kind, subject, attempt`);

/** A task that waits to be offered to the queue. */
export interface DueTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly generation: number;
  readonly attempt: number;
  /** What is due first is done first. */
  readonly dueAt: Date;
}

/** The `task` table: outbox, receipt and lease in one. Reads across tenants; it holds ids only. */
@Injectable()
export class TaskStore {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /**
   * Hands every due task to `send` and marks it sent. A task sent or leased longer than {@link RESEND_AFTER_SECONDS} ago
   * is due again, so a queue that was emptied or a worker that died delays it and loses nothing.
   */
  sendDue(send: (task: DueTask) => Promise<void>, limit = 100): Promise<number> {
    return this.uow.acrossTenants(async (tx) => {
      const due = await tx.query(
        DueRow,
        `select id, kind, generation, attempt, coalesce(due_at, created_at) as due_at from task
         where status in ('open', 'sent') and available_at <= now()
         order by coalesce(due_at, created_at), id for update skip locked limit $1`,
        [limit],
      );
      for (const { due_at: dueAt, ...task } of due) await send({ ...task, dueAt });
      await tx.execute(
        `update task set status = 'sent', available_at = now() + make_interval(secs => $2) where id = any($1::uuid[])`,
        [due.map((task) => task.id), RESEND_AFTER_SECONDS],
      );
      return due.length;
    });
  }

  /** Takes the lease of a task, or null when it is done, given up, or in other hands. */
  lease(taskId: string): Promise<TaskLease | null> {
    return this.uow.acrossTenants(async (tx) => {
      const token = this.ids.next();
      const [row] = await tx.query(
        LeaseRow,
        LEASE,
        [taskId, token, RESEND_AFTER_SECONDS],
      );
      return row === undefined ? null : { taskId, token, tenantId: row.tenant_id, kind: row.kind, subject: row.subject, attempt: row.attempt };
    });
  }

  /** Takes the leases of up to `count` more tasks of the same kind and tenant, those first that are due first. */
  async leaseMore({ tenantId, kind }: TaskLease, count: number): Promise<readonly TaskLease[]> {
    if (count === 0) return [];
    const token = this.ids.next();
    const rows = await this.uow.acrossTenants((tx) => tx.query(LeaseRow, LEASE_MORE, [tenantId, kind, count, token, RESEND_AFTER_SECONDS]));
    return rows.map((row) => ({ taskId: row.id, token, tenantId: row.tenant_id, kind: row.kind, subject: row.subject, attempt: row.attempt }));
  }

  /** Offers tasks again that were to be done with others and were not. */
  async giveBack(leases: readonly TaskLease[]): Promise<void> {
    await this.uow.acrossTenants((tx) => tx.execute(
      `update task set status = 'open', available_at = now(), lease_token = null, leased_until = null where id = any($1::uuid[]) and lease_token = any($2::uuid[]) and status <> 'done'`,
      [leases.map(({ taskId }) => taskId), leases.map(({ token }) => token)],
    ));
  }

  /** Keeps a lease alive while long work goes on. */
  async renew(lease: TaskLease): Promise<void> {
    await this.uow.acrossTenants((tx) =>
      tx.execute(
        `update task set leased_until = now() + make_interval(secs => $3), available_at = now() + make_interval(secs => $3)
         where id = $1 and lease_token = $2 and status <> 'done'`,
        [lease.taskId, lease.token, RESEND_AFTER_SECONDS],
      ),
    );
  }

  /** Gives a failed task back with a growing delay, or up after the last attempt. Others who wrote the same rows meanwhile are no failure of it: no attempt is used up. */
  fail(lease: TaskLease, errorCode: string, processor: TaskProcessor): Promise<'retry' | 'given-up' | 'not-ours'> {
    return this.uow.run(systemActor(lease.tenantId), async (tx: Tx) => {
      const inTheWay = OTHERS_IN_THE_WAY.has(errorCode);
      const last = !inTheWay && lease.attempt >= MAX_ATTEMPTS;
      const [row] = await tx.query(
        AttemptRow,
        `update task set lease_token = null, leased_until = null, last_error = $3,
           status = case when $4 then 'needs_attention' else 'open' end, attempt = case when $5 then greatest(attempt - 1, 0) else attempt end,
           available_at = now() + make_interval(secs => least(60, power(2, attempt)))
         where id = $1 and lease_token = $2 and status <> 'done' returning attempt`,
        [lease.taskId, lease.token, errorCode, last, inTheWay],
      );
      if (row === undefined) return 'not-ours';
      if (last) await processor.giveUp(tx, lease.subject, errorCode);
      return last ? 'given-up' : 'retry';
    });
  }
}
