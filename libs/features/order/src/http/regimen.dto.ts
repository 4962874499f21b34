import { SIG_ROUTES, SIG_WARNINGS } from '@cyclefill/domain/sig';
import { FIRST_DOSES } from '@cyclefill/domain/regimen';
import { z } from 'zod';
import { wireStructureSchema } from '../preview-regimen/structure-wire.js';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'is no time like 08:00');

export const previewRequest = z.strictObject({
  text: z.string().trim().min(1).max(2000).optional().describe('directions as written'),
  structure: wireStructureSchema.optional().describe('directions as structure, instead of a text'),
  start: z.iso.date().optional().describe('day from which doses are told; absent = today, where the facility is'),
  startTime: clock.optional().describe('when on that day the order begins, wall clock; absent = its midnight'),
  firstDose: z.enum(FIRST_DOSES).optional().describe('with the next slot, or with a STAT dose at the start and then the next slot (D46); absent = next_slot'),
  facilityId: z.uuid().optional().describe('whose hours of administration hold'),
  wing: z.string().min(1).max(100).optional(),
  passTimes: z.record(z.string().min(1).max(20), z.array(clock).min(1).max(24)).optional().describe('times by frequency code, before those of the facility'),
}).refine(({ text, structure }) => (text === undefined) !== (structure === undefined), { error: 'give a text or a structure, one of them', path: ['text'] });
export type PreviewRequest = z.output<typeof previewRequest>;

const figure = z.number();
const dose = z.object({
  dose: figure, doseHigh: figure.nullable(), unit: z.string().nullable(), route: z.enum(SIG_ROUTES).nullable(), site: z.string().nullable(), times: z.array(z.string()), timesFrom: z.enum(['text', 'table']).nullable(),
  timesPerDay: z.int().nullable(), pattern: z.string(), scheduleDetail: z.string(), step: z.int(), alternateDose: figure.nullable(), food: z.string().nullable(), prn: z.boolean(), prnReason: z.string().nullable(),
  durationDays: z.int().nullable(), count: z.int().nullable(), removeAfterHours: figure.nullable(), maxPerDay: figure.nullable(),
});

const nextDose = z.object({
  date: z.iso.date(), time: z.string(), dose: figure, stat: z.literal(true).optional().describe('given at once, before the first slot'),
  removedAt: z.string().optional().describe('2026-12-07T21:00: when what it applies comes off again (D27)'),
});

export const previewResponse = z.object({
  text: z.string(), parsed: z.boolean(), structure: wireStructureSchema.nullable(), doses: z.array(dose), weeklyUnits: figure.nullable().describe('units of the first seven days'),
  sentence: z.string().nullable().describe('for staff'), residentSentence: z.string().nullable(), nextDoses: z.array(nextDose),
  limit: z.object({ amount: figure, unit: z.string(), hours: z.int() }).nullable(), holds: z.array(z.string()), start: z.iso.date().nullable(), until: z.iso.date().nullable(), indication: z.string().nullable(),
  slidingScale: z.string().nullable(), instructions: z.array(z.string()), warnings: z.array(z.object({ code: z.enum(SIG_WARNINGS), message: z.string() })), asWritten: z.string().nullable(),
}).meta({ id: 'RegimenPreview' });
