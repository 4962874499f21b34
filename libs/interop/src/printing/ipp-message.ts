/** A value of an attribute: a number of `integer` and `enum`, null of what has none or is not read here (RFC 8010, 3.5.2). */
export interface IppValue {
  readonly tag: number;
  readonly value: number | boolean | string | null;
}

export interface IppAttribute {
  readonly name: string;
  readonly values: readonly IppValue[];
}

/** Attributes of one kind: 1 of the operation, 2 of a job, 4 of the printer, 5 unsupported. */
export interface IppGroup {
  readonly tag: number;
  readonly attributes: readonly IppAttribute[];
}

/** A request or an answer of the Internet Printing Protocol, without the document that may follow it. */
export interface IppMessage {
  /** `0x0200` = 2.0 */
  readonly version: number;
  /** The operation asked for, or the status answered. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
}

/** Bytes that are no message of the protocol. */
export class BadIppMessage extends Error {
  override readonly name = 'BadIppMessage';
}

const END = 0x03;
const FIRST_VALUE_TAG = 0x10;
const [INTEGER, BOOLEAN, ENUM] = [0x21, 0x22, 0x23];
const isText = (tag: number): boolean => tag >= 0x41 && tag <= 0x5f;
const utf8 = new TextDecoder();

/** Reads big-endian numbers and texts one after the other. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new BadIppMessage('ends before its end');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  number(size: number): number {
    return this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  sized(): Uint8Array {
    return this.take(this.number(2));
  }
}

function readValue(tag: number, bytes: Uint8Array): IppValue {
  if (isText(tag)) return { tag, value: utf8.decode(bytes) };
  if (tag === BOOLEAN && bytes.length === 1) return { tag, value: bytes[0] !== 0 };
  if ((tag === INTEGER || tag === ENUM) && bytes.length === 4) return { tag, value: new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0) };
  return { tag, value: null };
}

/** Reads the attributes of a message. @throws BadIppMessage */
export function readIpp(bytes: Uint8Array): IppMessage {
  const reader = new Reader(bytes);
  const [version, code, requestId] = [reader.number(2), reader.number(2), reader.number(4)];
  const groups: { tag: number; attributes: { name: string; values: IppValue[] }[] }[] = [];
  for (;;) {
    const tag = reader.number(1);
    if (tag === END) return { version, code, requestId, groups };
    if (tag < FIRST_VALUE_TAG) {
      groups.push({ tag, attributes: [] });
      continue;
    }
    const [name, value] = [utf8.decode(reader.sized()), readValue(tag, reader.sized())];
    const attributes = groups.at(-1)?.attributes;
    if (attributes === undefined) throw new BadIppMessage('has an attribute outside a group');
    // A value without a name is one more of the attribute before it.
    if (name !== '') attributes.push({ name, values: [value] });
    else if (attributes.length > 0) attributes.at(-1)?.values.push(value);
    else throw new BadIppMessage('has a value without an attribute');
  }
}

function number(value: number, size: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) & 0xff);
}

function sized(bytes: Iterable<number>): readonly number[] {
  const all = [...bytes];
  return [...number(all.length, 2), ...all];
}

function written({ tag, value }: IppValue): readonly number[] {
  if (typeof value === 'string') return sized(new TextEncoder().encode(value));
  if (typeof value === 'boolean') return sized([value ? 1 : 0]);
  return value === null || (tag !== INTEGER && tag !== ENUM) ? sized([]) : sized(number(value, 4));
}

/** The bytes of a message; a document may follow them. */
export function writeIpp({ version, code, requestId, groups }: IppMessage): Uint8Array {
  const body = groups.flatMap(({ tag, attributes }) => [
    tag, ...attributes.flatMap(({ name, values }) => values.flatMap((value, index) => [value.tag, ...sized(index === 0 ? new TextEncoder().encode(name) : []), ...written(value)])),
  ]);
  return Uint8Array.from([...number(version, 2), ...number(code, 2), ...number(requestId, 4), ...body, END]);
}
