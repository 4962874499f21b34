import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import type { OrderLine, ParArithmetic } from '@cyclefill/domain/stock';
import { z } from 'zod';

/** How a par level was reckoned, in units. */
export const parArithmeticSchema = z.object({
  windows: z.array(z.string()).describe('what each of the next planned windows takes'), mean: z.string(), spread: z.string().describe('mean deviation'), par: z.string(), sentence: z.string(),
}).meta({ id: 'ParArithmetic' });
export type ParArithmeticView = z.output<typeof parArithmeticSchema>;

/** A product with its par level and the one that is suggested. */
export const parLevelSchema = z.object({
  ndc11: z.string(), drug: z.string(), strength: z.string(), par: z.string().nullable().describe('null = none is set'), effectiveFrom: z.iso.date().nullable(), reason: z.string(), version: z.int().describe('for If-Match; of a product that is not listed 0'),
  suggested: parArithmeticSchema.nullable().describe('null = no planned window takes of it'),
}).meta({ id: 'ParLevel' });
export type ParLevelView = z.output<typeof parLevelSchema>;

/** What to order of a product, with the numbers it comes from: par less what is free less what is on order. */
export const orderLineSchema = z.object({
  ndc11: z.string(), drug: z.string(), strength: z.string(), par: z.string(), free: z.string().describe('of what has not expired'), onOrder: z.string(), missing: z.string(), packageSize: z.string().nullable(),
  packages: z.int().nullable().describe('null = the catalogue has no package size'), sentence: z.string(),
}).meta({ id: 'StockOrderLine' });
export type OrderLineView = z.output<typeof orderLineSchema>;

/** Arithmetic for people: every number that went in. */
export function arithmeticView({ windows, mean, spread, par }: ParArithmetic): ParArithmeticView {
  const [all, m, s, p] = [windows.map(formatMilli), formatMilli(mean), formatMilli(spread), formatMilli(par)];
  return { windows: all, mean: m, spread: s, par: p, sentence: `The next ${windows.length} windows take ${all.join(', ')}: ${m} on average, ${s} apart from it; ${m} + 2 × ${s} = ${p}.` };
}

/** An order line for people. */
export function orderLineView({ ndc11, par, free, onOrder, missing, packages, packageSize }: OrderLine, { drug, strength }: { readonly drug: string; readonly strength: string }): OrderLineView {
  const text = (value: Milli): string => formatMilli(value);
  const size = packageSize === null ? null : text(packageSize);
  return {
    ndc11, drug, strength, par: text(par), free: text(free), onOrder: text(onOrder), missing: text(missing), packageSize: size, packages,
    sentence: `${text(par)} − ${text(free)} free − ${text(onOrder)} on order = ${text(missing)} missing${size === null ? '; no package size is known' : `: ${packages} of ${size}`}.`,
  };
}
