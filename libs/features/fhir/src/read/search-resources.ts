import { Refusal, permits, scopeArrays } from '@cyclefill/contracts';
import type { AccessScope, Role } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { sourceOf } from './resource-table.js';
import { SearchValues, idIn, searchCondition } from './search-condition.js';
import type { AskedCondition, AskedInclude, SearchRequest } from './search-request.js';

/** Who asks. */
export interface Asker {
  readonly role: Role;
  readonly scope: AccessScope;
}

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
    for (const { permission } of sourcesOf(request)) {
      if (!permits(asker.role, permission)) throw new Refusal('auth.permission-missing', { problems: [{ pointer: request.source.type, rule: `needs the permission ${permission}` }] });
    }
    return this.uow.run(actor, async (tx) => {
      const rows = request.count === 0 ? [] : await findRows(tx, asker.scope, request);
      const matches = rows.slice(0, request.count);
      const included = await this.include(tx, asker.scope, request.includes, matches);
      return { matches, included, hasMore: rows.length > request.count, total: request.wantsTotal || request.count === 0 ? await countRows(tx, asker.scope, request) : null };
    }, { isolation: 'REPEATABLE READ' });
  }

  /** What comes along, each once and none that is a match itself. */
  private async include(tx: Tx, scope: AccessScope, includes: readonly AskedInclude[], matches: readonly ReadRow[]): Promise<readonly ReadRow[]> {
    const known = new Set(matches.map(nameOf));
    const found: ReadRow[] = [];
    for (const { source, reference, isBack } of includes) {
      const target = sourceOf(reference.target);
      if (target === undefined || matches.length === 0) continue;
      const rows = isBack
        ? await rowsWhere(tx, source, scope, (values) => searchCondition(reference, { place: '_revinclude', modifier: null, text: matches.map(({ id }) => id).join(',') }, source, 'x', sourceOf, values))
        : await rowsWhere(tx, target, scope, (values) => idIn(target, 'x', matches.flatMap((match) => match.ids(reference.column)), values));
      for (const row of rows) {
        if (known.has(nameOf(row))) continue;
        known.add(nameOf(row));
        found.push(row);
      }
    }
    return found;
  }
}

const nameOf = ({ resource: { resourceType }, id }: ReadRow): string => `${resourceType}/${id}`;

/** Every source that a search reads. */
function sourcesOf({ source, conditions, includes }: SearchRequest): readonly ResourceSource[] {
  return [source, ...conditions.flatMap(({ has }) => has?.source ?? []), ...includes.flatMap((include) => [include.source, sourceOf(include.reference.target) ?? include.source])];
}

/** Rows of a source under `x`, of a scope. The scope stands in every statement, also of a source that is not told apart by it. */
const from = ({ sql }: ResourceSource): string => `(${sql}) x where ($1::uuid[] is null or $2::uuid[] is not null)`;

function conditionSql({ source }: SearchRequest, condition: AskedCondition, values: SearchValues): string {
  const { parameter, has } = condition;
  if (has === null) return searchCondition(parameter, condition, source, 'x', sourceOf, values);
  const refers = has.reference.many === true ? `x.id = any(y.${has.reference.column})` : `y.${has.reference.column} = x.id`;
  return `exists (select from (${has.source.sql}) y where ${refers} and ${searchCondition(parameter, condition, has.source, 'y', sourceOf, values)})`;
}

function whereSql(request: SearchRequest, values: SearchValues): string {
  return request.conditions.map((condition) => ` and ${conditionSql(request, condition, values)}`).join('');
}

const ordered = ({ key }: ResourceSource): string => (key === 'uuid' ? 'x.id' : 'x.id collate "C"');

/** One more than the page takes: the extra row tells that there is a next one. */
async function findRows(tx: Tx, scope: AccessScope, request: SearchRequest): Promise<readonly ReadRow[]> {
  const { source, after, count } = request;
  const values = new SearchValues([...scopeArrays(scope)]);
  const where = whereSql(request, values);
  const behind = after === null ? '' : ` and ${ordered(source)} > ${values.bind(after)}::${source.key}`;
  const rows = await tx.raw(`select x.* from ${from(source)}${where}${behind} order by ${ordered(source)} limit ${values.bind(count + 1)}`, values.all);
  return rows.map(source.read);
}

async function countRows(tx: Tx, scope: AccessScope, request: SearchRequest): Promise<number> {
  const values = new SearchValues([...scopeArrays(scope)]);
  const [row] = await tx.query(Count, `select count(*)::int as total from ${from(request.source)}${whereSql(request, values)}`, values.all);
  return row?.total ?? 0;
}

async function rowsWhere(tx: Tx, source: ResourceSource, scope: AccessScope, condition: (values: SearchValues) => string): Promise<readonly ReadRow[]> {
  const values = new SearchValues([...scopeArrays(scope)]);
  const rows = await tx.raw(`select x.* from ${from(source)} and ${condition(values)} order by ${ordered(source)}`, values.all);
  return rows.map(source.read);
}
