import type { TextStyle } from './fonts.js';
import { INK } from './ink.js';

/** Type of the medication administration record (D103), in points. Nothing a nurse acts on is below 8.5, nothing below 6.5 (D100). */
export const TYPE = {
  name: { weight: 'bold', size: 15 },
  value: { weight: 'semibold', size: 10 },
  label: { weight: 'regular', size: 7, ink: INK.reference },
  allergyLabel: { weight: 'semibold', size: 8.5, ink: INK.white },
  allergy: { weight: 'bold', size: 10, ink: INK.white },
  codeStatus: { weight: 'semibold', size: 8.5, ink: INK.white },
  alert: { weight: 'bold', size: 10 },
  reference: { weight: 'regular', size: 7, ink: INK.reference },
  drug: { weight: 'bold', size: 10 },
  text: { weight: 'regular', size: 8.75 },
  strong: { weight: 'semibold', size: 8.75 },
  hour: { weight: 'bold', size: 10 },
  dose: { weight: 'regular', size: 8.5 },
  dayNumber: { weight: 'bold', size: 10 },
  barNumber: { weight: 'semibold', size: 8.5 },
  weekday: { weight: 'regular', size: 7 },
  due: { weight: 'semibold', size: 9 },
  letter: { weight: 'semibold', size: 9, ink: INK.letter },
  tag: { weight: 'bold', size: 8.5 },
  badge: { weight: 'bold', size: 7 },
  badgeReversed: { weight: 'bold', size: 7, ink: INK.white },
  bar: { weight: 'bold', size: 8.75 },
  head: { weight: 'semibold', size: 8.75 },
  key: { weight: 'regular', size: 8.5 },
  keyStrong: { weight: 'bold', size: 8.5 },
  limit: { weight: 'bold', size: 9.5 },
  write: { weight: 'regular', size: 7.5 },
} as const satisfies Record<string, TextStyle>;
