import type { MedPassRow, Phase, Regimen, WingStay } from '@cyclefill/domain/regimen';
import { Temporal } from 'temporal-polyfill';

/**
 * A slow second evaluator of regimens, written from `docs/rules/timing.md` and sharing no code with the engine: it walks
 * every day of the calendar and every slot of the day, and asks Temporal what a wall clock means in a zone.
 */
export interface BruteDose {
  /** Minutes since 1970-01-01T00:00Z. */
  readonly instant: number;
  readonly local: string;
  readonly dose: number;
  readonly phase: number;
}

interface CalendarDay {
  readonly number: number;
  readonly text: string;
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
  readonly lastDate: number;
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const CALENDAR = new Map<number, CalendarDay>();
for (let at = Temporal.PlainDate.from('2022-01-01'); at.year < 2035; at = at.add({ days: 1 })) {
  const number = EPOCH.until(at, { largestUnit: 'days' }).days;
  CALENDAR.set(number, { number, text: at.toString(), year: at.year, month: at.month, date: at.day, weekday: at.dayOfWeek % 7, lastDate: at.daysInMonth });
}

function calendarDay(number: number): CalendarDay {
  const known = CALENDAR.get(number);
  if (known === undefined) throw new Error(`day ${number} is off the calendar`);
  return known;
}

/** Whether the phase's pattern names a day, told from its date alone and the anchor's. */
function named(phase: Phase, on: CalendarDay): boolean {
  const anchor = calendarDay(phase.anchor);
  const { days } = phase;
  if (days.kind === 'daily') return true;
  if (days.kind === 'weekdays') return days.days.some((weekday) => weekday === on.weekday);
  if (days.kind === 'month-days') {
    const months = (on.year - anchor.year) * 12 + on.month - anchor.month;
    if (Math.abs(months) % (days.every ?? 1) > 0) return false;
    return days.days.some((date) => (date > on.lastDate ? on.lastDate : date) === on.date);
  }
  const length = days.kind === 'cycle' ? days.on + days.off : days.every;
  const given = days.kind === 'cycle' ? days.on : 1;
  let place = on.number - anchor.number;
  while (place < 0) place += length;
  while (place >= length) place -= length;
  return place < given;
}

const HHMM = (text: string): readonly number[] => text.split(' ').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(2)));
const DEFAULTS: Readonly<Record<string, readonly number[]>> = {
  QD: HHMM('0800'), QAM: HHMM('0800'), QHS: HHMM('2000'), BID: HHMM('0800 1700'), TID: HHMM('0800 1200 1700'), Q4H: HHMM('0000 0400 0800 1200 1600 2000'), Q6H: HHMM('0000 0600 1200 1800'), Q8H: HHMM('0600 1400 2200'), Q12H: HHMM('0800 2000'), QID: HHMM('0800 1200 1700 2000'), QPM: HHMM('1700'), EARLY: HHMM('0600'), MEALS: HHMM('0800 1200 1700'),
};

const tidy = (minutes: readonly number[]): readonly number[] => [...new Set(minutes)].toSorted((a, b) => a - b);
const moved = (minutes: readonly number[], by: number): readonly number[] => minutes.map((minute) => (minute + by + 2880) % 1440);

/** The row that holds for a code: order's before resident's before wing's before facility's, of each the latest, where that was not withdrawn. */
function rowInForce(rows: readonly MedPassRow[], wing: string | undefined, day: number, code: string): MedPassRow | undefined {
  const begun = rows.filter((row) => row.code === code && row.effectiveFrom <= day);
  const owners = [
    begun.filter((row) => row.own === 'order'),
    begun.filter((row) => row.own === 'resident'),
    begun.filter((row) => row.own === undefined && row.wing !== null && row.wing === wing),
    begun.filter((row) => row.own === undefined && row.wing === null),
  ];
  return owners.map((own) => own.toSorted((a, b) => b.effectiveFrom - a.effectiveFrom)[0]).find((row) => row !== undefined && row.withdrawn !== true);
}

function readCode(rows: readonly MedPassRow[], wing: string | undefined, day: number, code: string): readonly number[] {
  const own = rowInForce(rows, wing, day, code);
  if (own !== undefined) return tidy(own.minutes);
  const other = (name: string): readonly number[] => readCode(rows, wing, day, name);
  const nth = (minutes: readonly number[], place: number): readonly number[] => (minutes[place] === undefined ? [] : [minutes[place]]);
  if (code === 'AC') return tidy(moved(other('MEALS'), -30));
  if (code === 'ACM') return nth(other('AC'), 0);
  if (code === 'CM') return nth(other('MEALS'), 0);
  if (code === 'CV') return nth(other('MEALS'), 2);
  if (code === 'BIDAC') return other('AC').slice(-2);
  if (code === 'ACHS') return tidy([...other('AC'), ...other('QHS')]);
  const standard = DEFAULTS[code];
  if (standard === undefined) throw new Error(`the second evaluator does not know ${code}`);
  return standard;
}

