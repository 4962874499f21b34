import { z } from 'zod';

const count = z.int().min(1).max(1_000_000);
const amount = z.number().positive();

const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const quantity = z.looseObject({ value: z.number().optional(), unit: z.string().optional(), system: z.string().optional(), code: z.string().optional() });
const range = z.looseObject({ low: quantity.optional(), high: quantity.optional() });
const ratio = z.looseObject({ numerator: quantity.optional(), denominator: quantity.optional() });
const unitOfTime = z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);

const repeat = z.looseObject({
  boundsDuration: quantity.optional(),
  boundsRange: range.optional(),
  boundsPeriod: z.looseObject({ start: z.string().optional(), end: z.string().optional() }).optional(),
  count: count.optional(),
  countMax: count.optional(),
  duration: amount.optional(),
  durationMax: amount.optional(),
  durationUnit: unitOfTime.optional(),
  frequency: count.optional(),
  frequencyMax: count.optional(),
  period: amount.optional(),
  periodMax: amount.optional(),
  periodUnit: unitOfTime.optional(),
  dayOfWeek: z.array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])).optional(),
  timeOfDay: z.array(z.string()).optional(),
  when: z.array(z.string()).optional(),
  offset: z.int().min(0).max(1439).optional(),
});

const timing = z.looseObject({ event: z.array(z.string()).optional(), repeat: repeat.optional(), code: concept.optional() });

const doseAndRate = z.looseObject({
  type: concept.optional(),
  doseQuantity: quantity.optional(),
  doseRange: range.optional(),
  rateRatio: ratio.optional(),
  rateRange: range.optional(),
  rateQuantity: quantity.optional(),
});

/** A FHIR R4 `Dosage` as far as it says when and how much; what is not named here is left alone. */
export const dosageShape = z.looseObject({
  modifierExtension: z.array(z.unknown()).optional(),
  sequence: z.int().optional(),
  text: z.string().optional(),
  additionalInstruction: z.array(concept).optional(),
  patientInstruction: z.string().optional(),
  timing: timing.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: concept.optional(),
  site: concept.optional(),
  route: concept.optional(),
  method: concept.optional(),
  doseAndRate: z.array(doseAndRate).optional(),
  maxDosePerPeriod: ratio.optional(),
  maxDosePerAdministration: quantity.optional(),
  maxDosePerLifetime: quantity.optional(),
});

export type Concept = z.infer<typeof concept>;
export type Quantity = z.infer<typeof quantity>;
export type Repeat = z.infer<typeof repeat>;
export type Timing = z.infer<typeof timing>;
export type UnitOfTime = z.infer<typeof unitOfTime>;
export type Dosage = z.infer<typeof dosageShape>;

/** What a concept is called: its text, else the first display, else the first code. */
export function conceptText(value: Concept | undefined): string | null {
  return value?.text ?? value?.coding?.find((one) => one.display !== undefined)?.display ?? value?.coding?.find((one) => one.code !== undefined)?.code ?? null;
}
