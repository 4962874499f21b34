import type { OrderRow } from './census-rows.js';

const GOES_ON: ReadonlySet<string> = new Set(['active', 'future']);
const ENDED: ReadonlySet<string> = new Set(['completed', 'discontinued']);
const HELD: ReadonlySet<string> = new Set(['held', 'on_hold']);

/** Why an `order_status` and the dates beside it leave open whether the order is to be given; null = they do not. */
export function statusDoubt(cell: string, { to, hold }: Pick<OrderRow, 'to' | 'hold'>): string | null {
  const status = cell.toLowerCase().replace(/[\s-]+/gu, '_');
  if (GOES_ON.has(status)) return null;
  if (ENDED.has(status)) return to === null ? 'without a stop_date' : null;
  if (HELD.has(status)) return hold === null ? 'without a hold_from' : null;
  return 'which is none of active, future, completed, discontinued, held, on_hold';
}
