import type { Timing, UnitOfTime } from './dosage.shape.js';

/** So many times in a period. */
export interface Rhythm {
  readonly frequency: number;
  readonly period: number;
  readonly unit: UnitOfTime;
}

/** What a timing code means: a rhythm, and the pass that gives its times where that is not the rhythm's own. A pass of the table says nothing of the days. */
export interface CodeMeaning {
  readonly rhythm: Rhythm | null;
  readonly pass: string | null;
}

const daily = (frequency: number, pass: string | null = null): CodeMeaning => ({ rhythm: { frequency, period: 1, unit: 'd' }, pass });
const hourly = (period: number): CodeMeaning => ({ rhythm: { frequency: 1, period, unit: 'h' }, pass: null });

/** The GTS abbreviations of R4, all "at institution specified times" (D42); business days and holidays are not among them. */
const CODES: ReadonlyMap<string, CodeMeaning> = new Map<string, CodeMeaning>([
  ['QD', daily(1)], ['BID', daily(2)], ['TID', daily(3)], ['QID', daily(4)], ['AM', daily(1, 'QAM')], ['PM', daily(1, 'QPM')], ['BED', daily(1, 'QHS')],
  ['QOD', { rhythm: { frequency: 1, period: 2, unit: 'd' }, pass: null }], ['WK', { rhythm: { frequency: 1, period: 1, unit: 'wk' }, pass: null }], ['MO', { rhythm: { frequency: 1, period: 1, unit: 'mo' }, pass: null }],
  ...[1, 2, 3, 4, 6, 8].map((hours): readonly [string, CodeMeaning] => [`Q${hours}H`, hourly(hours)]),
]);

/** Codes that name days of a calendar of holidays, which no regimen holds. */
const CALENDAR_CODES = /^J[BEH]/;

/** System of a pass that has no code in FHIR; the code is that of the table of hours. */
export const PASS_SYSTEM = 'urn:cyclefill:pass';

export type CodeReading = { readonly kind: 'none' | 'unknown' | 'calendar' } | { readonly kind: 'known'; readonly meaning: CodeMeaning };

/** The meaning of a timing's code, by coding, else by a text that is a code. */
export function readTimingCode(code: Timing['code']): CodeReading {
  if (code === undefined) return { kind: 'none' };
  const own = code.coding?.find((one) => one.system === PASS_SYSTEM)?.code;
  if (own !== undefined && own !== '') return { kind: 'known', meaning: { rhythm: null, pass: own } };
  const names = [...(code.coding ?? []).map((one) => one.code ?? ''), (code.text ?? '').trim()].map((name) => name.toUpperCase()).filter((name) => name !== '');
  const meaning = names.map((name) => CODES.get(name)).find((known) => known !== undefined);
  if (meaning !== undefined) return { kind: 'known', meaning };
  return { kind: names.some((name) => CALENDAR_CODES.test(name)) ? 'calendar' : 'unknown' };
}
