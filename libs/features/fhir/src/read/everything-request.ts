import { InvalidInput } from '@cyclefill/contracts';
import type { InputProblem } from '@cyclefill/contracts';
import { readSearchDate } from './fhir-date.js';
import { sourceOf } from './resource-table.js';
import { type AskedPair, readCount, readCursor, toldName } from './asked-pair.js';

/** A request for all that is kept of a resident. */
export interface EverythingRequest {
  /** null = every type. */
  readonly types: readonly string[] | null;
  /** An instant with its zone: only what was recorded after it; null = everything. */
  readonly since: string | null;
  readonly count: number;
  readonly after: { readonly type: string; readonly id: string } | null;
  readonly understood: readonly AskedPair[];
}

/** Reads its parameters. @throws InvalidInput with each bad one */
export function readEverythingRequest(pairs: readonly AskedPair[]): EverythingRequest {
  const wrong: InputProblem[] = [];
  let [types, since, count, after]: [readonly string[] | null, string | null, number, EverythingRequest['after']] = [null, null, readCount('50'), null];
  const refuse = (name: string, rule: string): void => {
    wrong.push({ pointer: toldName(name), rule });
  };
  for (const [name, value] of pairs) {
    switch (name) {
      case '_type':
        types = value.split(',');
        if (types.some((type) => sourceOf(type) === undefined)) refuse(name, 'names a type that is not served; GET metadata lists them');
        break;
      case '_since': {
        const date = readSearchDate(value);
        if (date === null || date.prefix !== 'eq') refuse(name, 'is no instant like 2026-12-07T08:00:00Z');
        else since = date.from;
        break;
      }
      case '_count':
        count = readCount(value);
        if (!(count > 0)) refuse(name, 'is no number from 1 to 200');
        break;
      case '_cursor': {
        const [type = '', id = ''] = readCursor(value)?.split('/') ?? [];
        if (id === '') refuse(name, 'is no cursor of ours: follow the link next as it is');
        after = { type, id };
        break;
      }
      default:
        refuse(name, 'is no parameter of this; _type, _since and _count are');
    }
  }
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return { types, since, count, after, understood: pairs.filter(([name]) => name !== '_cursor') };
}
