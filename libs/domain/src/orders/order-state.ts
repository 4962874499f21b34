import { type LocalMinute, type MinuteRange, coversAny, endOf } from '@cyclefill/domain/kernel';

/** What an order is at a moment. */
export const ORDER_STATES = ['planned', 'active', 'held', 'stopped'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** State of an order that runs over `[from, to)` with these holds. Stopped wins over held: nothing is due any more. */
export function orderStateAt(order: MinuteRange, holds: readonly MinuteRange[], at: LocalMinute): OrderState {
  if (at >= endOf(order)) return 'stopped';
  if (at < order.from) return 'planned';
  return coversAny(holds, at) ? 'held' : 'active';
}
