import { Refusal } from '@cyclefill/contracts';
import { z } from 'zod';
import type { Tx } from './tx.js';

/** Something that is kept in rows which are only ever added and closed, such as a par level or what a state says: which rows are of it. */
export interface AddedRows {
  readonly tables: readonly string[];
  /** Columns that name it; none = all of the pharmacy's. */
  readonly of: Readonly<Record<string, string>>;
}

/** How a client names a change of its own. */
export interface NamedChange {
  readonly key: string;
  /** The version it has read; undefined = whichever holds. */
  readonly readVersion?: number | undefined;
}

/** The version of rows that are only ever added and closed, as an expression over them: it rises with each of both. */
export const ADDED_VERSION = '(count(*) + count(superseded_at))::int';

const Row = z.object({ version: z.int() });

/** The version of it; 0 = nobody has ever said anything. */
export async function addedVersion(tx: Tx, { tables, of }: AddedRows): Promise<number> {
  const where = ['tenant_id = $1', ...Object.keys(of).map((column, index) => `${column} = $${index + 2}`)].join(' and ');
  const counts = tables.map((table) => `(select ${ADDED_VERSION} from ${table} where ${where})`).join(' + ');
  const [row] = await tx.query(Row, `select ${counts} as version`, [tx.actor.tenantId, ...Object.values(of)]);
  return row?.version ?? 0;
}

/** Holds it until the transaction ends, as it was read: of two who change one thing the second is told. @throws Refusal row.stale */
export async function holdAdded(tx: Tx, rows: AddedRows, readVersion: number | undefined): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['added', tx.actor.tenantId, rows.tables, Object.values(rows.of)])]);
  if (readVersion !== undefined && (await addedVersion(tx, rows)) !== readVersion) throw new Refusal('row.stale');
}
