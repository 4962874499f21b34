import { type EpochMinute, type LocalMinute, type Zone, atMinute, parseClock, parseDay } from '@cyclefill/domain/kernel';

/** A time stamp (TS, DTM): to the day or to the second, of the place's own clock or with an offset. */
export interface Hl7Time {
  readonly wall: LocalMinute;
  readonly second: number;
  readonly precise: 'day' | 'minute';
  /** Minutes east of Greenwich; null = the clock of the facility. */
  readonly offset: number | null;
}

const STAMP = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d{1,4})?)?)?([+-]\d{4})?$/;

/** A day or a moment of HL7; null for what is none. A year or a month alone is none: nothing of ours happens in a month. */
export function readHl7Time(text: string): Hl7Time | null {
  const [, year, month, date, hour, minute, second, offset] = STAMP.exec(text) ?? [];
  const day = year === undefined ? null : parseDay(`${year}-${month}-${date}`);
  const clock = hour === undefined ? 0 : parseClock(`${hour}:${minute}`);
  const east = offset === undefined ? null : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
  if (day === null || clock === null || Number(second ?? 0) > 59 || (east !== null && east > 14 * 60)) return null;
  return { wall: atMinute(day, clock), second: Number(second ?? 0), precise: hour === undefined ? 'day' : 'minute', offset: east === null ? null : (offset?.startsWith('-') ? -east : east) };
}

/** The facility's wall clock at that time. */
export function wallClock({ wall, offset }: Hl7Time, zone: Zone): LocalMinute {
  return offset === null ? wall : zone.toLocal((wall - offset) as unknown as EpochMinute);
}
