/** Square symbols of one region (ISO/IEC 16022 table 7): modules along a side, codewords of data and of error correction. */
const SIZES = [[10, 3, 5], [12, 5, 7], [14, 8, 10], [16, 12, 12], [18, 18, 14], [20, 22, 18], [22, 30, 20], [24, 36, 24], [26, 44, 28]] as const;
const PAD = 129;
const FIRST_DIGIT_PAIR = 130;
/** x^8 + x^5 + x^3 + x^2 + 1. */
const FIELD = 0x12d;
const ELEMENTS = 255;

const powers = new Uint8Array(2 * ELEMENTS);
const logarithms = new Uint8Array(ELEMENTS + 1);
for (let exponent = 0, value = 1; exponent < ELEMENTS; exponent += 1) {
  powers[exponent] = value;
  powers[exponent + ELEMENTS] = value;
  logarithms[value] = exponent;
  value <<= 1;
  if (value > ELEMENTS) value ^= FIELD;
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const product = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : at(powers, at(logarithms, a) + at(logarithms, b)));

/** What a symbol holds: modules along its side, and data with error correction. */
export interface Codewords {
  readonly modules: number;
  readonly bytes: Uint8Array;
}

/** Codewords of ASCII text in the smallest square that holds them: two digits are one codeword. Throws RangeError when there is none. */
export function codewordsOf(text: string): Codewords {
  const data: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const pair = /^\d\d/.exec(text.slice(index, index + 2))?.[0];
    const code = text.charCodeAt(index);
    if (code > 127) throw new RangeError('a DataMatrix symbol holds ASCII alone');
    data.push(pair === undefined ? code + 1 : FIRST_DIGIT_PAIR + Number(pair));
    if (pair !== undefined) index += 1;
  }
  const size = SIZES.find(([, room]) => room >= data.length);
  if (size === undefined) throw new RangeError('the text does not fit a DataMatrix symbol of one region');
  const [modules, room, correction] = size;
  const bytes = new Uint8Array(room + correction);
  bytes.set(data);
  for (let index = data.length; index < room; index += 1) bytes[index] = index === data.length ? PAD : scrambledPad(index + 1);
  bytes.set(correctionOf(bytes.subarray(0, room), correction), room);
  return { modules, bytes };
}

/** Pads after the first are scrambled by their place, from 1. */
function scrambledPad(place: number): number {
  const value = PAD + ((149 * place) % 253) + 1;
  return value > 254 ? value - 254 : value;
}

/** Reed-Solomon remainder; the roots of the generator are the powers 1 to `count` of 2. */
function correctionOf(data: Uint8Array, count: number): Uint8Array {
  const generator = new Uint8Array(count + 1);
  generator[0] = 1;
  for (let root = 1; root <= count; root += 1) {
    for (let index = root; index > 0; index -= 1) generator[index] = at(generator, index) ^ product(at(generator, index - 1), at(powers, root));
  }
  const remainder = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ at(remainder, 0);
    remainder.copyWithin(0, 1);
    remainder[count - 1] = 0;
    for (let index = 0; index < count; index += 1) remainder[index] = at(remainder, index) ^ product(at(generator, index + 1), factor);
  }
  return remainder;
}
