import { type Day, type LocalMinute, dayOf, formatClock, formatDay, formatMilli, minuteOf } from '@cyclefill/domain/kernel';
import { type CiiPartialFill, type PartRefusal, type RulePack, partsTerm, remainingOf, ruleOfRefusal } from '@cyclefill/domain/law';
import { z } from 'zod';

const REFUSALS = ['not-marked', 'state-forbids', 'stopped', 'before-earliest-date', 'expired', 'exceeds-authorised', 'unsigned'] as const satisfies readonly PartRefusal[];

/** A C-II prescription that goes out in parts: what was given, what remains, and until when (R202–R204). */
export const ciiPartsSchema = z.object({
  orderId: z.uuid(), rxNumber: z.string(), writtenOn: z.iso.date(), earliestFillOn: z.iso.date().nullable(), remaining: z.string(),
  until: z.string().describe('the last minute in which a part may be given, wall clock of the facility'), rule: z.string(),
  parts: z.array(z.object({ at: z.string(), quantity: z.string(), remaining: z.string(), by: z.string().describe("'' = the fill it was imported with") })),
}).meta({ id: 'CiiParts' });
export type CiiParts = z.output<typeof ciiPartsSchema>;

/** The answer to a part: given, or why not, by which rule. */
export const ciiPartAnswerSchema = ciiPartsSchema.extend({ given: z.boolean(), refused: z.object({ reason: z.enum(REFUSALS), rule: z.string() }).nullable() }).meta({ id: 'CiiPartAnswer' });
export type CiiPartAnswer = z.output<typeof ciiPartAnswerSchema>;

const clockText = (at: LocalMinute): string => `${formatDay(dayOf(at))}T${formatClock(minuteOf(at)).replace(/^(..)/u, '$1:')}`;

/** A prescription with its parts as it is shown. */
export function partsView(order: { readonly orderId: string; readonly rxNumber: string; readonly writtenOn: Day }, fill: CiiPartialFill, pack: RulePack): CiiParts {
  const term = partsTerm(fill, pack);
  return {
    orderId: order.orderId, rxNumber: order.rxNumber, writtenOn: formatDay(order.writtenOn), earliestFillOn: fill.earliestFillOn === null ? null : formatDay(fill.earliestFillOn),
    remaining: formatMilli(remainingOf(fill)), until: clockText(term.until), rule: term.rule,
    parts: fill.parts.map(({ at, quantity, remaining, by }) => ({ at: clockText(at), quantity: formatMilli(quantity), remaining: formatMilli(remaining), by })),
  };
}

/** The same with the answer to a part that was asked for. */
export function partAnswer(view: CiiParts, refused: PartRefusal | null, fill: CiiPartialFill, pack: RulePack): CiiPartAnswer {
  return { ...view, given: refused === null, refused: refused === null ? null : { reason: refused, rule: ruleOfRefusal(refused, fill, pack) } };
}
