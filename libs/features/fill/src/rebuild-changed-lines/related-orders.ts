import { MOST_ACTIVE_ORDERS } from '@cyclefill/domain/cycle-fill';
import { ingredientSet } from '../compute-fill-batch/products.query.js';

/** An order of a resident as its rows say, with the ingredients of its product. */
export interface RelatedOrder {
  readonly order_id: string;
  readonly resident_id: string;
  /** Its own line or findings may come out otherwise. */
  readonly touched: boolean;
  readonly ingredient: string;
  readonly ingredient_rxcui: string;
}

/**
 * The orders of one resident that are decided together, since one can be another's duplicate (E10): those that are touched, and those with the ingredients of
 * one that is. All of them where there are so many that their number is looked at.
 */
export function relatedOrders<Order extends Omit<RelatedOrder, 'order_id' | 'resident_id'>>(own: readonly Order[]): readonly Order[] {
  if (own.length > MOST_ACTIVE_ORDERS) return own;
  const ingredients = new Set(own.filter(({ touched }) => touched).map(ingredientSet));
  return own.filter((order) => ingredients.has(ingredientSet(order)));
}
