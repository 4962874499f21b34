import { type LocalMinute, type Milli, dayOf, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import { countText, unitText } from '@cyclefill/domain/sig';
import type { DateStyle } from './document-frame.js';
import { longDate } from './print-dates.js';

/** An ingredient of what was compounded. */
export interface PreparedIngredient {
  readonly role: 'solution' | 'additive';
  readonly name: string;
  /** For one preparation, in thousandths of the unit. */
  readonly amount: Milli;
  readonly unit: string;
  /** What that is as the label says it; '' = the amount and its unit. */
  readonly labelled: string;
  /** Units measured in all, by container. */
  readonly taken: readonly { readonly container: string; readonly ndc: string; readonly lot: string; readonly expires: string; readonly amount: Milli }[];
}

/** What was compounded, as its papers speak of it (R227). Clocks are the facility's wall. */
export interface Prepared {
  readonly code: string;
  readonly formula: { readonly code: string; readonly name: string; readonly from: string };
  readonly ingredients: readonly PreparedIngredient[];
  readonly steps: readonly string[];
  /** How many of what the formula makes. */
  readonly count: number;
  /** `250 mL` */
  readonly makes: string;
  readonly route: string;
  /** '' = it is not infused. */
  readonly rate: string;
  readonly storage: 'room' | 'cold';
  readonly cautions: readonly string[];
  readonly preparedAt: LocalMinute;
  readonly preparedBy: string;
  readonly beyondUseAt: LocalMinute;
  readonly beyondUseSource: string;
  /** null = nobody has yet. */
  readonly checked: { readonly at: LocalMinute; readonly by: string; readonly rejected: string | null } | null;
}

export const STORAGE_WORDS = { room: 'keep at room temperature', cold: 'keep refrigerated' } as const;

/** `20 mEq`, or what is taken: `10 mL`. */
export function ingredientAmount({ amount, unit, labelled }: Pick<PreparedIngredient, 'amount' | 'unit' | 'labelled'>): string {
  return labelled === '' ? `${countText(amount)} ${unitText(amount, unit)}` : labelled;
}

/** `Mon 12/07/2026 0930` */
export function clockDate(at: LocalMinute, dates: DateStyle | undefined): string {
  return `${longDate(dayOf(at), dates)} ${formatClock(minuteOf(at))}`;
}
