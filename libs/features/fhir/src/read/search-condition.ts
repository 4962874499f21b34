import { InvalidInput } from '@cyclefill/contracts';
import { type DatePrefix, readSearchDate } from './fhir-date.js';
import type { ResourceSource } from './resource-source.js';
import type { ReferenceParameter, SearchParameter } from './search-parameter.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** A uuid, with hyphens or without. */
const OWNER = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/iu;
const ID = /^[\w.-]{1,64}$/u;

/** Values of a statement, in the order of their numbers; the first two are the scope. */
export class SearchValues {
  constructor(readonly all: unknown[]) {}

  /** The placeholder of a value. */
  bind(value: unknown): string {
    this.all.push(value);
    return `$${String(this.all.length)}`;
  }
}

/** One value of a parameter as asked. */
export interface AskedValue {
  /** How the asker called it, for what is said about it. */
  readonly place: string;
  readonly modifier: string | null;
  readonly text: string;
}

/** Where the ids of a type come from: what a reference is compared with depends on them. */
export type SourceOf = (type: string) => ResourceSource | undefined;

const MODIFIERS: Readonly<Record<SearchParameter['type'], readonly string[]>> = { token: [], string: ['exact', 'contains'], date: [], reference: [] };

const refused = (pointer: string, rule: string): InvalidInput => new InvalidInput([{ pointer, rule }]);

/** Parts of a value between commas that are not escaped; one of them is enough. */
function alternatives(text: string): readonly string[] {
  return text.split(/(?<!\\),/u).map((part) => part.replaceAll(/\\([\\,|$])/gu, '$1'));
}

/** How `[from, to)` of a row lies to `[low, high)` of what is asked; `high` is called where it is needed, since each value of a statement has to stand in it. */
function overlap(prefix: DatePrefix, [from, to]: readonly [string, string], low: string, high: () => string): string {
  const within = (): string => `(${from} >= ${low} and ${to} <= ${high()})`;
  switch (prefix) {
    case 'eq': return within();
    case 'ne': return `not ${within()}`;
    case 'gt': return `${to} > ${high()}`;
    case 'lt': return `${from} < ${low}`;
    case 'ge': return `(${to} > ${high()} or ${within()})`;
    case 'le': return `(${from} < ${low} or ${within()})`;
    case 'sa': return `${from} >= ${high()}`;
    default: return `${to} <= ${low}`;
  }
}

/** The id of a reference: bare, `Type/id`, or the end of an address. */
function referredId(text: string, { target }: ReferenceParameter, place: string): string {
  const [id = '', type = target] = text.split('/').toReversed();
  if (!ID.test(id) || type !== target) throw refused(place, `is no reference like ${target}/id`);
  return id;
}

/** Ids as far as a type can have them: others match nothing, and none of them may reach a column of another kind. */
function idArray(ids: readonly string[], source: ResourceSource | undefined, values: SearchValues): string {
  return source?.key === 'uuid' ? `${values.bind(ids.filter((id) => UUID.test(id)))}::uuid[]` : `${values.bind(ids)}::text[]`;
}

/** A row of the source `own` under `alias`, as its id column is compared. */
export function idIn(own: ResourceSource, alias: string, ids: readonly string[], values: SearchValues): string {
  const { owner } = own;
  const among = `${alias}.id = any(${idArray(ids, own, values)})`;
  return owner === undefined ? among : `${among} and ${alias}.${owner.column} = any(${values.bind(ids.map((id) => id.slice(0, owner.length)).filter((id) => OWNER.test(id)))}::uuid[])`;
}

/** The condition that one value puts on rows of `own` under `alias`. @throws InvalidInput */
export function searchCondition(parameter: SearchParameter, { place, modifier, text }: AskedValue, own: ResourceSource, alias: string, sourceOf: SourceOf, values: SearchValues): string {
  if (modifier !== null && !MODIFIERS[parameter.type].includes(modifier)) throw refused(place, `has a modifier that is not served${MODIFIERS[parameter.type].map((one) => `; :${one} is`).join('')}`);
  if (text === '') throw refused(place, 'is empty: leave it out, or give a value');
  const some = alternatives(text);
  if (parameter.name === '_id') return idIn(own, alias, some, values);
  switch (parameter.type) {
    case 'reference': {
      const ids = idArray(some.map((one) => referredId(one, parameter, place)), sourceOf(parameter.target), values);
      return parameter.many === true ? `${alias}.${parameter.column} && ${ids}` : `${alias}.${parameter.column} = any(${ids})`;
    }
    case 'token':
      return either(some.map((one) => tokenCondition(parameter, one, alias, values)));
    case 'string':
      return either(some.map((one) => either(parameter.columns.map((column) => stringCondition(`${alias}.${column}`, one, modifier, values)))));
    default:
      return either(some.map((one) => {
        const date = readSearchDate(one);
        if (date === null) throw refused(place, 'is no date like 2026, ge2026-12-07 or lt2026-12-07T08:00:00Z');
        const low = `${values.bind(date.from)}::timestamptz`;
        const high = (): string => `((${low} at time zone 'UTC' + ${values.bind(date.length)}::interval) at time zone 'UTC')`;
        return overlap(date.prefix, [`(${alias}.${parameter.from})`, `(${alias}.${parameter.to})`], low, high);
      }));
  }
}

const either = (conditions: readonly string[]): string => (conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`);

function tokenCondition({ codes }: Extract<SearchParameter, { type: 'token' }>, text: string, alias: string, values: SearchValues): string {
  const bar = text.indexOf('|');
  const [system, code] = bar < 0 ? [null, text] : [text.slice(0, bar), text.slice(bar + 1)];
  const columns = codes.filter((one) => system === null || one.system === null || one.system === system).map(({ column }) => `${alias}.${column}`);
  return either(columns.map((column) => (code === '' ? `${column} is not null` : `${column} = ${values.bind(code)}`)));
}

function stringCondition(column: string, text: string, modifier: string | null, values: SearchValues): string {
  if (modifier === 'exact') return `${column} = ${values.bind(text)}`;
  return modifier === 'contains' ? `strpos(lower(${column}), lower(${values.bind(text)})) > 0` : `starts_with(lower(${column}), lower(${values.bind(text)}))`;
}
