import { type Day, type LocalMinute, type Milli, ONE_UNIT, ZERO, atMinute, divideUp, timesMilli } from '@cyclefill/domain/kernel';
import { MOST_UNITS } from './dose-measure.js';
import type { FillOrder, ResidentContext } from './fill-order.js';
import { EKIT_NEAR, type SupplyMovement } from './supply-movement.js';
import { unitsGiven } from './supply.js';

/** What a row of a ledger says, in the order in which rows of one minute stand. */
export const LEDGER_KINDS = [
  'used', 'carried_out', 'carried_in', 'lost', 'dispensed', 'part_waste', 'filled_on_demand', 'filled_for_leave', 'taken_along', 'ekit', 'ekit_given', 'returned', 'destroyed',
  'counted', 'variance',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One movement of an order's supply with the balance after it. The balances follow from the units: nothing else changes them. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  readonly rule: string;
  readonly at: LocalMinute;
  /** Since when doses of this row were given; null = the row is of one moment. */
  readonly since: LocalMinute | null;
  /** Below nothing where supply goes; nothing on the rows that only say what is carried over. */
  readonly units: Milli;
  readonly balance: Milli;
  readonly reference: string;
}

const RULES: Readonly<Record<LedgerKind, string>> = {
  used: 'R133', carried_out: 'R138', carried_in: 'R138', lost: 'R128', dispensed: 'R138', part_waste: 'R134', filled_on_demand: 'R130', filled_for_leave: 'R122', taken_along: 'R122',
  ekit: 'R124', ekit_given: 'R124', returned: 'R142', destroyed: 'R145',
  counted: 'R138', variance: 'E24',
};

/** Moments in the order in which they are worked: a window ends before the next begins, and a count comes after all else of its minute. */
const RANKS = ['window_end', 'ekit_near', 'ekit', 'lost', 'packed', 'filled_on_demand', 'taken_along', 'returned', 'destroyed', 'counted'] as const;
type Step = SupplyMovement | { readonly kind: 'window_end'; readonly at: LocalMinute; readonly reference: string; readonly short: Milli } | { readonly kind: 'ekit_near'; readonly at: LocalMinute; readonly reference: string };

