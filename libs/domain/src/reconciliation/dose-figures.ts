import { type JsonValue, type Milli, assertNever, canonicalJson } from '@cyclefill/domain/kernel';
import { type SigPart, type SigRoute, type SigStructure, readSig } from '@cyclefill/domain/sig';
import type { DrugConcept } from './drug-concept.js';
import type { ListEntry } from './list-entry.js';

/** One dose of one part: weight of each ingredient in nanograms where it can be told, else what is counted. */
export interface DoseFigure {
  /** Equal texts are equal doses; a range is both of its ends. */
  readonly key: string;
  /** The figure of `key` is a weight, so it holds across strengths and forms. */
  readonly isWeight: boolean;
  /** The greatest dose in the unit of `key`, for sums of a day. */
  readonly value: number;
}

/** What the directions of an entry say, in what can be compared. */
export interface Directions {
  readonly structure: SigStructure | null;
  /** Lower case, single spaces; '' = the list gives none. */
  readonly text: string;
}

const NANOGRAMS: ReadonlyMap<string, number> = new Map([['mcg', 1e3], ['mg', 1e6], ['g', 1e9]]);
const PIECES: ReadonlySet<string> = new Set(['tablet', 'capsule', 'suppository', 'patch', 'lozenge', 'film']);

/** The directions of an entry: its structure, else its text as read; null = there is none, or it could not be read without doubt. */
export function directionsOf(entry: ListEntry): Directions {
  const text = entry.sig.toLowerCase().replace(/\s+/g, ' ').trim();
  if (entry.structure !== null) return { structure: entry.structure, text };
  const reading = text === '' ? null : readSig(entry.sig);
  const unread = reading?.warnings.some(({ code }) => code === 'NOT_READ' || code === 'CONTRADICTION') ?? true;
  return { structure: unread ? null : (reading?.structure ?? null), text };
}

/** Nanograms of each ingredient in one dose; null = dose and strength do not tell. */
function weights(value: Milli, unit: string | null, concept: DrugConcept): readonly number[] | null {
  const direct = unit === null ? undefined : NANOGRAMS.get(unit);
  if (direct !== undefined) return concept.components.length === 1 ? [(value / 1000) * direct] : null;
  const found = concept.components.map(({ amount }) => {
    if (amount === null || amount.unit !== 'ng') return null;
    if (amount.per === null) return unit === null || PIECES.has(unit) ? (amount.value * value) / 1000 : null;
    return unit?.toLowerCase() === amount.per.unit.toLowerCase() ? (amount.value / amount.per.value) * (value / 1000) : null;
  });
  return found.includes(null) ? null : (found as readonly number[]).map(Math.round);
}

/** One dose of a part in figures that hold across strengths, where they can be told. */
export function doseFigure(part: SigPart, concept: DrugConcept): DoseFigure {
  const said = [part.amount, ...(part.alsoAs === null ? [] : [part.alsoAs])];
  for (const { low, high, unit } of said) {
    const [from, to] = [weights(low, unit, concept), weights(high ?? low, unit, concept)];
    if (from !== null && to !== null) return { key: `${from.join('+')}-${to.join('+')} ng`, isWeight: true, value: to.reduce((sum, one) => sum + one, 0) };
  }
  const { low, high, unit } = part.amount;
  return { key: `${low}-${high ?? low} ${unit ?? ''}`, isWeight: false, value: (high ?? low) / 1000 };
}

const MEALS = 3;
const SHIFTS = 3;

/** How often a day on days that have doses; null = the text leaves it open. */
function timesADay(part: SigPart): number | null {
  const { times } = part;
  switch (times.kind) {
    case 'count': return times.high ?? times.low;
    case 'every-hours': return 24 / times.hours;
    case 'every-minutes': return (24 * 60) / times.minutes;
    case 'slots': return times.slots.reduce((sum, slot) => sum + (slot.endsWith('meals') ? MEALS : 1), 0);
    case 'clock': return times.minutes.length;
    case 'every-shift': return SHIFTS;
    case 'once':
    case 'unsaid': return null;
    default: return assertNever(times);
  }
}

/** Which share of days has doses. */
function shareOfDays({ days }: SigPart): number {
  switch (days.kind) {
    case 'daily': return 1;
    case 'every-n-days': return 1 / days.every;
    case 'weekdays': return days.days.length / 7;
    case 'month-days': return days.days.length / (30 * (days.every ?? 1));
    case 'some-days': return days.times / (days.per === 'week' ? 7 : 30);
    case 'cycle': return days.on / (days.on + days.off);
    default: return assertNever(days);
  }
}

/** The total of a day in the unit of the dose, on average (R308), to a thousandth; null = the text leaves it open. */
export function dailyTotal(part: SigPart, dose: DoseFigure): number | null {
  const times = timesADay(part);
  return times === null ? null : Math.round(dose.value * times * shareOfDays(part) * 1000) / 1000;
}

/** When a part is given, as text that is equal where it is the same. */
export const timingKey = ({ days, times, prn }: SigPart): string => canonicalJson({ days, times, prn } as unknown as JsonValue);

/** The way in that the directions, else the entry, else the product names. What goes on the skin is one way, patch or cream. */
export function routeGiven(part: SigPart | undefined, concept: DrugConcept): SigRoute | null {
  const route = part?.route ?? concept.route;
  return route === 'transdermal' ? 'topical' : route;
}
