import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const ReturnRow = z.object({ order_id: z.string(), on: z.string(), units: z.number(), payer: z.string(), mills: z.number().nullable(), fee: z.number(), credit: z.number() });

/** What an accepted return takes back of a claim, as text; money in the currency of the pharmacy. */
export interface ClaimCredit {
  readonly on: string;
  readonly units: string;
  readonly payer: string;
  readonly unitPrice: string;
  readonly fee: string;
  readonly amount: string;
}

const money = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const RETURNS = `select order_id, returned_at::date::text as on, units_milli as units, payer, unit_price_mills as mills, handling_fee_cents as fee, credit_cents as credit from supply_return`;

const creditOf = (row: z.output<typeof ReturnRow>): ClaimCredit => ({
  on: row.on, units: formatMilli(row.units as Milli), payer: row.payer, unitPrice: row.mills === null ? '' : formatMilli(row.mills as Milli), fee: money(row.fee), amount: money(row.credit),
});

const byOrder = (rows: readonly z.output<typeof ReturnRow>[]): ReadonlyMap<string, readonly ClaimCredit[]> =>
  new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, own]) => [orderId, own.map(creditOf)]));

/** Accepted returns of a batch by order, in the order in which they came (R145). */
export async function readCredits(tx: Tx, batchId: string): Promise<ReadonlyMap<string, readonly ClaimCredit[]>> {
  return byOrder(await tx.query(ReturnRow, `${RETURNS} where batch_id = $1 and accepted order by returned_at, id`, [batchId]));
}

/** The same of a fill on demand. */
export async function readSupplyCredits(tx: Tx, supplyId: string): Promise<ReadonlyMap<string, readonly ClaimCredit[]>> {
  return byOrder(await tx.query(ReturnRow, `${RETURNS} where demand_fill_id in (select id from demand_fill where supply_id = $1) and accepted order by returned_at, id`, [supplyId]));
}
