import { invariant } from '@cyclefill/domain/kernel';
import type { Ids } from '@cyclefill/platform/clock';

/**
 * Element types of {@link binaryArray}. A `timestamp` is given as minutes of wall-clock time since 1970, a `date` as days
 * since then, `jsonb` as the text of its JSON.
 */
export type BinaryType = 'uuid' | 'text' | 'jsonb' | 'int4' | 'int2' | 'bool' | 'date' | 'timestamp';

type TextType = 'text' | 'jsonb';
type FixedType = Exclude<BinaryType, TextType>;
type Value = string | number | boolean | null;

const OID: Readonly<Record<BinaryType, number>> = { uuid: 2950, text: 25, jsonb: 3802, int4: 23, int2: 21, bool: 16, date: 1082, timestamp: 1114 };
const FIXED_BYTES: Readonly<Record<FixedType, number>> = { uuid: 16, int4: 4, int2: 2, bool: 1, date: 4, timestamp: 8 };
const JS_TYPE: Readonly<Record<BinaryType, 'string' | 'number' | 'boolean'>> = {
  uuid: 'string', text: 'string', jsonb: 'string', int4: 'number', int2: 'number', bool: 'boolean', date: 'number', timestamp: 'number',
};
const HEADER_BYTES = 20;
const DAYS_1970_TO_2000 = 10_957;
/** Of wall-clock time. */
const MINUTES_1970_TO_2000 = DAYS_1970_TO_2000 * 1440;
/** The only version there is of the binary form of `jsonb`. */
const JSONB_VERSION = 1;
/** Most bytes of UTF-8 that one unit of a JavaScript string comes to. */
const MAX_BYTES_OF_UNIT = 3;
/** Below it, writing letter by letter is cheaper than a call out of JavaScript. */
const SHORT_TEXT = 32;
const TWO_32 = 2 ** 32;

/** 0–15 of a hex digit's character code. */
const nibble = (code: number): number => (code & 15) + (code > 57 ? 9 : 0);

function writeUuid(target: Buffer, offset: number, text: string): void {
  invariant(text.length === 36, 'not a UUID');
  let at = 0;
  for (let byte = 0; byte < 16; byte += 1) {
    if (text.charCodeAt(at) === 45) at += 1;
    target[offset + byte] = (nibble(text.charCodeAt(at)) << 4) | nibble(text.charCodeAt(at + 1));
    at += 2;
  }
}

/** Microseconds since 2000 as 64 bits, of which the upper half carries the sign. */
function writeTimestamp(target: Buffer, offset: number, minutes: number): void {
  const micros = (minutes - MINUTES_1970_TO_2000) * 60_000_000;
  const high = Math.floor(micros / TWO_32);
  target.writeInt32BE(high, offset);
  target.writeUInt32BE(micros - high * TWO_32, offset + 4);
}

function writeFixed(type: FixedType, target: Buffer, offset: number, value: string | number | boolean): void {
  if (type === 'uuid') writeUuid(target, offset, value as string);
  else if (type === 'int4') target.writeInt32BE(value as number, offset);
  else if (type === 'int2') target.writeInt16BE(value as number, offset);
  else if (type === 'bool') target[offset] = Number(value);
  else if (type === 'date') target.writeInt32BE((value as number) - DAYS_1970_TO_2000, offset);
  else writeTimestamp(target, offset, value as number);
}

/** Writes UTF-8; the number of bytes. */
function writeText(target: Buffer, offset: number, text: string): number {
  if (text.length > SHORT_TEXT) return target.write(text, offset);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return target.write(text, offset);
    target[offset + index] = code;
  }
  return text.length;
}

/** At least as many bytes as the array needs: measuring each text would cost as much as writing it. */
function roomFor(type: BinaryType, values: readonly Value[]): number {
  const each = type === 'text' || type === 'jsonb' ? 1 : FIXED_BYTES[type];
  let size = HEADER_BYTES + values.length * (4 + each);
  if (type === 'text' || type === 'jsonb') for (const value of values) if (typeof value === 'string') size += value.length * MAX_BYTES_OF_UNIT;
  return size;
}

function writeValue(type: BinaryType, target: Buffer, offset: number, value: string | number | boolean): number {
  if (type === 'text') return writeText(target, offset, value as string);
  if (type === 'jsonb') {
    target[offset] = JSONB_VERSION;
    return 1 + writeText(target, offset + 1, value as string);
  }
  writeFixed(type, target, offset, value);
  return FIXED_BYTES[type];
}

/**
 * A one-dimensional PostgreSQL array in its binary format. The driver sends a Buffer as it is, which costs a fraction of
 * the array literal it would write and the server would read again: for parameters of bulk statements.
 */
export function binaryArray(type: BinaryType, values: readonly Value[]): Buffer {
  const target = Buffer.allocUnsafe(roomFor(type, values));
  const header = [values.length === 0 ? 0 : 1, values.includes(null) ? 1 : 0, OID[type], values.length, 1];
  header.forEach((part, index) => target.writeInt32BE(part, index * 4));
  if (values.length === 0) return target.subarray(0, 12);
  const expected = JS_TYPE[type];
  let at = HEADER_BYTES;
  for (const value of values) {
    if (value === null) {
      at = target.writeInt32BE(-1, at);
      continue;
    }
    invariant(typeof value === expected, 'an array holds a value of another type');
    const length = writeValue(type, target, at + 4, value);
    target.writeInt32BE(length, at);
    at += 4 + length;
  }
  return target.subarray(0, at);
}

/** A {@link binaryArray} of `count` new ids, each made in its place. */
export function newIdArray(ids: Ids, count: number): Buffer {
  if (count === 0) return binaryArray('uuid', []);
  const size = 4 + FIXED_BYTES.uuid;
  const target = Buffer.allocUnsafe(HEADER_BYTES + count * size);
  [1, 0, OID.uuid, count, 1].forEach((part, index) => target.writeInt32BE(part, index * 4));
  for (let at = HEADER_BYTES; at < target.length; at += size) {
    target.writeInt32BE(FIXED_BYTES.uuid, at);
    ids.writeTo(target, at + 4);
  }
  return target;
}
