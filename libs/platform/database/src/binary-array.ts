import { invariant } from '@cyclefill/domain/kernel';

/** Element types of {@link binaryArray}. A `timestamp` is given as minutes of wall-clock time since 1970. */
export type BinaryType = 'uuid' | 'text' | 'int4' | 'int2' | 'timestamp';

type Value = string | number | null;

const OID: Readonly<Record<BinaryType, number>> = { uuid: 2950, text: 25, int4: 23, int2: 21, timestamp: 1114 };
const FIXED_BYTES: Readonly<Record<Exclude<BinaryType, 'text'>, number>> = { uuid: 16, int4: 4, int2: 2, timestamp: 8 };
const HEADER_BYTES = 20;
/** Of wall-clock time: 10,957 days. */
const MINUTES_1970_TO_2000 = 10_957 * 1440;
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

function writeFixed(type: Exclude<BinaryType, 'text'>, target: Buffer, offset: number, value: string | number): void {
  if (type === 'uuid') writeUuid(target, offset, value as string);
  else if (type === 'int4') target.writeInt32BE(value as number, offset);
  else if (type === 'int2') target.writeInt16BE(value as number, offset);
  else writeTimestamp(target, offset, value as number);
}

function sizeOf(type: BinaryType, values: readonly Value[]): number {
  let size = HEADER_BYTES + values.length * 4;
  for (const value of values) if (value !== null) size += type === 'text' ? Buffer.byteLength(value as string) : FIXED_BYTES[type];
  return size;
}

/**
 * A one-dimensional PostgreSQL array in its binary format. The driver sends a Buffer as it is, which costs a fraction of
 * the array literal it would write and the server would read again: for parameters of bulk statements.
 */
export function binaryArray(type: BinaryType, values: readonly Value[]): Buffer {
  const target = Buffer.allocUnsafe(sizeOf(type, values));
  const header = [values.length === 0 ? 0 : 1, values.includes(null) ? 1 : 0, OID[type], values.length, 1];
  header.forEach((part, index) => target.writeInt32BE(part, index * 4));
  if (values.length === 0) return target.subarray(0, 12);
  let at = HEADER_BYTES;
  for (const value of values) {
    if (value === null) {
      at = target.writeInt32BE(-1, at);
      continue;
    }
    invariant(typeof value === (type === 'uuid' || type === 'text' ? 'string' : 'number'), 'an array holds a value of another type');
    const start = at + 4;
    const length = type === 'text' ? target.write(value as string, start) : FIXED_BYTES[type];
    if (type !== 'text') writeFixed(type, target, start, value);
    target.writeInt32BE(length, at);
    at = start + length;
  }
  return target;
}
