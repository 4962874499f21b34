import type { TextStyle } from './fonts.js';
import { INK } from './ink.js';

/** Type of the papers of the bench (D106): read at arm's length over a tray, nothing grey. */
export const BENCH_TYPE = {
  title: { weight: 'bold', size: 17 },
  name: { weight: 'bold', size: 15 },
  identifier: { weight: 'semibold', size: 10 },
  packId: { weight: 'bold', size: 11 },
  words: { weight: 'regular', size: 9.5 },
  section: { weight: 'bold', size: 12 },
  looks: { weight: 'regular', size: 12 },
  drug: { weight: 'bold', size: 11 },
  detail: { weight: 'regular', size: 9.5 },
  strong: { weight: 'bold', size: 9.5 },
  count: { weight: 'bold', size: 16 },
  small: { weight: 'bold', size: 11 },
  day: { weight: 'semibold', size: 8.5 },
  label: { weight: 'regular', size: 8.5 },
  stop: { weight: 'bold', size: 12 },
  allergyLabel: { weight: 'semibold', size: 9, ink: INK.white },
  allergy: { weight: 'bold', size: 10.5, ink: INK.white },
  chip: { weight: 'bold', size: 8.5 },
} as const satisfies Record<string, TextStyle>;

export const BENCH_MARGIN = 36;
const LEADING = new Map<TextStyle, number>([[BENCH_TYPE.drug, 14], [BENCH_TYPE.section, 16], [BENCH_TYPE.looks, 16], [BENCH_TYPE.count, 19], [BENCH_TYPE.stop, 15], [BENCH_TYPE.name, 18]]);

/** From one line to the next. */
export function benchLeading(style: TextStyle): number {
  return LEADING.get(style) ?? 12.5;
}
