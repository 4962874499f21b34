import { type Milli, ZERO } from '@cyclefill/domain/kernel';

/** How an item arrived. `extra`: it was not on this tote's list; `stopped`: it is there and must not be used. */
export const RECEIPT_CONDITIONS = ['received', 'short', 'damaged', 'extra', 'stopped'] as const;
export type ReceiptCondition = (typeof RECEIPT_CONDITIONS)[number];

/** What the list of a tote says is in it. */
export interface ExpectedItem {
  readonly itemId: string;
  readonly units: Milli;
  /** Out of date or recalled on the way: it may not go to the residents. */
  readonly stopped: boolean;
  /** It came with another tote before this one. */
  readonly arrivedBefore: boolean;
}

/** What the nurse says of one item. */
export interface ToldItem {
  readonly itemId: string;
  readonly condition: 'received' | 'short' | 'damaged';
  /** Units of a container that did arrive; absent = none of a short one, all of a received one. */
  readonly units?: Milli | undefined;
}

/** How one expected item stands after a receipt. `expected` = `units` + what is missing. */
export interface SettledItem {
  readonly itemId: string;
  readonly condition: Exclude<ReceiptCondition, 'extra'>;
  readonly expected: Milli;
  /** Units that may be used. */
  readonly units: Milli;
}

/** What nobody said a word about: it is short when each item was scanned, and there when the nurse counted all of them. */
export type Untold = 'short' | 'received';

/** Compares what was expected with what was told: every expected item has exactly one line, in the order of the list. */
export function settleReceipt(expected: readonly ExpectedItem[], told: readonly ToldItem[], untold: Untold): readonly SettledItem[] {
  const words = new Map(told.map((one) => [one.itemId, one]));
  return expected.map(({ itemId, units: all, stopped, arrivedBefore }) => {
    const word = words.get(itemId) ?? { condition: arrivedBefore ? ('received' as const) : untold };
    if (word.condition === 'short') {
      const came = 'units' in word && word.units !== undefined ? Math.min(word.units, all) : ZERO;
      // What may not be used is none of the supply, however much of it came.
      return { itemId, condition: came === all && !stopped ? 'received' : 'short', expected: all, units: stopped ? ZERO : (came as Milli) };
    }
    if (stopped) return { itemId, condition: 'stopped', expected: all, units: ZERO };
    return { itemId, condition: word.condition, expected: all, units: word.condition === 'received' ? all : ZERO };
  });
}
