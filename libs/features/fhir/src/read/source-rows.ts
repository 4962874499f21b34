import { InvalidInput, Refusal, permits, scopeArrays } from '@cyclefill/contracts';
import type { AccessScope, Role } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { SearchValues } from './search-condition.js';

/** Who asks, and where it reaches the API (`https://host/fhir/R4`). */
export interface Asker {
  readonly role: Role;
  readonly scope: AccessScope;
  readonly base: string;
}

/** @throws Refusal `auth.permission-missing` where the role may not read such resources */
export function requirePermission({ role }: Asker, { type, permission }: ResourceSource): void {
  if (!permits(role, permission)) throw new Refusal('auth.permission-missing', { problems: [{ pointer: type, rule: `needs the permission ${permission}` }] });
}

/** The rows of a source under `x`, as far as a scope goes. The scope stands in every statement, also of a source that is not told apart by it. */
export const fromSource = ({ sql }: ResourceSource): string => `(${sql}) x where ($1::uuid[] is null or $2::uuid[] is not null)`;

/** Ids as they are compared and ordered: uuids as such, others by code point. */
export const orderedId = ({ key }: ResourceSource): string => (key === 'uuid' ? 'x.id' : 'x.id collate "C"');

/** A part of a source in the order of ids. */
export interface RowsAsked {
  /** Conditions on `x`, each after an `and`. */
  readonly where: (values: SearchValues) => string;
  /** Id of the last row that is known; null = from the first on. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows of a source for an asker. */
export async function readRows(tx: Tx, { scope, base }: Asker, source: ResourceSource, { where, after, limit }: RowsAsked): Promise<readonly ReadRow[]> {
  const values = new SearchValues([...scopeArrays(scope)]);
  const condition = where(values);
  const behind = after === null ? '' : ` and ${orderedId(source)} > ${values.bind(after)}::${source.key}`;
  const rows = await tx.raw(`select x.* from ${fromSource(source)}${condition}${behind} order by ${orderedId(source)} limit ${values.bind(limit)}`, values.all);
  return rows.map((row) => source.read(row, base));
}

/** Most that comes along with one page. */
const MOST_ALONG = 2000;

/** Rows that come along with a page. @throws InvalidInput where they are too many for an answer */
export async function readAlong(tx: Tx, asker: Asker, source: ResourceSource, parameter: string, where: RowsAsked['where']): Promise<readonly ReadRow[]> {
  const rows = await readRows(tx, asker, source, { where, after: null, limit: MOST_ALONG + 1 });
  if (rows.length > MOST_ALONG) throw new InvalidInput([{ pointer: parameter, rule: `brings more than ${String(MOST_ALONG)} resources of ${source.type} along: ask for a smaller _count, or search for them` }]);
  return rows;
}
