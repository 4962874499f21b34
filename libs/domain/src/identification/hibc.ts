import { type Day, addDays, dayFromCivil, daysInMonth } from '@cyclefill/domain/kernel';
import { dayOfParts, fullYear, readShortDate } from './short-date.js';

/** A HIBC label as far as it is read: a primary code names a product, a secondary one its lot, expiry or serial. */
export interface HibcReading {
  /** Labeler (four characters), product number and unit of measure; null on a secondary code by itself. */
  readonly product: { readonly labeler: string; readonly number: string; readonly unitOfMeasure: string } | null;
  readonly lot: string | null;
  readonly serial: string | null;
  readonly expiresOn: Day | null;
}

const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
const PRIMARY = /^([A-Z][0-9A-Z]{3})([0-9A-Z]{1,18})(\d)$/;
const NOTHING = { lot: null, serial: null, expiresOn: null } as const;

/** The check character behind a HIBC text, modulo 43 over its alphabet; null when a character is not of it. */
export function hibcCheckCharacter(text: string): string | null {
  let sum = 0;
  for (const character of text) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) return null;
    sum += value;
  }
  return CHARACTERS.charAt(sum % 43);
}

/** `YYJJJ`: a year and a day of it. */
function readJulian(text: string, today: Day): Day | null {
  if (!/^\d{5}$/.test(text)) return null;
  const [year, dayOfYear] = [fullYear(Number(text.slice(0, 2)), today), Number(text.slice(2))];
  const days = daysInMonth(year, 2) === 29 ? 366 : 365;
  return dayOfYear >= 1 && dayOfYear <= days ? addDays(dayFromCivil(year, 1, 1), dayOfYear - 1) : null;
}

/** `MMYY`: the last day of the month. */
function readMonth(text: string, today: Day): Day | null {
  return /^\d{4}$/.test(text) ? dayOfParts(fullYear(Number(text.slice(2)), today), Number(text.slice(0, 2)), 0) : null;
}

type DateReader = (text: string, today: Day) => Day | null;
/** Date formats by the figure behind `$$`: length of the date and how it is read; hours are passed over. */
const DATED: Readonly<Record<string, readonly [length: number, read: DateReader]>> = {
  2: [6, (text, today) => readShortDate(text.slice(4) + text.slice(0, 4), today)],
  3: [6, readShortDate],
  4: [8, (text, today) => readShortDate(text.slice(0, 6), today)],
  5: [5, readJulian],
  6: [7, (text, today) => readJulian(text.slice(0, 5), today)],
};

/** Date and what follows it, behind `$$` and any quantity; null when the date is none. */
function readDated(text: string, today: Day): { readonly expiresOn: Day | null; readonly rest: string } | null {
  const figure = text.charAt(0);
  if (figure === '7' || !/^\d/.test(figure)) return { expiresOn: null, rest: figure === '7' ? text.slice(1) : text };
  const [skip, [length, read]] = figure === '0' || figure === '1' ? [0, [4, readMonth] as const] : [1, DATED[figure] ?? ([0, () => null] as const)];
  const expiresOn = read(text.slice(skip, skip + length), today);
  return expiresOn === null ? null : { expiresOn, rest: text.slice(skip + length) };
}

/** First secondary field: `$$…`, `$$+…` (serial), `$…` (lot), `$+…` (serial) or `YYJJJ…`. */
function readSecondary(text: string, today: Day): Omit<HibcReading, 'product'> | null {
  const [, dollars = '', plus = '', body = ''] = /^(\$\$|\$|)(\+?)(.*)$/.exec(text) ?? [];
  if (dollars === '$') return { ...NOTHING, [plus === '' ? 'lot' : 'serial']: body === '' ? null : body };
  const unquantified = dollars === '$$' ? body.replace(/^(?:8\d{2}|9\d{5})/, '') : `5${body}`;
  const dated = readDated(unquantified, today);
  if (dated === null) return null;
  return { ...NOTHING, expiresOn: dated.expiresOn, [plus === '' ? 'lot' : 'serial']: dated.rest === '' ? null : dated.rest };
}

/** `14D20271231` in a further field. */
function readLongDate(text: string): Day | null {
  return /^\d{8}$/.test(text) ? dayOfParts(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))) : null;
}

/** Fields behind a primary code: its lot and expiry, `S` serial, `14D` expiry; `16D` manufacture, `Q` quantity and others are passed over. */
function readField(read: Omit<HibcReading, 'product'>, field: string, today: Day): Omit<HibcReading, 'product'> | null {
  if (field.startsWith('14D')) return { ...read, expiresOn: readLongDate(field.slice(3)) ?? read.expiresOn };
  if (field.startsWith('S') && field.length > 1) return { ...read, serial: field.slice(1) };
  return /^(?:\$|\d(?!6D))/.test(field) ? readSecondary(field, today) : read;
}

function readChecked(text: string, today: Day): HibcReading | null {
  const [first = '', ...fields] = text.split('/');
  const [, labeler, number = '', unitOfMeasure = ''] = PRIMARY.exec(first) ?? [];
  if (labeler === undefined) {
    // Alone, a secondary code ends with the check character of its primary: the link.
    const secondary = /^[$\d]/.test(first) && fields.length === 0 ? readSecondary(first.slice(0, -1), today) : null;
    return secondary === null ? null : { product: null, ...secondary };
  }
  let read: Omit<HibcReading, 'product'> | null = NOTHING;
  for (const field of fields) read = read === null ? null : readField(read, field, today);
  return read === null ? null : { product: { labeler, number, unitOfMeasure }, ...read };
}

/** Reads a HIBC code, primary, secondary or both joined (D95); null when it does not begin as one. */
export function readHibc(scan: string, today: Day): HibcReading | 'wrong_check_digit' | 'not_understood' | null {
  const text = scan.replace(/^\*(.*)\*$/, '$1');
  if (!text.startsWith('+') || text.length < 3) return null;
  // The check character may be a space: nothing is cut off.
  if (hibcCheckCharacter(text.slice(0, -1)) !== text.at(-1)) return 'wrong_check_digit';
  return readChecked(text.slice(1, -1), today) ?? 'not_understood';
}
