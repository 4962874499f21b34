import { InvalidInput, type InputProblem } from '@cyclefill/contracts';
import { type Day, type EpochMinute, type LocalMinute, type Milli, atMinute, parseClock, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';
import { z } from 'zod';

/** The wall clock of a facility on the wire, `2026-12-07T08:00`. */
export const momentSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/u).describe('wall clock of the facility, 2026-12-07T08:00');
/** A calendar day on the wire. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
/** A quantity on the wire, an exact decimal above nothing of at most a million units. */
export const amountSchema = z.string().regex(/^\d{1,7}(?:\.\d{1,3})?$/u).describe('decimal, at most three places');
/** Why somebody did it: compulsory, of more than blanks. */
export const reasonSchema = z.string().max(500).regex(/\S/u);

const LARGEST = 1_000_000_000;

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
    return this.known(pointer, parseMoment(text), 'is no day of the calendar') as LocalMinute;
  }

  day(pointer: string, text: string): Day {
    return this.known(pointer, parseDay(text), 'is no day of the calendar') as Day;
  }

  amount(pointer: string, text: string): Milli {
    const amount = parseMilli(text);
    if (amount !== null && (amount <= 0 || amount > LARGEST)) this.problem(pointer, amount <= 0 ? 'is too small or too short' : 'is too large or too long');
    return this.known(pointer, amount, 'has another format') as Milli;
  }

  /** An end that lies after its beginning. */
  after(pointer: string, from: LocalMinute, to: LocalMinute | null): void {
    if (to !== null && to <= from) this.problem(pointer, 'lies not after the start');
  }

  /** @throws InvalidInput when anything was wrong. */
  check(): void {
    if (this.problems.length > 0) throw new InvalidInput(this.problems);
  }

  private known<T extends number>(pointer: string, value: T | null, rule: string): number {
    if (value === null) this.problem(pointer, rule);
    return value ?? 0;
  }
}
