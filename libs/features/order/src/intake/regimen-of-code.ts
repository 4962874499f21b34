import { type LocalMinute, type Milli, dayOf, parseClock } from '@cyclefill/domain/kernel';
import { type Regimen, readFrequency } from '@cyclefill/domain/regimen';

/** Directions by frequency code; times are clocks such as `0800`. */
export interface CodedDirections {
  readonly frequencyCode: string;
  readonly detail: string;
  readonly times: readonly string[];
  readonly dose: Milli;
  readonly prn: boolean;
}

/** The regimen of directions by frequency code; null when the code or its detail cannot be read: they are never guessed (E16). */
export function regimenOfCode({ frequencyCode, detail, times, dose, prn }: CodedDirections, from: LocalMinute, to: LocalMinute | null): Regimen | null {
  const reading = readFrequency({ code: frequencyCode, prn, detail, ownTimes: times.map((text) => parseClock(text) ?? 0), dose, anchor: dayOf(from), from, to });
  if ('phase' in reading) return { prn, phases: [reading.phase] };
  return prn && reading.problem === 'unknown-code' ? { prn, phases: [] } : null;
}
