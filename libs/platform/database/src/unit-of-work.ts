import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant } from '@cyclefill/domain/kernel';
import type { Ids } from '@cyclefill/platform/clock';
import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Actor } from './actor.js';
import { Tx } from './tx.js';

/** How strictly a transaction is kept apart from others, READ COMMITTED unless named, and how its statements are planned. */
export interface UnitOfWorkOptions {
  readonly isolation?: 'REPEATABLE READ' | 'SERIALIZABLE';
  /** The server plans each statement once a connection, not for every set of values: for the steps of a run, which ask the same of every batch. */
  readonly plans?: 'once';
}

/** The only way to a transaction. */
export abstract class UnitOfWork {
  /** Runs `work` in one transaction that sees the actor's tenant alone; called again in a new one on a conflict (40001, 40P01, 23505, 23P01). */
  abstract run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: UnitOfWorkOptions): Promise<T>;

  /** A transaction without tenant: tenant tables are empty in it. For id-only tables and functions that return ids. */
  abstract acrossTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

const NO_TENANT: Actor = { tenantId: '', userId: null, requestId: '' };
const ATTEMPTS = 3;
/**
 * Serialization, deadlock, and a row that another transaction wrote at the same time where there may be one (23505, 23P01): called again, the work finds that row and says what it says when one comes after
 * the other.
 */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', '23505', '23P01']);

/** SQLSTATE of a database error, through TypeORM's wrapping. */
export function sqlState(error: unknown): string | null {
  const code = (error as { driverError?: { code?: unknown } } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

/** What a transaction starts with, in one message: how strictly it is kept apart, whose rows it sees and who answers for it. */
function beginning({ tenantId, userId }: Actor, { isolation, plans }: UnitOfWorkOptions): string {
  const [tenant, user] = [pg.escapeLiteral(tenantId), pg.escapeLiteral(userId ?? '')];
  return `set transaction isolation level ${isolation ?? 'READ COMMITTED'}${plans === 'once' ? '; set local plan_cache_mode = force_generic_plan' : ''}; select set_config('app.tenant_id', ${tenant}, true), set_config('app.user_id', ${user}, true)`;
}

/** {@link UnitOfWork} over TypeORM's pool. */
export class TypeOrmUnitOfWork extends UnitOfWork {
  /** Marks the asynchronous context of a callback, so that a transaction inside a transaction is caught. */
  private readonly inside = new AsyncLocalStorage<true>();

  constructor(
    private readonly source: DataSource,
    private readonly ids: Ids,
  ) {
    super();
  }

  override async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: UnitOfWorkOptions = {}): Promise<T> {
    invariant(this.inside.getStore() === undefined, 'a unit of work was opened inside another');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inside.run(true, () => this.once(actor, work, options));
      } catch (error) {
        if (attempt === ATTEMPTS || !CONFLICTS.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  override acrossTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(NO_TENANT, work);
  }

  private async once<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: UnitOfWorkOptions): Promise<T> {
    const runner = this.source.createQueryRunner();
    const tx = new Tx(runner, actor, this.ids);
    try {
      await runner.startTransaction();
      await runner.query(beginning(actor, options));
      const result = await work(tx);
      tx.end();
      await runner.commitTransaction();
      return result;
    } catch (error) {
      tx.end();
      await this.rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async rollBack(runner: QueryRunner): Promise<void> {
    try {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
    } catch {
      // The connection is gone, and the transaction with it; the first error says why.
    }
  }
}
