import { instantSchema, quantitySchema } from '@cyclefill/contracts';
import { type Milli, dayOf, formatClock, formatDay, formatMilli, minuteOf } from '@cyclefill/domain/kernel';
import { DOSE_OUTCOMES, ruleSource } from '@cyclefill/domain/cycle-fill';
import { RECORD_KINDS } from '@cyclefill/domain/documents';
import { PASS_LEVELS, type TracedDoseTime } from '@cyclefill/domain/regimen';
import { z } from 'zod';
import { findingSentence } from '../export-run/finding-sentence.js';
import type { StoredBatch } from '../replay-run/stored-batch.query.js';
import type { OrderInRun } from './explain-line.js';
import type { Answer, ExplainedLine, ExplainedOrder } from './explain-order.js';
import { reasonSentence } from './reason-sentence.js';

const rule = z.object({ id: z.string(), title: z.string(), source: z.string() });
const answer = z.object({ yes: z.boolean(), reason: z.string(), rule, sentence: z.string() });
const step = z.object({ kind: z.enum(['scheduled', 'held', 'away', 'discharged', 'stat', 'covered', 'short']), rule, quantity: quantitySchema, doses: z.int(), subtotal: quantitySchema });
const supply = z.object({
  rule, counted: quantitySchema, countedOn: z.iso.date().nullable().describe('null = nobody counted yet'), countedAt: z.string().nullable(),
  cameSince: quantitySchema.describe('by batches and fills since the count, less what was returned, destroyed or lost'), givenBefore: quantitySchema, left: quantitySchema,
});
const time = z.object({
  time: z.string(), from: z.enum(['default', ...PASS_LEVELS, 'clock']).describe("whose table of hours says so, the stronger later; clock = the order's own times"), code: z.string(), effectiveFrom: z.iso.date().nullable(),
  rowId: z.uuid().nullable(), shiftMinutes: z.int(),
});
const line = z.object({
  status: z.string(), packaging: z.string(), dispensed: quantitySchema, pulled: z.int().describe('whole units taken from stock (R134)'), authorisedLeft: quantitySchema,
  doses: z.array(z.object({ date: z.iso.date(), time: z.string(), quantity: quantitySchema, outcome: z.enum(DOSE_OUTCOMES) })),
  times: z.array(time).describe('those of the first day with a dose, each with the row it was read from (D40)'),
  steps: z.array(step).describe('their quantities add up to what is dispensed'), supply: supply.nullable(),
});

/** What one batch says of one order. */
export const explanationSchema = z.object({
  batchId: z.uuid().nullable(), windowFrom: z.iso.date().nullable(), windowTo: z.iso.date().nullable().describe('exclusive'), asOf: instantSchema.nullable(),
  knownAt: instantSchema.nullable(), engineVersion: z.string().nullable(), rulePack: z.string().nullable(), line: line.nullable(),
  findings: z.array(z.object({ code: z.string(), severity: z.enum(['block', 'warn', 'info']), rule, sentence: z.string() })),
  inRun: answer, inPack: answer, onMar: z.array(answer.extend({ month: z.string(), record: z.enum(RECORD_KINDS) })),
}).meta({ id: 'Explanation' });
export type Explanation = z.output<typeof explanationSchema>;

/** An order of a run, for every batch of its facility. */
export const orderExplanationSchema = z.object({ rxNumber: z.string(), orderId: z.uuid(), residentId: z.uuid(), explanations: z.array(explanationSchema) }).meta({ id: 'OrderExplanation' });
export type OrderExplanation = z.output<typeof orderExplanationSchema>;

const ruleOf = (id: string): z.output<typeof rule> => ({ id, title: '', source: '', ...ruleSource(id) });
const answerOf = ({ yes, reason, rule: id }: Answer): z.output<typeof answer> => ({ yes, reason, rule: ruleOf(id), sentence: reasonSentence(reason) });

function timeOf({ minute, origin }: TracedDoseTime): z.output<typeof time> {
  const at = { time: formatClock(minute), code: '', effectiveFrom: null, rowId: null, shiftMinutes: 0 };
  if (origin.kind === 'order') return { ...at, from: 'clock' };
  if (origin.kind === 'default') return { ...at, from: 'default', code: origin.code, shiftMinutes: origin.shift };
  const { level, row, shift } = origin;
  return { ...at, from: level, code: row.code, effectiveFrom: formatDay(row.effectiveFrom), rowId: row.id ?? null, shiftMinutes: shift };
}

function lineOf({ explanation, ...decided }: ExplainedLine, unit: string): z.output<typeof line> {
  const quantity = (milli: Milli): z.output<typeof quantitySchema> => ({ value: formatMilli(milli), unit });
  const { doses, steps, supply: begun } = explanation;
  return {
    status: decided.status, packaging: decided.packaging, dispensed: quantity(decided.dispensed), pulled: decided.pulled, authorisedLeft: quantity(decided.authorisedLeft),
    doses: doses.map(({ day, minute, dose, outcome }) => ({ date: formatDay(day), time: formatClock(minute), quantity: quantity(dose), outcome })),
    times: decided.times.map(timeOf),
    steps: steps.map((one) => ({ kind: one.kind, rule: ruleOf(one.rule), quantity: quantity(one.quantity), doses: one.doses, subtotal: quantity(one.subtotal) })),
    supply: begun === null ? null : {
      rule: ruleOf(begun.rule), counted: quantity(begun.counted), countedOn: begun.countedAt && formatDay(dayOf(begun.countedAt)),
      countedAt: begun.countedAt && formatClock(minuteOf(begun.countedAt)), cameSince: quantity(begun.cameSince),
      givenBefore: quantity(begun.givenBefore), left: quantity(begun.left),
    },
  };
}

function explanationOf({ line: explained, findings, inRun, inPack, onMar }: ExplainedOrder, batch: StoredBatch | null, unit: string): Explanation {
  return {
    batchId: batch?.id ?? null, windowFrom: batch?.window_from ?? null, windowTo: batch?.window_to ?? null, asOf: batch?.as_of.toISOString() ?? null,
    knownAt: batch?.known_at.toISOString() ?? null, engineVersion: batch?.engine_version ?? null, rulePack: batch?.rule_pack ?? null,
    line: explained === null ? null : lineOf(explained, unit),
    findings: findings.map(({ code, severity, rule: id, params }) => ({ code, severity, rule: ruleOf(id), sentence: findingSentence(code, params) })),
    inRun: answerOf(inRun), inPack: answerOf(inPack), onMar: onMar.map(({ month, record, ...one }) => ({ month, record, ...answerOf(one) })),
  };
}

/** An explanation as the API and the command line give it. */
export function orderExplanation(rxNumber: string, { orderId, residentId, doseUnit, batches, otherwise }: OrderInRun): OrderExplanation {
  const explanations = batches.map(({ batch, explained }) => explanationOf(explained, batch, doseUnit));
  return { rxNumber, orderId, residentId, explanations: explanations.length > 0 ? explanations : [explanationOf(otherwise, null, doseUnit)] };
}