/** Times of a code on a day; on the day of a move, slot by slot, old ones that were due before it and new ones after. */
function codeOn(rows: readonly MedPassRow[], stays: readonly WingStay[], day: number, code: string): readonly number[] {
  const ordered = stays.toSorted((a, b) => a.from - b.from);
  const before = ordered.filter((stay) => stay.from <= day * 1440);
  let times = readCode(rows, (before.at(-1) ?? ordered[0])?.wing, day, code);
  for (const [place, stay] of ordered.entries()) {
    const at = stay.from - day * 1440;
    if (place === 0 || at <= 0 || at >= 1440) continue;
    const after = readCode(rows, stay.wing, day, code);
    const kept: number[] = [];
    for (let slot = 0; slot < 200; slot += 1) {
      const [was, becomes] = [times[slot], after[slot]];
      if (was !== undefined && was < at) kept.push(was);
      else if (becomes !== undefined && becomes >= at && kept.every((earlier) => earlier < becomes)) kept.push(becomes);
      else if (was !== undefined && becomes !== undefined) kept.push(was);
    }
    times = kept;
  }
  return times;
}

function minutesOn(phase: Phase, rows: readonly MedPassRow[], stays: readonly WingStay[], day: number): readonly number[] {
  const { times } = phase;
  if (times.kind === 'clock') return times.minutes;
  if (times.kind === 'passes') return codeOn(rows, stays, day, times.code);
  if (times.kind === 'slots') return tidy(times.slots.flatMap(({ code, shift }) => moved(codeOn(rows, stays, day, code), shift)));
  if (times.kind === 'once') return Math.floor(phase.from / 1440) === day ? [phase.from - day * 1440] : [];
  if (times.kind === 'unplaced') return [];
  const step = times.kind === 'every-hours' ? times.hours * 60 : times.minutes;
  const found: number[] = [];
  for (let at: number = times.from; at < (day + 1) * 1440; at += step) if (at >= day * 1440) found.push(at - day * 1440);
  return found;
}

function doseOf(phase: Phase, slot: number, turn: number): number {
  const { dose } = phase;
  if (dose.kind === 'fixed') return dose.dose;
  if (dose.kind === 'alternating') {
    let place = turn;
    while (place < 0) place += dose.doses.length;
    while (place >= dose.doses.length) place -= dose.doses.length;
    return dose.doses[place] ?? 0;
  }
  return dose.kind === 'by-time' ? (dose.doses[slot] ?? 0) : 0;
}

/** Which scheduled day from the anchor on a day is, by walking there and counting. */
function turnOf(phase: Phase, day: number): number {
  let turn = 0;
  for (let at: number = phase.anchor; at < day; at += 1) if (named(phase, calendarDay(at))) turn += 1;
  for (let at: number = day; at < phase.anchor; at += 1) if (named(phase, calendarDay(at))) turn -= 1;
  return turn;
}

const INSTANTS = new Map<string, number>();

/** D47: a skipped hour moves to the first minute after it, a repeated one is given at its first pass. */
function instantOf(zone: string, local: string): number {
  const key = `${zone} ${local}`;
  let minutes = INSTANTS.get(key);
  if (minutes === undefined) {
    const plain = Temporal.PlainDateTime.from(local);
    const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const given = first.toPlainDateTime().equals(plain) ? first : first.getTimeZoneTransition('next');
    minutes = (given ?? first).epochMilliseconds / 60_000;
    INSTANTS.set(key, minutes);
  }
  return minutes;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What the evaluator is asked. */
export interface BruteQuestion {
  readonly regimen: Regimen;
  readonly rows: readonly MedPassRow[];
  readonly stays: readonly WingStay[];
  readonly zone: string;
  /** Day numbers, the last one excluded. */
  readonly from: number;
  readonly to: number;
}

/** Every dose of the days `[from, to)`, by phase, day and slot. */
export function bruteForceDoses({ regimen, rows, stays, zone, from, to }: BruteQuestion): readonly BruteDose[] {
  const doses: BruteDose[] = [];
  if (regimen.prn) return doses;
  for (const [index, phase] of regimen.phases.entries()) {
    if (phase.dose.kind === 'range' || phase.dose.kind === 'unstated') continue;
    let given = 0;
    for (let day = phase.count === undefined ? from : Math.min(from, Math.floor(phase.from / 1440)); day < to; day += 1) {
      const on = calendarDay(day);
      if (phase.times.kind !== 'once' && !named(phase, on)) continue;
      const turn = phase.dose.kind === 'alternating' && phase.times.kind !== 'once' ? turnOf(phase, day) : 0;
      for (const [slot, minute] of minutesOn(phase, rows, stays, day).entries()) {
        const at = day * 1440 + minute;
        if (at < phase.from || (phase.to !== null && at >= phase.to)) continue;
        given += 1;
        if (day < from || (phase.count !== undefined && given > phase.count)) continue;
        const local = `${on.text}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
        const position = phase.times.kind === 'every-hours' || phase.times.kind === 'every-minutes' ? 0 : slot;
        doses.push({ instant: instantOf(zone, local), local, dose: doseOf(phase, position, turn), phase: index });
      }
    }
  }
  return doses;
}

/** Days of the years `[from, to)` on which the clocks of a zone change. */
export function clockChanges(zone: string, from: number, to: number): readonly { readonly day: number; readonly local: string }[] {
  const changes: { day: number; local: string }[] = [];
  let at = Temporal.ZonedDateTime.from(`${from}-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  while (at !== null && at.year < to) {
    changes.push({ day: EPOCH.until(at.toPlainDate(), { largestUnit: 'days' }).days, local: at.toPlainDateTime().toString() });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}
