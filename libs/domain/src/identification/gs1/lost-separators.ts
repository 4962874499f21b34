import type { Day } from '@cyclefill/domain/kernel';
import type { Gs1Element, Gs1Reading } from './element.js';
import { type ValueProblem, identifierAt, identifierMake, valueProblem } from './identifier.js';

/** What may follow a value of open length where a reader sends nothing for FNC1: what packages of drugs bear. */
const FOLLOWERS: readonly string[] = ['01', '10', '11', '17', '21', '715'];
/** No drug package says more; longer ones are not searched. */
const LONGEST = 120;

interface Search {
  readonly message: string;
  readonly today: Day;
  readonly found: (readonly Gs1Element[])[];
  problem: ValueProblem;
}

function endsOf({ message }: Search, from: number, length: number, fixed: boolean): readonly number[] {
  if (fixed) return from + length <= message.length ? [from + length] : [];
  const last = Math.min(message.length, from + length);
  return Array.from({ length: Math.max(0, last - from) }, (_, index) => from + index + 1);
}

function search(state: Search, at: number, before: readonly Gs1Element[], split: boolean): void {
  const { message, today } = state;
  if (at === message.length) {
    state.found.push(before);
    return;
  }
  const identifier = identifierAt(message, at);
  const make = identifier === undefined ? undefined : identifierMake(identifier);
  const used = before.some((element) => element.identifier === identifier);
  if (identifier === undefined || make === undefined || used || (split && !FOLLOWERS.includes(identifier))) return;
  const from = at + identifier.length;
  for (const end of endsOf(state, from, make.length, make.fixed)) {
    const value = message.slice(from, end);
    const problem = valueProblem(make, value, today);
    if (problem === null) search(state, end, [...before, { identifier, value }], !make.fixed);
    else if (problem === 'wrong_check_digit') state.problem = problem;
  }
}

/**
 * Every way to read a message in which separators may have been lost: `10AB2112` is lot `AB2112`, or lot `AB` and serial `12`.
 * No identifier comes twice. Without any, the problem.
 */
export function readingsWithoutSeparators(message: string, today: Day): readonly (readonly Gs1Element[])[] | Extract<Gs1Reading, { problem: unknown }> {
  const state: Search = { message, today, found: [], problem: 'not_understood' };
  if (message.length > 0 && message.length <= LONGEST) search(state, 0, [], false);
  return state.found.length === 0 ? { problem: state.problem } : state.found;
}
