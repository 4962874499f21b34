import { InvalidInput } from '@cyclefill/contracts';
import type { InputProblem } from '@cyclefill/contracts';
import { referencesOf, sourceOf } from './resource-table.js';
import type { ResourceSource } from './resource-source.js';
import type { AskedValue } from './search-condition.js';
import { type AskedPair, MOST_MATCHES, readCount, readCursor, toldName } from './asked-pair.js';
import type { ReferenceParameter, SearchParameter } from './search-parameter.js';

/** Matches of a page when nobody says. */
const USUAL = 50;

/** A condition of its own type, or (`_has`) of resources of another type that refer to it. */
export interface AskedCondition extends AskedValue {
  readonly parameter: SearchParameter;
  readonly has: { readonly source: ResourceSource; readonly reference: ReferenceParameter } | null;
}

/** What comes along with the matches: what they refer to, or what refers to them (`isBack`). */
export interface AskedInclude {
  readonly source: ResourceSource;
  readonly reference: ReferenceParameter;
  readonly isBack: boolean;
}

/** A search as understood. */
export interface SearchRequest {
  readonly source: ResourceSource;
  readonly conditions: readonly AskedCondition[];
  readonly includes: readonly AskedInclude[];
  readonly count: number;
  readonly wantsTotal: boolean;
  /** Id of the last match of the page before; null = the first page. */
  readonly after: string | null;
  /** What was understood, for the addresses of pages; without the cursor. */
  readonly understood: readonly AskedPair[];
  /** What was not, when that is passed over. */
  readonly ignored: readonly InputProblem[];
}

interface Reading {
  readonly conditions: AskedCondition[];
  readonly includes: AskedInclude[];
  count: number;
  wantsTotal: boolean;
  after: string | null;
}

const unknown = (name: string, type: string): InputProblem => ({ pointer: toldName(name), rule: `is no parameter that ${type} is searched by; GET metadata lists them` });

/** Reads the parameters of a search. @param isLenient passes over parameters that are not known; bad values never. @throws InvalidInput with each bad parameter */
export function readSearch(source: ResourceSource, pairs: readonly AskedPair[], isLenient: boolean): SearchRequest {
  const reading: Reading = { conditions: [], includes: [], count: USUAL, wantsTotal: false, after: null };
  const [understood, ignored, wrong]: [AskedPair[], InputProblem[], InputProblem[]] = [[], [], []];
  for (const [name, value] of pairs) {
    const outcome = RESULTS[name]?.(reading, value, source) ?? readCondition(reading, source, name, value);
    if (outcome === 'unknown') (isLenient ? ignored : wrong).push(unknown(name, source.type));
    else if (outcome !== 'read') wrong.push({ pointer: toldName(name), rule: outcome });
    else if (name !== '_cursor') understood.push([name, value]);
  }
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return { source, ...reading, understood, ignored };
}

/** `read`, `unknown`, or what is wrong with the value. */
type Outcome = string;

/** Parameters that are about the answer and not about what is looked for. */
const RESULTS: Readonly<Record<string, (reading: Reading, value: string, source: ResourceSource) => Outcome>> = {
  _format: (_reading, value) => (/^(?:json|(?:application|text)\/(?:fhir[+ ])?json(?:;.*)?)$/u.test(value) ? 'read' : 'is no format that is served: json is'),
  _count: (reading, value) => {
    reading.count = readCount(value);
    return Number.isNaN(reading.count) ? `is no number from 0 to ${String(MOST_MATCHES)}` : 'read';
  },
  _total: (reading, value) => {
    if (!['none', 'estimate', 'accurate'].includes(value)) return 'is none, estimate or accurate';
    reading.wantsTotal = value !== 'none';
    return 'read';
  },
  _cursor: (reading, value) => {
    reading.after = readCursor(value);
    return reading.after === null || reading.after.includes('/') ? 'is no cursor of ours: follow the link next as it is' : 'read';
  },
  _include: (reading, value, source) => readInclude(reading, value, (type, { target }) => type.type === source.type && target !== undefined, false),
  _revinclude: (reading, value, source) => readInclude(reading, value, (_type, { target }) => target === source.type, true),
};

function readInclude(reading: Reading, value: string, fits: (source: ResourceSource, reference: ReferenceParameter) => boolean, isBack: boolean): Outcome {
  const [type = '', name = '', target, ...more] = value.split(':');
  const source = sourceOf(type);
  const reference = source === undefined ? undefined : referencesOf(source).find((one) => one.name === name);
  if (source === undefined || reference === undefined || !fits(source, reference) || (target !== undefined && target !== reference.target) || more.length > 0) return 'is no Type:parameter that can come along; GET metadata lists them';
  reading.includes.push({ source, reference, isBack });
  return 'read';
}

function readCondition(reading: Reading, source: ResourceSource, name: string, text: string): Outcome {
  const parts = name.split(':');
  if (parts[0] !== '_has') {
    const [called = '', modifier = null, ...more] = parts;
    const parameter = source.parameters.find((one) => one.name === called);
    if (parameter === undefined || more.length > 0) return 'unknown';
    reading.conditions.push({ parameter, place: toldName(name), modifier, text, has: null });
    return 'read';
  }
  const [, type = '', by = '', called = '', modifier = null, ...more] = parts;
  const other = sourceOf(type);
  const reference = other === undefined ? undefined : referencesOf(other).find((one) => one.name === by && one.target === source.type);
  const parameter = other?.parameters.find((one) => one.name === called);
  if (other === undefined || reference === undefined || parameter === undefined || more.length > 0) return 'unknown';
  reading.conditions.push({ parameter, place: toldName(name), modifier, text, has: { source: other, reference } });
  return 'read';
}
