import type { MinuteOfDay } from '@cyclefill/domain/kernel';
import type { PassSlot, TimeSource } from '@cyclefill/domain/regimen';
import type { Meal } from './dosage-context.js';

/** What a `when` code follows: a pass of the table, and for a meal what an offset is counted from and which way. */
interface Event {
  readonly pass: string;
  readonly from?: string;
  readonly sign?: -1 | 1;
  /** More than one a day: the meals. */
  readonly meals?: true;
}

const EVENTS: ReadonlyMap<string, Event> = new Map<string, Event>([
  ['MORN', { pass: 'QAM' }], ['MORN.early', { pass: 'EARLY' }], ['NOON', { pass: 'QNOON' }], ['AFT', { pass: 'QAFT' }], ['EVE', { pass: 'QPM' }], ['NIGHT', { pass: 'QNIGHT' }], ['HS', { pass: 'QHS' }],
  ...['MORN.late', 'AFT.early', 'AFT.late', 'EVE.early', 'EVE.late', 'PHS', 'WAKE'].map((code): readonly [string, Event] => [code, { pass: code }]),
  ['C', { pass: 'MEALS', meals: true }], ['CM', { pass: 'CM' }], ['CD', { pass: 'CD' }], ['CV', { pass: 'CV' }],
  ['AC', { pass: 'AC', from: 'MEALS', sign: -1, meals: true }], ['ACM', { pass: 'ACM', from: 'CM', sign: -1 }], ['ACD', { pass: 'ACD', from: 'CD', sign: -1 }], ['ACV', { pass: 'ACV', from: 'CV', sign: -1 }],
  ['PC', { pass: 'PC', from: 'MEALS', sign: 1, meals: true }], ['PCM', { pass: 'PCM', from: 'CM', sign: 1 }], ['PCD', { pass: 'PCD', from: 'CD', sign: 1 }], ['PCV', { pass: 'PCV', from: 'CV', sign: 1 }],
]);

/** Codes of one given pass, to write it back. */
export const WHEN_OF_PASS: ReadonlyMap<string, string> = new Map([...EVENTS].map(([code, { pass }]) => [pass, code]));

const AT_MEALS = new Set(['C', 'CM', 'CD', 'CV']);
const MEALS_A_DAY = 3;

/** The passes of `when` codes with an offset in minutes, and how many times a day they are; null where one is no code, or an offset has nothing to be counted from (tim-9). */
export function readSlots(when: readonly string[], offset: number | undefined): { readonly slots: readonly PassSlot[]; readonly perDay: number } | null {
  const slots: PassSlot[] = [];
  let perDay = 0;
  for (const code of when) {
    const event = EVENTS.get(code);
    if (event === undefined || (offset !== undefined && AT_MEALS.has(code))) return null;
    slots.push(offset === undefined || offset === 0 ? { code: event.pass, shift: 0 } : { code: event.from ?? event.pass, shift: (event.sign ?? 1) * offset });
    perDay += event.meals === true ? MEALS_A_DAY : 1;
  }
  return { slots, perDay };
}

/** The slots of some of the meals, where `when` names them all and a facility says which are meant. */
export function slotsOfMeals(when: readonly string[], offset: number | undefined, meals: readonly Meal[]): readonly PassSlot[] | null {
  const [code, ...more] = when;
  if (more.length > 0 || code === undefined || EVENTS.get(code)?.meals !== true) return null;
  const codes = meals.map((meal) => (code === 'C' ? meal : `${code}${meal.slice(1)}`));
  return readSlots(codes, offset)?.slots ?? null;
}

/** Slots as a source of times: a single unmoved pass by its code. */
export function sourceOf(slots: readonly PassSlot[]): TimeSource {
  const [only, ...more] = slots;
  return only !== undefined && more.length === 0 && only.shift === 0 ? { kind: 'passes', code: only.code } : { kind: 'slots', slots };
}

/** Clock times, ascending and each once. */
export function clockSource(minutes: readonly MinuteOfDay[]): TimeSource {
  return { kind: 'clock', minutes: [...new Set(minutes)].toSorted((a, b) => a - b) };
}
