import { type MinuteOfDay, formatClock } from '@cyclefill/domain/kernel';
import type { PassText } from './card.model.js';

interface Daypart {
  readonly word: Exclude<PassText['word'], 'AS NEEDED'>;
  readonly bars: number;
  readonly spoken: string;
  /** First minute of the day that no longer belongs to it. */
  readonly until: MinuteOfDay;
}

const hour = (hours: number): MinuteOfDay => hours * 60;

/** Parts of the day by the clock; the time is always printed too. Nights share the bars of bedtime. */
const DAYPARTS: readonly Daypart[] = [
  { word: 'NIGHT', bars: 4, spoken: 'night', until: hour(5) },
  { word: 'EARLY', bars: 1, spoken: 'early morning', until: hour(7) },
  { word: 'MORNING', bars: 1, spoken: 'morning', until: hour(11) },
  { word: 'NOON', bars: 2, spoken: 'noon', until: hour(15) },
  { word: 'EVENING', bars: 3, spoken: 'evening', until: hour(19) },
  { word: 'BEDTIME', bars: 4, spoken: 'bedtime', until: hour(23) },
  { word: 'NIGHT', bars: 4, spoken: 'night', until: hour(24) },
];

function daypartOf(minute: MinuteOfDay): Daypart {
  return DAYPARTS.find((part) => minute < part.until) ?? (DAYPARTS[0] as Daypart);
}

/** Name, bars and clock of a med pass (D101): `MORNING I 0900`. */
export function passText(minute: MinuteOfDay, clock: (minute: MinuteOfDay) => string = formatClock): PassText {
  const { word, bars } = daypartOf(minute);
  return { word, bars, clock: clock(minute) };
}

/** What stands in the place of the pass on a card of an as-needed drug (D61, D101). */
export const AS_NEEDED: PassText = { word: 'AS NEEDED', bars: 0, clock: '' };

/** `morning`, for a sentence; the clock alone where two of `all` passes fall in one part of the day. */
export function spokenPass(minute: MinuteOfDay, all: readonly MinuteOfDay[], clock: (minute: MinuteOfDay) => string = formatClock): string {
  const { word, spoken } = daypartOf(minute);
  return all.filter((other) => daypartOf(other).word === word).length > 1 ? clock(minute) : spoken;
}

const PHRASES: Readonly<Record<Daypart['word'], string>> = { EARLY: 'early in the morning', MORNING: 'in the morning', NOON: 'at midday', EVENING: 'in the evening', BEDTIME: 'at bedtime', NIGHT: 'at night' };

/** `in the morning`, beside the clock on what a patient reads (D51, D112). */
export function daypartPhrase(minute: MinuteOfDay): string {
  return PHRASES[daypartOf(minute).word];
}
