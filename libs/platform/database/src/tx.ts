import type { TaskKind } from '@cyclefill/contracts';
import { type JsonValue, invariant } from '@cyclefill/domain/kernel';
import type { Ids } from '@cyclefill/platform/clock';
import type { PoolClient } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { z } from 'zod';
import type { Actor } from './actor.js';
import { newIdArray } from './binary-array.js';
import type { CopiedRows } from './copied-rows.js';
import { JointCopies } from './joint-copies.js';
import { JointStatements } from './joint-statements.js';
import { type PreparedStatement, prepared } from './prepared.js';

/** What the audit keeps of one act; ids and counts only, never names or values. */
export interface AuditEntry {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly residentIds?: readonly string[];
  readonly outcome?: 'done' | 'refused' | 'failed';
  readonly detail?: Readonly<Record<string, JsonValue>>;
}

/** Which turn of a task this is, and when it is due: what is due first is done first. */
export interface EmitOptions {
  readonly generation?: number;
  readonly dueAt?: Date | null;
}

const NowRow = z.object({ now: z.date() });
const NOW = prepared('select now() as now');

const EMIT = prepared(`
insert into task (id, tenant_id, kind, subject, generation, due_at)
values ($1, $2, $3, $4, $5, coalesce($6, (select min(t.due_at) from task t where t.subject = $4)))
on conflict (kind, subject, generation) do nothing`);

const AUDIT = prepared(`
insert into audit_event (id, tenant_id, actor_id, request_id, action, subject_kind, subject_id, resident_ids, outcome, detail)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`);

/**
 * One open transaction. Repositories are built from it, so using one outside a transaction does not compile. Prepared
 * statements that are asked in one turn go in one message.
 */
export class Tx {
  private readonly repositories = new Map<unknown, unknown>();
  private readonly prepared: JointStatements;
  private readonly copies: JointCopies;
  private ended = false;

  constructor(
    private readonly runner: QueryRunner,
    readonly actor: Actor,
    private readonly ids: Ids,
  ) {
    this.prepared = new JointStatements(() => this.client());
    this.copies = new JointCopies(() => this.client());
  }

  /** TypeORM's manager, bound to this transaction. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** The one instance of a repository inside this transaction. */
  get<R>(repository: new (tx: Tx) => R): R {
    const held = this.repositories.get(repository);
    if (held !== undefined) return held as R;
    const made = new repository(this);
    this.repositories.set(repository, made);
    return made;
  }

  /** Rows of parameterised SQL, each checked against `row`. */
  async query<Row>(row: z.ZodType<Row>, sql: string | PreparedStatement, params: readonly unknown[] = []): Promise<Row[]> {
    return z.array(row).parse(await this.raw(sql, params));
  }

  /** Rows as they come from the driver, for bulk reads that map columns themselves. */
  async raw<Row>(sql: string | PreparedStatement, params: readonly unknown[] = []): Promise<readonly Row[]> {
    if (typeof sql !== 'string') return (await this.prepared.ask(sql, params)).rows as readonly Row[];
    return ((await this.send(sql, params)).records ?? []) as readonly Row[];
  }

  /**
   * Rows of a query by binary COPY, for the bulk reads of a run. COPY takes no parameters, so the values are written into
   * the statement as literals: `$1`, `$2` … stand where they go. Row-level security holds as for any other query.
   * @param each the types of the parameters: asked several times in one turn, it is read once for all of them
   */
  copy(sql: string, params: readonly (string | Date | readonly string[] | null)[], each?: readonly string[]): Promise<CopiedRows> {
    return this.copies.ask(each === undefined ? { text: sql } : { text: sql, each }, params);
  }

  /** Runs a statement; the number of rows it touched. */
  async execute(sql: string | PreparedStatement, params: readonly unknown[] = []): Promise<number> {
    if (typeof sql !== 'string') return (await this.prepared.ask(sql, params)).rowCount ?? 0;
    return (await this.send(sql, params)).affected ?? 0;
  }

  /** Leaves a task behind: the next step starts when, and only when, this transaction commits. It is due when its subject's steps before it were. */
  async emit(kind: TaskKind, subject: string, { generation = 0, dueAt = null }: EmitOptions = {}): Promise<void> {
    await this.execute(EMIT, [this.ids.next(), this.actor.tenantId, kind, subject, generation, dueAt]);
  }

  /** The database's clock, the same throughout the transaction. */
  async now(): Promise<Date> {
    const [row] = await this.query(NowRow, NOW);
    invariant(row !== undefined, 'the database has no clock');
    return row.now;
  }

  /** Appends one audit row in this transaction. */
  async audit(entry: AuditEntry): Promise<void> {
    await this.execute(AUDIT, [
      this.ids.next(), this.actor.tenantId, this.actor.userId, this.actor.requestId, entry.action, entry.subjectKind, entry.subjectId,
      entry.residentIds ?? [], entry.outcome ?? 'done', JSON.stringify(entry.detail ?? {}),
    ]);
  }

  /** A new id. */
  newId(): string {
    return this.ids.next();
  }

  /** So many new ids, as the parameter of a bulk statement. */
  newIds(count: number): Buffer {
    return newIdArray(this.ids, count);
  }

  /** Called by the unit of work before the transaction is committed or rolled back: what comes after that would stand alone. */
  end(): void {
    this.ended = true;
  }

  private async send(sql: string, params: readonly unknown[]): Promise<{ readonly records?: unknown[]; readonly affected?: number }> {
    await this.client();
    return this.runner.query(sql, [...params], true) as Promise<{ records?: unknown[]; affected?: number }>;
  }

  /** The connection, as long as the transaction is open on it. */
  private async client(): Promise<PoolClient> {
    const client = (await this.runner.connect()) as PoolClient;
    invariant(!this.ended, 'a transaction was used after it ended');
    return client;
  }
}
