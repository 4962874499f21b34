import { instantSchema } from '@cyclefill/contracts';
import { PROGRAMME_LACKS } from '@cyclefill/domain/bench';
import { z } from 'zod';

/** A technician who has checked packs in a state. */
const technician = z.object({
  technicianId: z.uuid(), checks: z.int().describe('looked over by a pharmacist'), days: z.int(), correct: z.int(), accuracyPerMille: z.int().nullable().describe('rounded down; null = nothing was looked over yet'),
  lacks: z.array(z.enum(PROGRAMME_LACKS)).describe('none = may let packs go'),
});

/** What a state says of checks by technicians (R241), from when to when, and who checks there. */
export const listedProgrammeSchema = z.object({
  state: z.string(), allowed: z.boolean(), minChecks: z.int(), minDays: z.int(), minAccuracyPerMille: z.int(), source: z.string(), from: instantSchema, to: instantSchema.nullable().describe('null = it holds'),
  version: z.int().describe('for If-Match; of a state that is not listed 0'), qualified: z.int().describe('technicians who lack nothing'),
  technicians: z.array(technician).describe('of the programme that holds: all for an auditor, anybody else is told of themselves alone'),
}).meta({ id: 'ListedCheckProgramme' });
export type ListedProgramme = z.output<typeof listedProgrammeSchema>;
export const programmeListSchema = z.object({ items: z.array(listedProgrammeSchema) }).meta({ id: 'CheckProgrammeList' });
