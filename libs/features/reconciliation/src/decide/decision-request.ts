import type { InputProblem } from '@cyclefill/contracts';
import { DECISIONS, type Decision, INTENTS, leavesOpen, possibleDecisions } from '@cyclefill/domain/reconciliation';
import { directionsSchema, momentSchema, prescriptionContentSchema, rxNumberSchema } from '@cyclefill/features/order';
import { INTAKE_SOURCES } from '@cyclefill/domain/orders';
import { z } from 'zod';

/** What a decision brings to our orders. */
export const commandSchema = z.strictObject({
  at: momentSchema.optional().describe('from when it bites, wall clock of the facility; absent = the moment at which the second side signs'),
  until: momentSchema.optional().describe('of a hold: exclusive; absent = until it is resumed'),
  directions: directionsSchema.optional().describe('of a change: how our order is given from then on'),
  order: z.strictObject({ rxNumber: rxNumberSchema, source: z.enum(INTAKE_SOURCES), content: prescriptionContentSchema.omit({ residentId: true }) }).optional()
    .describe('of something new, or of a change to another product: the prescription of the order that is opened; of a change ours stops when it begins'),
});
export type DecisionCommand = z.output<typeof commandSchema>;

const decisionSchema = commandSchema.extend({
  position: z.int().min(1).describe('the row'),
  decision: z.enum(DECISIONS),
  intent: z.enum(INTENTS).optional().describe('whether the difference was meant (R302); says nothing where none is, or while the prescriber is asked'),
  reason: z.string().trim().max(500).default('').describe('why; of a question, what is asked'),
});
export type RowDecision = z.output<typeof decisionSchema>;

export const decideRowsSchema = z.strictObject({ rows: z.array(decisionSchema).min(1).max(200) }).meta({ id: 'DecideRows' });
export type DecideRowsRequest = z.output<typeof decideRowsSchema>;

const TAKES: Readonly<Record<Decision, readonly (keyof DecisionCommand)[]>> = {
  continue: [], change: ['at', 'directions', 'order'], stop: ['at'], hold: ['at', 'until'], new: ['order'], 'not-taking': ['at'], 'ask-prescriber': [],
};

/** The row as far as a decision of it is concerned. */
export interface DecidableRow {
  /** Orders of ours in it. */
  readonly ours: number;
  /** Anything differs. */
  readonly differs: boolean;
}

/** What is wrong with a decision of a row, each with its place in the decision. */
export function decisionProblems(given: RowDecision, { ours, differs }: DecidableRow): readonly InputProblem[] {
  const { decision, intent, reason } = given;
  const possible = possibleDecisions(ours);
  if (!possible.includes(decision)) return [{ pointer: '/decision', rule: `is not possible: it takes ${possible.join(', ')}` }];
  const foreign = (Object.keys(commandSchema.shape) as (keyof DecisionCommand)[]).filter((field) => given[field] !== undefined && !TAKES[decision].includes(field));
  return [
    ...foreign.map((field) => ({ pointer: `/${field}`, rule: `does not belong to the decision ${decision}` })),
    ...(reason === '' && decision !== 'continue' ? [{ pointer: '/reason', rule: 'is missing: say why' }] : []),
    ...(differs && intent === undefined && !leavesOpen(decision) ? [{ pointer: '/intent', rule: `is missing: say whether the difference was meant, ${INTENTS.join(', ')}` }] : []),
    ...commandProblems(given, ours),
  ];
}

function commandProblems({ decision, directions, order, at }: RowDecision, ours: number): readonly InputProblem[] {
  if (decision === 'new' && order === undefined) return [{ pointer: '/order', rule: 'is missing: the prescription of what is new' }];
  if (decision === 'change' && (directions === undefined) === (order === undefined)) return [{ pointer: '/directions', rule: 'or an order of another product is needed, one of the two' }];
  if (ours > 1 && (decision === 'hold' || directions !== undefined)) return [{ pointer: '/decision', rule: 'would be of several orders at once: change them to one order, or hold each by itself' }];
  if (ours === 0 && at !== undefined) return [{ pointer: '/at', rule: 'does not belong here: there is no order of ours' }];
  if (order !== undefined && at !== undefined) return [{ pointer: '/at', rule: 'does not belong here: the order says from when, in content.from' }];
  return [];
}
