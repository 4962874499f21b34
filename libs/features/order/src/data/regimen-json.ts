import type { Day, JsonValue, LocalMinute, Milli, Weekday } from '@cyclefill/domain/kernel';
import type { DayPattern, DosePattern, Phase, Regimen, TimeSource } from '@cyclefill/domain/regimen';
import { z } from 'zod';

const integer = z.int();
const milli = z.int().min(0).transform((value) => value as Milli);
const localMinute = z.int().transform((value) => value as LocalMinute);
const weekday = z.int().min(0).max(6).transform((value) => value as Weekday);

const days: z.ZodType<DayPattern> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('every-n-days'), every: integer.min(1) }),
  z.strictObject({ kind: z.literal('weekdays'), days: z.array(weekday).min(1) }),
  z.strictObject({ kind: z.literal('month-days'), days: z.array(integer.min(1).max(31)).min(1) }),
]);
const times: z.ZodType<TimeSource> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passes'), code: z.string().min(1) }),
  z.strictObject({ kind: z.literal('clock'), minutes: z.array(integer.min(0).max(1439)).min(1) }),
  z.strictObject({ kind: z.literal('every-hours'), hours: integer.min(1), from: localMinute }),
]);
const dose: z.ZodType<DosePattern> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), dose: milli }),
  z.strictObject({ kind: z.literal('by-time'), doses: z.array(milli).min(1) }),
  z.strictObject({ kind: z.literal('alternating'), doses: z.array(milli).min(1) }),
]);
const phase: z.ZodType<Phase> = z.strictObject({
  anchor: integer.transform((value) => value as Day), from: localMinute, to: localMinute.nullable(), days, times, dose,
});
const regimen: z.ZodType<Regimen> = z.strictObject({ prn: z.boolean(), phases: z.array(phase) });

/** The JSON of a regimen as `order_version.regimen` holds it: days, minutes and doses as integers. */
export function regimenToJson(value: Regimen): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

/** The regimen of stored JSON. @throws ZodError when it is none */
export function regimenFromJson(value: unknown): Regimen {
  return regimen.parse(value);
}
