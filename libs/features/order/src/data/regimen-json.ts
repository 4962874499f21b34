import type { Day, JsonValue, LocalMinute, Milli, Weekday } from '@cyclefill/domain/kernel';
import { type DayPattern, type DoseLimit, type DosePattern, OFTEN_UNITS, type Often, type Phase, type Regimen, type TimeSource } from '@cyclefill/domain/regimen';
import { z } from 'zod';

const integer = z.int();
const milli = z.int().min(0).transform((value) => value as Milli);
const localMinute = z.int().transform((value) => value as LocalMinute);
const weekday = z.int().min(0).max(6).transform((value) => value as Weekday);

const days: z.ZodType<DayPattern> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('every-n-days'), every: integer.min(1) }),
  z.strictObject({ kind: z.literal('weekdays'), days: z.array(weekday).min(1) }),
  z.strictObject({ kind: z.literal('month-days'), days: z.array(integer.min(1).max(31)).min(1), every: integer.min(1).optional() }),
  z.strictObject({ kind: z.literal('cycle'), on: integer.min(1), off: integer.min(0) }),
]);
const often: z.ZodType<Often> = z.strictObject({
  times: integer.min(1), timesMax: integer.min(1), period: integer.min(1), periodMax: integer.min(1), unit: z.enum(OFTEN_UNITS),
});
const times: z.ZodType<TimeSource> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passes'), code: z.string().min(1) }),
  z.strictObject({ kind: z.literal('slots'), slots: z.array(z.strictObject({ code: z.string().min(1), shift: integer.min(-1439).max(1439) })).min(1) }),
  z.strictObject({ kind: z.literal('clock'), minutes: z.array(integer.min(0).max(1439)).min(1) }),
  z.strictObject({ kind: z.literal('every-hours'), hours: integer.min(1), from: localMinute }),
  z.strictObject({ kind: z.literal('every-minutes'), minutes: integer.min(1), from: localMinute }),
  z.strictObject({ kind: z.literal('once') }),
  z.strictObject({ kind: z.literal('unplaced'), often }),
]);
const dose: z.ZodType<DosePattern> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), dose: milli }),
  z.strictObject({ kind: z.literal('by-time'), doses: z.array(milli).min(1) }),
  z.strictObject({ kind: z.literal('alternating'), doses: z.array(milli).min(1) }),
  z.strictObject({ kind: z.literal('range'), low: milli, high: milli }),
  z.strictObject({ kind: z.literal('unstated') }),
]);
const phase: z.ZodType<Phase> = z.strictObject({
  anchor: integer.transform((value) => value as Day), from: localMinute, to: localMinute.nullable(), days, times, dose,
  count: integer.min(1).optional(), countFrom: localMinute.optional(), lasts: z.union([integer.min(1), z.literal('next')]).optional(),
  stat: z.literal(true).optional(), step: integer.min(0).optional(),
});
const most: z.ZodType<DoseLimit> = z.strictObject({ dose: milli, hours: integer.min(1) });
const regimen: z.ZodType<Regimen> = z.strictObject({ prn: z.boolean(), phases: z.array(phase), most: most.optional() });

/** The JSON of a regimen as `order_version.regimen` holds it: days, minutes and doses as integers; what is absent is not written. */
export function regimenToJson(value: Regimen): JsonValue {
  return JSON.parse(regimenText(value)) as JsonValue;
}

/** {@link regimenToJson} as text, for bulk statements. */
export function regimenText(value: Regimen): string {
  return JSON.stringify(value);
}

/** The regimen of stored JSON. @throws ZodError when it is none */
export function regimenFromJson(value: unknown): Regimen {
  return regimen.parse(value);
}

/** As {@link regimenFromJson}; null for none, and for one that is no regimen, which then stands as written. */
export function readableRegimen(value: unknown): Regimen | null {
  return regimen.safeParse(value).data ?? null;
}
