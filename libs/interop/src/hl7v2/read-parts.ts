import { type Hl7Message, type Hl7Segment, repetitionsOf, textAt } from './hl7-message.js';
import type { Hl7Code, Hl7Identifier, Hl7Location, Hl7Person } from './hl7-event.js';
import { type Hl7ErrorCode, Hl7Refusal } from './hl7-refusal.js';
import { type Hl7Time, readHl7Time } from './hl7-time.js';

/** The first segment of that name. */
export function firstOf({ segments }: Hl7Message, id: string): Hl7Segment | undefined {
  return segments.find((segment) => segment.id === id);
}

/** The first segment of that name, without which the message says nothing. */
export function requireSegment(message: Hl7Message, id: string, why: string): Hl7Segment {
  const found = firstOf(message, id);
  if (found === undefined) throw new Hl7Refusal(100, { id, segment: 0 }, `the segment is missing; ${why}`);
  return found;
}

export function refuseField({ id, line }: Hl7Segment, field: number, code: Hl7ErrorCode, fix: string): never {
  throw new Hl7Refusal(code, { id, segment: line, field }, fix);
}

/** A time that may be left out, but not be wrong. */
export function timeAt(segment: Hl7Segment | undefined, field: number, component = 1): Hl7Time | null {
  const text = textAt(segment, field, component);
  const time = readHl7Time(text);
  if (segment !== undefined && text !== '' && time === null) refuseField(segment, field, 102, 'write a date or time as YYYYMMDD or YYYYMMDDHHMM, with +/-ZZZZ where it is not local');
  return time;
}

export function codeAt(segment: Hl7Segment | undefined, field: number, repetition = 1): Hl7Code {
  return { code: textAt(segment, field, 1, repetition), text: textAt(segment, field, 2, repetition), system: textAt(segment, field, 3, repetition) };
}

/** Identifiers with a number in them (CX), in the order sent. */
export function identifiersAt(segment: Hl7Segment, field: number): readonly Hl7Identifier[] {
  return Array.from({ length: repetitionsOf(segment, field) }, (_, index) => ({
    id: textAt(segment, field, 1, index + 1), authority: textAt(segment, field, 4, index + 1), type: textAt(segment, field, 5, index + 1),
  })).filter(({ id }) => id !== '');
}

/** Wing, room, bed and facility; null when none is said. */
export function locationAt(segment: Hl7Segment | undefined, field: number): Hl7Location | null {
  const location = { wing: textAt(segment, field, 1), room: textAt(segment, field, 2), bed: textAt(segment, field, 3), facility: textAt(segment, field, 4) };
  return Object.values(location).some((text) => text !== '') ? location : null;
}

/** Who it is about. An identifier is required: a name alone never finds a resident. */
export function personOf(pid: Hl7Segment): Hl7Person {
  const ids = identifiersAt(pid, 3);
  if (ids.length === 0) refuseField(pid, 3, 101, 'give an identifier of the resident, with its assigning authority');
  return { ids, familyName: textAt(pid, 5, 1), givenName: textAt(pid, 5, 2), birth: timeAt(pid, 7), sex: textAt(pid, 8) };
}
