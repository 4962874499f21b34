import type { Finding } from '@cyclefill/domain/kernel';

/** More active orders than a resident has: 100. Beyond it an import went wrong, or a chart needs a pharmacist. */
export const MOST_ACTIVE_ORDERS = 100;

/** A resident with more active orders than {@link MOST_ACTIVE_ORDERS}. All are filled: to stop a whole chart over a number would harm more. */
export function orderCountFindings(residentId: string, orders: number): readonly Finding[] {
  if (orders <= MOST_ACTIVE_ORDERS) return [];
  return [{ code: 'ORDER_COUNT', severity: 'warn', rule: 'E20', subject: residentId, params: { orders, limit: MOST_ACTIVE_ORDERS } }];
}
