import type { Milli } from '@cyclefill/domain/kernel';
import { type SigPart, readSig } from '@cyclefill/domain/sig';
import { unitName } from './read-dose.js';
import { NO_FACTS, type OftenFact, type TimingFacts } from './timing-facts.js';

const WEEKDAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Readings that guess how often, or for how long: such a word is no fact to hold against a structure. */
const OFTEN_DOUBTS: ReadonlySet<string> = new Set(['FREQUENCY_ASSUMED', 'DAYS_UNNAMED', 'CONTRADICTION', 'STEPS_UNCLEAR']);

function oftenOf({ times, days }: SigPart): OftenFact | null {
  if (times.kind === 'every-hours') return { times: [1, 1], period: [times.hours, times.high ?? times.hours], unit: 'h' };
  if (times.kind === 'every-minutes') return { times: [1, 1], period: [times.minutes, times.minutes], unit: 'min' };
  if (times.kind !== 'count') return null;
  const span: readonly [number, number] = [times.low, times.high ?? times.low];
  switch (days.kind) {
    case 'daily':
      return { times: span, period: [1, 1], unit: 'd' };
    case 'every-n-days':
      return { times: span, period: [days.every, days.every], unit: 'd' };
    case 'some-days':
      return { times: [days.times * span[0], days.times * span[1]], period: [1, 1], unit: days.per === 'week' ? 'wk' : 'mo' };
    case 'weekdays':
    case 'month-days':
    case 'cycle':
      return null;
  }
}

function doseOf({ amount: { low, high, unit } }: SigPart): TimingFacts['doses'] {
  return unit === null ? [] : [{ low, high: high ?? low, unit: unitName(unit) }];
}

/**
 * What the product's own reader of directions makes of a text, as facts; null where it cannot read it, or where it tells of
 * several parts, whose facts are not those of one dosage.
 */
export function readSigFacts(text: string): TimingFacts | null {
  const { structure, warnings } = readSig(text);
  const [part, ...more] = structure?.parts ?? [];
  if (structure === null || part === undefined || more.length > 0 || structure.scale !== null) return null;
  const doubted = warnings.some(({ code }) => OFTEN_DOUBTS.has(code));
  const often = doubted ? null : oftenOf(part);
  const { limit } = structure;
  return {
    ...NO_FACTS,
    often: often === null ? [] : [often],
    once: part.times.kind === 'once',
    bounds: part.durationDays === null || warnings.some(({ code }) => code === 'DURATION_UNCLEAR') ? [] : [{ value: part.durationDays, unit: 'd' }],
    counts: part.count === null ? [] : [part.count],
    clocks: part.times.kind === 'clock' ? part.times.minutes : [],
    weekdays: part.days.kind === 'weekdays' ? part.days.days.map((day) => WEEKDAYS[day] ?? '') : [],
    doses: doseOf(part),
    most: limit === null ? [] : [{ amount: limit.amount as Milli, unit: unitName(limit.unit) }],
    asNeeded: part.prn,
  };
}
