import { type Day, type Milli, ZERO, addMilli } from '@cyclefill/domain/kernel';

/** How far an order in a pack is. */
export const PACK_ORDER_STATES = ['open', 'packed', 'partial', 'excepted'] as const;
export type PackOrderState = (typeof PACK_ORDER_STATES)[number];

/** Why an order is not in a pack, or not all of it. */
export const PACK_EXCEPTIONS = ['short', 'damaged', 'not_found', 'question'] as const;
export type PackException = (typeof PACK_EXCEPTIONS)[number];

/** Units of one order out of one container. */
export interface FilledUnits {
  readonly units: Milli;
  readonly lot: string;
  readonly expiresOn: Day;
  /** The lot is called back. */
  readonly recalled: boolean;
  readonly witnessed: boolean;
  /** A pharmacist set aside what the bench said of it (R242). */
  readonly setAside: boolean;
}

/** Until when what lies in a pack must be good. */
export interface SealDays {
  /** The last day that has a dose in the pack. */
  readonly lastDay: Day;
  /** That of the bench: the pack's last day and the margin of the rule pack (D94). */
  readonly goodUntil: Day;
}

/** An order of a pack as the seal finds it. */
export interface OrderToSeal {
  readonly orderId: string;
  readonly expected: Milli;
  readonly state: PackOrderState;
  readonly reason: PackException | null;
  /** A second person sees what is filled of it. */
  readonly needsWitness: boolean;
  readonly fills: readonly FilledUnits[];
}

/** What stands between a pack and its seal. */
export const SEAL_PROBLEMS = ['order_open', 'reason_missing', 'count_differs', 'lot_missing', 'recalled', 'expires_before_end', 'short_dated', 'not_witnessed', 'nothing_packed'] as const;
export type SealProblemCode = (typeof SEAL_PROBLEMS)[number];

export interface SealProblem {
  readonly code: SealProblemCode;
  /** null = the whole pack. */
  readonly orderId: string | null;
}

function countIsRight({ state, expected, fills }: OrderToSeal): boolean {
  const units = addMilli(...fills.map((fill) => fill.units));
  if (state === 'packed') return units === expected;
  return state === 'partial' ? units > ZERO && units < expected : units === ZERO;
}

function problemsOf(order: OrderToSeal, { lastDay, goodUntil }: SealDays): readonly SealProblemCode[] {
  if (order.state === 'open') return ['order_open'];
  const found: SealProblemCode[] = [];
  if (order.state !== 'packed' && order.reason === null) found.push('reason_missing');
  if (!countIsRight(order)) found.push('count_differs');
  if (order.fills.some(({ lot }) => lot === '')) found.push('lot_missing');
  if (order.fills.some(({ recalled }) => recalled)) found.push('recalled');
  if (order.fills.some(({ expiresOn }) => expiresOn < lastDay)) found.push('expires_before_end');
  if (order.fills.some(({ expiresOn, setAside }) => !setAside && expiresOn >= lastDay && expiresOn < goodUntil)) found.push('short_dated');
  if (order.needsWitness && order.fills.some(({ witnessed }) => !witnessed)) found.push('not_witnessed');
  return found;
}

/**
 * The seal gate (R239, R240): every order packed in full or excepted with a reason, counts that add up, each container's lot named, nothing of a lot that is called back, nothing that expires before the pack's last day or, unless a
 * pharmacist set that aside, before the margin that the bench asks for (D94). In the order of `orders`; none = it may be sealed.
 */
export function sealProblems(orders: readonly OrderToSeal[], days: SealDays): readonly SealProblem[] {
  const found = orders.flatMap((order): SealProblem[] => problemsOf(order, days).map((code) => ({ code, orderId: order.orderId })));
  return orders.every(({ fills }) => fills.length === 0) ? [...found, { code: 'nothing_packed', orderId: null }] : found;
}
