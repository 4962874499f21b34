import { OFTEN_UNITS, type Regimen } from '@cyclefill/domain/regimen';
import { z } from 'zod';

// The shape alone: numbers that make no sense are told by `checkRegimen`, each with its fix.
const number = z.number();
const numbers = z.array(number);
const days = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('daily') }),
  z.looseObject({ kind: z.literal('every-n-days'), every: number }),
  z.looseObject({ kind: z.literal('weekdays'), days: numbers }),
  z.looseObject({ kind: z.literal('month-days'), days: numbers }),
  z.looseObject({ kind: z.literal('cycle'), on: number, off: number }),
]);
const often = z.looseObject({ times: number, timesMax: number, period: number, periodMax: number, unit: z.enum(OFTEN_UNITS) });
const times = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('passes'), code: z.string() }),
  z.looseObject({ kind: z.literal('slots'), slots: z.array(z.looseObject({ code: z.string(), shift: number })) }),
  z.looseObject({ kind: z.literal('clock'), minutes: numbers }),
  z.looseObject({ kind: z.literal('every-hours'), hours: number, from: number }),
  z.looseObject({ kind: z.literal('every-minutes'), minutes: number, from: number }),
  z.looseObject({ kind: z.literal('once') }),
  z.looseObject({ kind: z.literal('unplaced'), often }),
]);
const dose = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('fixed'), dose: number }),
  z.looseObject({ kind: z.literal('by-time'), doses: numbers }),
  z.looseObject({ kind: z.literal('alternating'), doses: numbers }),
  z.looseObject({ kind: z.literal('range'), low: number, high: number }),
  z.looseObject({ kind: z.literal('unstated') }),
]);
const shape = z.looseObject({
  prn: z.boolean(),
  phases: z.array(z.looseObject({ anchor: number, from: number, to: number.nullable(), days, times, dose })),
});

/** The regimen that a stored text holds; null = it is none, such as one without phases, and the order stands as written (D56). */
export function storedRegimen(text: string): Regimen | null {
  const value: unknown = JSON.parse(text);
  return shape.safeParse(value).success ? (value as Regimen) : null;
}
