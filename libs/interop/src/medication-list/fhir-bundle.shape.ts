import { z } from 'zod';

/** No name of a drug and no code is longer. */
const short = z.string().max(1000);
const coding = z.looseObject({ system: short.optional(), code: short.optional(), display: short.optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: short.optional() });
const reference = z.looseObject({ reference: short.optional(), display: short.optional() });
const period = z.looseObject({ start: z.string().optional(), end: z.string().optional() });

export const medicationShape = z.looseObject({ resourceType: z.literal('Medication'), id: z.string().optional(), code: concept.optional() });

/** A MedicationRequest or MedicationStatement, as far as a list has use for it. */
export const medicationEntryShape = z.looseObject({
  resourceType: z.enum(['MedicationRequest', 'MedicationStatement']), status: z.string(), intent: z.string().optional(), doNotPerform: z.boolean().optional(), statusReason: z.union([concept, z.array(concept)]).optional(),
  medicationCodeableConcept: concept.optional(), medicationReference: reference.optional(), subject: reference.optional(), contained: z.array(z.unknown()).optional(), modifierExtension: z.array(z.unknown()).optional(),
  dosageInstruction: z.array(z.unknown()).optional(), dosage: z.array(z.unknown()).optional(), effectivePeriod: period.optional(),
});
export type MedicationEntry = z.infer<typeof medicationEntryShape>;

export const patientShape = z.looseObject({ resourceType: z.literal('Patient'), birthDate: z.string().optional() });
export const bundleShape = z.looseObject({
  resourceType: z.literal('Bundle'), entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional() })).max(20_000).default([]),
});
export type Bundle = z.infer<typeof bundleShape>;
