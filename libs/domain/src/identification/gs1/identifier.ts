import type { Day } from '@cyclefill/domain/kernel';
import { readShortDate } from '../short-date.js';
import { AI_TABLE } from './ai-table.js';
import { hasGs1CheckDigit } from './check-digit.js';

/** One part of the value of an application identifier. */
interface Part {
  /** `N`, `X`, `Y` or `Z`. */
  readonly set: string;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly check: string;
}

/** What the value of an application identifier looks like. */
export interface IdentifierMake {
  /** Its length is known in advance: no separator has to follow. */
  readonly fixed: boolean;
  readonly length: number;
  readonly parts: readonly Part[];
}

const SETS: Readonly<Record<string, RegExp>> = {
  N: /^\d*$/, X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/, Y: /^[#\-/0-9A-Z]*$/, Z: /^[0-9A-Za-z\-_=]*$/,
};

function partOf(text: string): Part {
  const [, open = '', set = '', upTo = '', length = '', check = ''] = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?(?:,(\w+))?$/.exec(text) ?? [];
  return { set, min: upTo === '' ? Number(length) : 1, max: Number(length), optional: open !== '', check };
}

function makeOf(text: string): IdentifierMake {
  const parts = text.replace('*', '').split(' ').map(partOf);
  return { fixed: text.startsWith('*'), parts, length: parts.reduce((sum, { max }) => sum + max, 0) };
}

function spanned(range: string): readonly string[] {
  const [from = '', to = from] = range.split('-');
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index).padStart(from.length, '0'));
}

const MAKES: ReadonlyMap<string, IdentifierMake> = new Map(
  AI_TABLE.flatMap(([make, identifiers]) => identifiers.split(' ').flatMap(spanned).map((identifier) => [identifier, makeOf(make)] as const)),
);

/** The make of an application identifier; undefined when GS1 has not given it out. */
export function identifierMake(identifier: string): IdentifierMake | undefined {
  return MAKES.get(identifier);
}

/** The application identifier at a place of a message, of two to four digits; none begins with another. */
export function identifierAt(message: string, at: number): string | undefined {
  return [2, 3, 4].map((length) => message.slice(at, at + length)).find((identifier) => MAKES.has(identifier));
}

/** Why a value does not fit its identifier. */
export type ValueProblem = 'not_understood' | 'wrong_check_digit';

function partProblem(part: Part, text: string, today: Day): ValueProblem | null {
  if (text.length < part.min || SETS[part.set]?.test(text) !== true) return 'not_understood';
  if (part.check === 'csum') return hasGs1CheckDigit(text) ? null : 'wrong_check_digit';
  const dated = part.check === 'yymmd0' || part.check === 'yymmdd';
  return dated && (readShortDate(text, today) === null || (part.check === 'yymmdd' && text.endsWith('00'))) ? 'not_understood' : null;
}

/** What is wrong with a value of a make; null = nothing. */
export function valueProblem(make: IdentifierMake, value: string, today: Day): ValueProblem | null {
  let [at, found]: [number, ValueProblem | null] = [0, value === '' ? 'not_understood' : null];
  for (const part of make.parts) {
    if (at === value.length && part.optional) continue;
    const text = value.slice(at, at + part.max);
    at += text.length;
    found ??= partProblem(part, text, today);
  }
  return at < value.length ? 'not_understood' : found;
}
