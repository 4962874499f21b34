import { quantitySchema } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, ZERO, formatMilli } from '@cyclefill/domain/kernel';
import { LEDGER_KINDS, ruleSource } from '@cyclefill/domain/cycle-fill';
import { z } from 'zod';
import { localText } from '../compute-fill-batch/fill-line-writer.js';
import type { OrderLedgerAnswer } from './order-ledger.js';

const moment = z.string().describe('wall clock of the facility, YYYY-MM-DDTHH:MM');
const entry = z.object({
  kind: z.enum(LEDGER_KINDS), rule: z.object({ id: z.string(), title: z.string(), source: z.string() }), at: moment, since: moment.nullable().describe('since when the doses of this row were given'),
  units: quantitySchema.describe('below nothing where supply goes'), balance: quantitySchema.describe('after this row'), reference: z.string().describe('batch, code of a fill, or return; empty on counts and doses'),
  batchHad: quantitySchema.nullable().describe('what the batch was computed with; another number than the balance: something was recorded since'),
});

/** The ledger of an order as the API and the command line give it. */
export const orderLedgerSchema = z.object({ rxNumber: z.string(), orderId: z.uuid(), residentId: z.uuid(), until: moment, balance: quantitySchema, useTold: z.boolean().describe('false: how many doses the supply holds cannot be told, so that none are counted down (R135)'), entries: z.array(entry) }).meta({ id: 'OrderLedger' });
export type OrderLedgerView = z.output<typeof orderLedgerSchema>;

const momentOf = (at: LocalMinute): string => (localText(at) ?? '').replace(' ', 'T');

export function orderLedgerView({ rxNumber, orderId, residentId, unit, useTold, until, entries }: OrderLedgerAnswer): OrderLedgerView {
  const quantity = (milli: Milli): z.output<typeof quantitySchema> => ({ value: formatMilli(milli), unit });
  return {
    rxNumber, orderId, residentId, until: momentOf(until), balance: quantity(entries.at(-1)?.balance ?? ZERO), useTold,
    entries: entries.map(({ kind, rule, at, since, units, balance, reference, batchHad }) => ({
      kind, rule: { id: rule, title: '', source: '', ...ruleSource(rule) }, at: momentOf(at), since: since && momentOf(since), units: quantity(units), balance: quantity(balance), reference,
      batchHad: batchHad === null ? null : quantity(batchHad),
    })),
  };
}
