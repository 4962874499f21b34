import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { unnested } from './bulk-column.js';
import { type RecordedTable, sameKey } from './record-changes.js';

const Closed = z.object({ value: z.string() });

/** Which current rows may be closed. */
export interface ClosingScope {
  /** A condition on the table as `t`; `bind` turns a value into a parameter. */
  readonly where: (bind: (value: unknown) => string) => string;
  /** Column whose value is returned for each closed row. */
  readonly returning: string;
}

/** Closes the current rows of a scope whose key is not among the given rows: they are no longer so. */
export async function closeMissing<Row>(tx: Tx, { name, key }: RecordedTable<Row>, rows: readonly Row[], scope: ClosingScope): Promise<readonly string[]> {
  const { sql, params } = unnested(rows, key, 'i');
  const values: unknown[] = [tx.actor.tenantId, ...params];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const closed = await tx.query(
    Closed,
    `update ${name} t set superseded_at = now()
     where t.tenant_id = $1 and t.superseded_at is null and (${scope.where(bind)}) and not exists (select from ${sql} where ${sameKey(key)})
     returning t.${scope.returning}::text as value`,
    values,
  );
  return closed.map(({ value }) => value);
}