function stepsOf(movements: readonly SupplyMovement[], to: LocalMinute): readonly Step[] {
  const steps = movements.flatMap((one): Step[] => {
    if (one.kind === 'packed') return [one, { kind: 'window_end', at: one.until, reference: one.reference, short: one.short }];
    if (one.kind !== 'ekit') return [one];
    return [{ kind: 'ekit_near', at: (one.at - EKIT_NEAR) as LocalMinute, reference: one.reference }, { ...one, at: (one.at + EKIT_NEAR) as LocalMinute }];
  });
  return steps.filter(({ at }) => at <= to).toSorted((a, b) => a.at - b.at || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
}

/** Rows as they are written, each with the balance after it. */
class LedgerBook {
  readonly entries: LedgerEntry[] = [];
  balance: Milli = ZERO;

  write(kind: LedgerKind, at: LocalMinute, units: number, reference: string, since: LocalMinute | null = null): void {
    this.balance = (this.balance + units) as Milli;
    this.entries.push({ kind, rule: RULES[kind], at, since, units: units as Milli, balance: this.balance, reference });
  }

  /** Takes units away; where more is taken than the book has, it was wrong by that much (E24). */
  take(kind: 'taken_along' | 'returned' | 'destroyed', at: LocalMinute, units: Milli, reference: string): void {
    if (units > this.balance) this.write('variance', at, units - this.balance, reference);
    this.write(kind, at, timesMilli(units, -1), reference);
  }
}

function apply(book: LedgerBook, step: Step, first: boolean): void {
  const { at, reference } = step;
  switch (step.kind) {
    case 'window_end':
      return book.write('carried_out', at, 0, reference);
    case 'lost':
      return book.balance === ZERO ? undefined : book.write('lost', at, timesMilli(book.balance, -1), reference);
    case 'packed': {
      // Whole units are pulled from stock; the parts that are left over never reach the resident (R134).
      const pulled = divideUp(step.units, ONE_UNIT) * ONE_UNIT;
      book.write('carried_in', at, 0, reference);
      if (pulled > 0) book.write('dispensed', at, pulled, reference);
      if (pulled > step.units) book.write('part_waste', at, step.units - pulled, reference);
      return;
    }
    case 'filled_on_demand':
      return book.write('filled_on_demand', at, step.units, reference);
    case 'taken_along':
      if (step.filled > 0) book.write('filled_for_leave', at, step.filled, reference);
      return book.take('taken_along', at, step.units, reference);
    case 'ekit':
      book.write('ekit', at, step.units, reference, (at - EKIT_NEAR) as LocalMinute);
      return book.write('ekit_given', at, timesMilli(step.units, -1), reference, (at - EKIT_NEAR) as LocalMinute);
    case 'ekit_near':
      return;
    case 'returned':
    case 'destroyed':
      return book.take(step.kind, at, step.units, reference);
    case 'counted':
      return book.write(first ? 'counted' : 'variance', at, step.units - book.balance, reference);
  }
}

/** A movement in the units of the doses; what a window was short of is doses already. */
function measured(one: SupplyMovement, dosesPerUnit: number): SupplyMovement {
  if (one.kind === 'lost') return one;
  const units = timesMilli(one.units, dosesPerUnit);
  return one.kind === 'taken_along' ? { ...one, units, filled: timesMilli(one.filled, dosesPerUnit) } : { ...one, units };
}

/**
 * Every movement of one order's supply up to a moment (R138): what came, what went, and the doses given between, with the
 * running balance, in the units of the doses. Where it cannot be told how many the supply holds, only what came and went is
 * there, in the units of the supply. Doses are taken as the schedule says and never below nothing; what a window was short of was not given.
 * Pure; the units of the entries add up to the last balance.
 */
export function supplyLedger(order: FillOrder, resident: ResidentContext, movements: readonly SupplyMovement[], to: LocalMinute, away: 'left-out' | 'counted' = 'left-out'): readonly LedgerEntry[] {
  const { dosesPerUnit } = order;
  const own = dosesPerUnit === null || dosesPerUnit === 1 ? movements : movements.map((one) => measured(one, dosesPerUnit));
  const book = new LedgerBook();
  let since: LocalMinute | null = null;
  /** Doses until then, less what was not given out of the supply: short, or from the emergency kit. */
  const give = (until: LocalMinute, other: number): void => {
    if (since !== null && until > since && dosesPerUnit !== null) {
      const used = Math.min(book.balance, Math.max(0, unitsGiven(order, resident, since, until, away) - other));
      if (used > 0) book.write('used', until, -used, '', since);
    }
    since = until;
  };
  for (const step of stepsOf(own, to)) {
    const first = since === null;
    give(step.at, step.kind === 'window_end' ? step.short : step.kind === 'ekit' ? step.units : 0);
    apply(book, step, first);
  }
  if (since !== null) give(to, 0);
  return book.entries;
}

/** What a window's supply is made of: the last count, and what moved since. */
export function movementsOf({ onHand, moved = [] }: FillOrder): readonly SupplyMovement[] {
  if (onHand === null) return moved;
  return [{ kind: 'counted', at: onHand.at, units: onHand.quantity, reference: '' }, ...moved.filter(({ at }) => at > onHand.at)];
}

/** Balance of an order's ledger at a moment, by all that moved until then. */
export function balanceAt(order: FillOrder, resident: ResidentContext, at: LocalMinute): Milli {
  return supplyLedger(order, resident, movementsOf(order), at).at(-1)?.balance ?? ZERO;
}

/** Supply still there when the window begins (R138): the balance of the ledger, never below nothing; nothing where it cannot be told. */
export function supplyAt(order: FillOrder, resident: ResidentContext, windowFrom: Day, away: 'left-out' | 'counted'): Milli {
  const { onHand, moved, dosesPerUnit } = order;
  if (dosesPerUnit === null) return ZERO;
  if (moved !== undefined) return Math.min(MOST_UNITS, supplyLedger(order, resident, movementsOf(order), atMinute(windowFrom), away).at(-1)?.balance ?? ZERO) as Milli;
  // The usual order has a count and nothing since; its ledger in one sum.
  if (onHand === null) return ZERO;
  return Math.min(MOST_UNITS, Math.max(0, timesMilli(onHand.quantity, dosesPerUnit) - unitsGiven(order, resident, onHand.at, atMinute(windowFrom), away))) as Milli;
}
