import { mayMeet } from '@cyclefill/domain/clinical';
import { MOST_ACTIVE_ORDERS } from '@cyclefill/domain/cycle-fill';

/** An order of a resident as its rows say, with the ingredients of its product. */
export interface RelatedOrder {
  readonly order_id: string;
  readonly resident_id: string;
  /** Its own line or findings may come out otherwise. */
  readonly touched: boolean;
  readonly ingredient: string;
  readonly ingredient_rxcui: string;
}

type Drug = Pick<RelatedOrder, 'ingredient' | 'ingredient_rxcui' | 'touched'>;

const areRelated = (a: Drug, b: Drug): boolean => (a.ingredient_rxcui !== '' && a.ingredient_rxcui === b.ingredient_rxcui) || mayMeet(a.ingredient, b.ingredient);

/**
 * The orders of one resident that are decided together: those that are touched, and those that a chain of possible findings joins to one that is, since one can be
 * another's duplicate (E10), interact with it or add up with it (E12, E13). All of them where there are so many that their number is looked at.
 */
export function relatedOrders<Order extends Drug>(own: readonly Order[]): readonly Order[] {
  if (own.length > MOST_ACTIVE_ORDERS) return own;
  const found = new Set(own.filter(({ touched }) => touched));
  // A set that grows while it is walked: each that comes in is asked for its own.
  for (const order of found) for (const other of own) if (!found.has(other) && areRelated(order, other)) found.add(other);
  return own.filter((order) => found.has(order));
}
