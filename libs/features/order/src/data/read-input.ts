import { InvalidInput, type InputProblem } from '@cyclefill/contracts';
import { type Day, type EpochMinute, type LocalMinute, type Milli, atMinute, day, dayOf, parseClock, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';
import { z } from 'zod';

/** The wall clock of a facility on the wire, `2026-12-07T08:00`. */
export const momentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is no wall clock like 2026-12-07T08:00').describe('wall clock of the facility, 2026-12-07T08:00');
/** A calendar day on the wire. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'is no day like 2026-12-07');
const NO_DECIMAL = 'is no decimal like 1.5, of at most three places';
/** A quantity on the wire, an exact decimal above nothing of at most a million units. */
export const amountSchema = z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u, NO_DECIMAL).describe('decimal, at most three places');
/** Why somebody did it: compulsory, of more than blanks. */
export const reasonSchema = z.string().max(500).regex(/\S/u, 'is empty');

/** A million units, in thousandths: no prescription or dose comes near, and every column holds it. */
const LARGEST = 1_000_000_000;
/** No order, stay or table of today begins before or ends after these years. */
const [FIRST_DAY, LAST_DAY] = [day('1900-01-01'), day('2199-12-31')];

/** The moment a well-formed text names, or null when there is no such day. */
export function parseMoment(text: string): LocalMinute | null {
  const [day, minute] = [parseDay(text.slice(0, 10)), parseClock(text.slice(11))];
  return day === null || minute === null ? null : atMinute(day, minute);
}

/** The wall clock of a zone at an instant. */
export function localNow(instant: Date, zone: string): LocalMinute {
  return facilityZone(zone).toLocal(Math.floor(instant.getTime() / 60_000) as EpochMinute);
}

/** Reads the texts of a request and gathers what is wrong with them, so that a caller is told everything at once. */
export class InputReading {
  private readonly problems: InputProblem[] = [];

  problem(pointer: string, rule: string): void {
    this.problems.push({ pointer, rule });
  }

  moment(pointer: string, text: string): LocalMinute {
    const at = parseMoment(text);
    if (at !== null) this.inOurTime(pointer, dayOf(at));
    return this.known(pointer, at, 'is no day of the calendar') as LocalMinute;
  }

  day(pointer: string, text: string): Day {
    const on = parseDay(text);
    if (on !== null) this.inOurTime(pointer, on);
    return this.known(pointer, on, 'is no day of the calendar') as Day;
  }

  amount(pointer: string, text: string): Milli {
    const amount = parseMilli(text);
    if (amount !== null && amount <= 0) this.problem(pointer, 'is too small or too short');
    if (amount !== null) this.atMost(pointer, amount);
    return this.known(pointer, amount, NO_DECIMAL) as Milli;
  }

  /** A quantity that the record can hold. */
  atMost(pointer: string, amount: Milli): void {
    if (amount > LARGEST) this.problem(pointer, 'is too large or too long');
  }

  /** An end that lies after its beginning. */
  after(pointer: string, from: LocalMinute, to: LocalMinute | null): void {
    if (to !== null && to <= from) this.problem(pointer, 'lies not after the start');
  }

  /** @throws InvalidInput when anything was wrong. */
  check(): void {
    if (this.problems.length > 0) throw new InvalidInput(this.problems);
  }

  private inOurTime(pointer: string, on: Day): void {
    if (on < FIRST_DAY || on > LAST_DAY) this.problem(pointer, 'lies before 1900 or after 2199');
  }

  private known<T extends number>(pointer: string, value: T | null, rule: string): number {
    if (value === null) this.problem(pointer, rule);
    return value ?? 0;
  }
}
