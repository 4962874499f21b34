import { scopeArrays } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { sourceOf } from './resource-table.js';
import { SearchValues, idIn, searchCondition } from './search-condition.js';
import type { AskedCondition, AskedInclude, SearchRequest } from './search-request.js';
import { type Asker, fromSource, readAlong, readRows, requirePermission } from './source-rows.js';

/** A page of matches by id, and what comes along. */
export interface FoundPage {
  readonly matches: readonly ReadRow[];
  readonly included: readonly ReadRow[];
  readonly total: number | null;
  readonly hasMore: boolean;
}

const Count = z.object({ total: z.int() });

/** Finds resources of a type that a caller may see, in the order of their ids. */
@Injectable()
export class SearchResources {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `auth.permission-missing`; InvalidInput for a value that cannot be searched by */
  execute(actor: Actor, asker: Asker, request: SearchRequest): Promise<FoundPage> {
    for (const source of sourcesOf(request)) requirePermission(asker, source);
    return this.uow.run(actor, async (tx) => {
      const { source, count, after, wantsTotal } = request;
      // One more than the page takes: the extra row tells that there is a next one.
      const rows = count === 0 ? [] : await readRows(tx, asker, source, { where: (values) => whereSql(request, values), after, limit: count + 1 });
      const matches = rows.slice(0, count);
      const included = await include(tx, asker, request.includes, matches);
      return { matches, included, hasMore: rows.length > count, total: wantsTotal || count === 0 ? await countRows(tx, asker, request) : null };
    }, { isolation: 'REPEATABLE READ' });
  }
}

const nameOf = ({ resource: { resourceType }, id }: ReadRow): string => `${resourceType}/${id}`;

/** What comes along, each once and none that is a match itself. */
async function include(tx: Tx, asker: Asker, includes: readonly AskedInclude[], matches: readonly ReadRow[]): Promise<readonly ReadRow[]> {
  const known = new Set(matches.map(nameOf));
  const found: ReadRow[] = [];
  for (const { source, reference, isBack } of includes) {
    const target = sourceOf(reference.target);
    if (target === undefined || matches.length === 0) continue;
    const rows = isBack
      ? await readAlong(tx, asker, source, '_revinclude', (values) => ` and ${searchCondition(reference, { place: '_revinclude', modifier: null, text: matches.map(({ id }) => id).join(',') }, source, 'x', sourceOf, values)}`)
      : await readAlong(tx, asker, target, '_include', (values) => ` and ${idIn(target, 'x', matches.flatMap((match) => match.ids(reference.column)), values)}`);
    for (const row of rows) {
      if (known.has(nameOf(row))) continue;
      known.add(nameOf(row));
      found.push(row);
    }
  }
  return found;
}

/** Every source that a search reads. */
function sourcesOf({ source, conditions, includes }: SearchRequest): readonly ResourceSource[] {
  return [source, ...conditions.flatMap(({ has }) => has?.source ?? []), ...includes.flatMap((one) => [one.source, sourceOf(one.reference.target) ?? one.source])];
}

function conditionSql({ source }: SearchRequest, condition: AskedCondition, values: SearchValues): string {
  const { parameter, has } = condition;
  if (has === null) return searchCondition(parameter, condition, source, 'x', sourceOf, values);
  const refers = has.reference.many === true ? `x.id = any(y.${has.reference.column})` : `y.${has.reference.column} = x.id`;
  return `exists (select from (${has.source.sql}) y where ${refers} and ${searchCondition(parameter, condition, has.source, 'y', sourceOf, values)})`;
}

function whereSql(request: SearchRequest, values: SearchValues): string {
  return request.conditions.map((condition) => ` and ${conditionSql(request, condition, values)}`).join('');
}

async function countRows(tx: Tx, { scope }: Asker, request: SearchRequest): Promise<number> {
  const values = new SearchValues([...scopeArrays(scope)]);
  const [row] = await tx.query(Count, `select count(*)::int as total from ${fromSource(request.source)}${whereSql(request, values)}`, values.all);
  return row?.total ?? 0;
}
