import { z } from 'zod';

/** No name, code or text of these is longer. */
const short = z.string().max(1000);
const coding = z.looseObject({ system: short.optional(), code: short.optional(), display: short.optional() });
export const conceptShape = z.looseObject({ coding: z.array(coding).max(100).optional(), text: short.optional() });
export type Concept = z.infer<typeof conceptShape>;

export const patientShape = z.looseObject({
  resourceType: z.literal('Patient'), id: short.optional(),
  identifier: z.array(z.looseObject({ type: conceptShape.optional(), system: short.optional(), value: short.optional(), use: short.optional() })).max(100).default([]),
  name: z.array(z.looseObject({ use: short.optional(), family: short.optional(), given: z.array(short).max(20).optional() })).max(50).default([]),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(), birthDate: z.iso.date().optional(), deceasedBoolean: z.boolean().optional(), deceasedDateTime: short.optional(),
  managingOrganization: z.looseObject({ reference: short.optional() }).optional(),
});
export type PatientResource = z.infer<typeof patientShape>;

export const allergyShape = z.looseObject({
  resourceType: z.literal('AllergyIntolerance'), clinicalStatus: conceptShape.optional(), verificationStatus: conceptShape.optional(), code: conceptShape.optional(),
  reaction: z.array(z.looseObject({ substance: conceptShape.optional(), manifestation: z.array(conceptShape).max(100) })).max(100).default([]), modifierExtension: z.array(z.unknown()).optional(),
});
export type AllergyResource = z.infer<typeof allergyShape>;

export const requestShape = z.looseObject({ resourceType: z.literal('MedicationRequest'), id: short, status: short, statusReason: conceptShape.optional() });

export const encounterShape = z.looseObject({ resourceType: z.literal('Encounter'), status: short, location: z.array(z.looseObject({ location: z.looseObject({ reference: short.optional() }) })).max(100).default([]) });

export const conditionShape = z.looseObject({ resourceType: z.literal('Condition'), clinicalStatus: conceptShape.optional(), verificationStatus: conceptShape.optional(), code: conceptShape.optional(), modifierExtension: z.array(z.unknown()).optional() });
export type ConditionResource = z.infer<typeof conditionShape>;

export const admissionBundleShape = z.looseObject({
  resourceType: z.literal('Bundle'), type: z.enum(['collection', 'transaction', 'batch', 'document', 'message', 'searchset', 'history']),
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string().max(64) }).optional() })).max(20_000).default([]),
});
