import { type Day, Zone, atMinute, formatInstant, parseDay } from '@cyclefill/domain/kernel';
import { CommandRefused, WrongUsage } from './command-errors.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant from the command line: RFC 3339 with its offset, or a date, which means its midnight in `zone`. */
export function readInstant(option: string, text: string | undefined, zone: string): Date | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day !== null) return new Date(formatInstant(knownZone(option, zone).instantOf(atMinute(day))));
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) throw new WrongUsage(`${option} takes a date (2026-12-01) or an instant with its offset (2026-12-01T17:00:00-05:00)`);
  return new Date(Date.parse(text));
}

function knownZone(option: string, name: string): Zone {
  const zone = Zone.find(name);
  if (zone === null) throw new CommandRefused(`the facility's time zone ${name} is none of the IANA database: correct it, or give ${option} with its offset (2026-12-01T00:00:00-05:00)`);
  return zone;
}

/** A date from the command line. */
export function readDate(option: string, text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new WrongUsage(`${option} takes a date such as 2026-12-07`);
  return day;
}
