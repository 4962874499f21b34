import type { CcdaTime } from './ccda-list.js';
import { at, attribute, childrenOf, isTrue } from './find.js';
import { amountText, readAmount } from './read-amount.js';
import type { XmlElement } from './xml-element.js';

const TIME_STAMP = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?\d*(?:\.\d+)?)?)?)?(?:[+-]\d{4})?$/u;

/** `20180315112305-0500` is `2018-03-15 11:23`: as exact as it is written, by the clock of where it was written. null = it is no moment. */
export function momentText(value: string | null): string | null {
  const parts = TIME_STAMP.exec(value ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute] = parts;
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31 || Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59) return null;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  return hour === undefined ? date : `${date} ${hour}:${minute ?? '00'}`;
}

export interface MedicationTimes {
  readonly from: string | null;
  readonly to: string | null;
  readonly times: readonly CcdaTime[];
  readonly doubts: readonly string[];
}

/** The times of one medication: how long it is given (the first interval), and when within that. */
export function readTimes(elements: readonly XmlElement[]): MedicationTimes {
  const span = elements.find((element) => typeOf(element) === 'IVL_TS' && attribute(element, 'value') === null);
  const ends = span === undefined ? { from: null, to: null, doubts: [] } : readSpan(span);
  const read = elements.filter((element) => element !== span && !isNull(element)).map((element) => readTime(element) ?? `the time on line ${element.line}: ${writtenAs(element)}`);
  return { ...ends, times: read.filter((time) => typeof time !== 'string'), doubts: [...ends.doubts, ...read.filter((time) => typeof time === 'string')] };
}

/** Present only to say that nothing is known. */
const isNull = (element: XmlElement): boolean => attribute(element, 'nullFlavor') !== null && element.children.length === 0 && attribute(element, 'value') === null;

/** The data type that is written, else what the parts of the element can only be. */
function typeOf(element: XmlElement): string {
  const written = attribute(element, 'xsi:type')?.replace(/^.*:/u, '');
  if (written !== undefined) return written;
  if (at(element, 'period') !== null) return 'PIVL_TS';
  if (at(element, 'event') !== null) return 'EIVL_TS';
  return element.children.length === 0 ? 'TS' : 'IVL_TS';
}

/** An interval with its ends; a length beside one of them, or an end that is not part of it, is told. */
export function readSpan(element: XmlElement): Omit<MedicationTimes, 'times'> {
  const doubts: string[] = [];
  const ends = ['low', 'high'].map((name) => {
    const end = at(element, name);
    const value = attribute(end, 'value');
    const text = momentText(value);
    if (value !== null && text === null) doubts.push(`${name === 'low' ? 'the start' : 'the end'} on line ${end?.line ?? element.line} is no date`);
    if (attribute(end, 'inclusive') === 'false') doubts.push(`${name === 'low' ? 'the start' : 'the end'} is not part of the time`);
    return text;
  });
  for (const name of ['width', 'center']) if (at(element, name) !== null) doubts.push(`the time on line ${element.line}: ${writtenAs(element)}`);
  return { from: ends[0] ?? null, to: ends[1] ?? null, doubts };
}

function readTime(element: XmlElement): CcdaTime | null {
  const operator = attribute(element, 'operator');
  switch (typeOf(element)) {
    case 'TS':
    case 'IVL_TS': {
      const on = momentText(attribute(element, 'value'));
      return on === null || element.children.length > 0 ? null : { kind: 'once', operator, on };
    }
    case 'PIVL_TS': {
      const period = readAmount(at(element, 'period'));
      const phase = at(element, 'phase');
      if (period === null || period === 'unclear' || period.unit === null || attribute(element, 'alignment') !== null || hasOther(element, ['period', 'phase'])) return null;
      return { kind: 'every', operator, period, flexible: isTrue(element, 'institutionSpecified'), phase: phase === null ? null : writtenAs(phase) };
    }
    case 'EIVL_TS': {
      const code = attribute(at(element, 'event'), 'code');
      const offset = readAmount(at(element, 'offset'));
      if (code === null || offset === 'unclear' || offset === null && at(element, 'offset') !== null || hasOther(element, ['event', 'offset'])) return null;
      return { kind: 'event', operator, code, offset };
    }
    default: return null;
  }
}

function hasOther(element: XmlElement, names: readonly string[]): boolean {
  return element.children.some(({ name }) => !names.includes(name)) || names.some((name) => childrenOf(element, name).length > 1);
}

const MOST_PARTS = 20;

/** Elements and attributes in a row, for people: `phase; low value=20130101`. */
function writtenAs(element: XmlElement): string {
  const parts = [element, ...element.children, ...element.children.flatMap(({ children }) => children)].slice(0, MOST_PARTS);
  return parts.map(({ name, attributes }) => [name, ...[...attributes].slice(0, MOST_PARTS).map(([key, value]) => `${key}=${value.slice(0, 40)}`)].join(' ')).join('; ');
}

/** A time in words, as the document has it. */
export function timeText(time: CcdaTime): string {
  const operator = time.operator === null ? '' : `[${time.operator}] `;
  switch (time.kind) {
    case 'once': return `${operator}at ${time.on}`;
    case 'every': return `${operator}every ${amountText(time.period)}${time.flexible ? ', hours as the institution sets them' : ''}${time.phase === null ? '' : ` (${time.phase})`}`;
    case 'event': return `${operator}at ${time.code}${time.offset === null ? '' : ` and ${amountText(time.offset)} after`}`;
  }
}
