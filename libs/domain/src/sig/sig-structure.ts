import type { Day, Milli, MinuteOfDay, Weekday } from '@cyclefill/domain/kernel';

/** How much is given: one amount or a range; `unit` null = the text counts without saying what. */
export interface SigAmount {
  readonly low: Milli;
  readonly high: Milli | null;
  /** In the singular: `tablet`, `mL`, `mg`, `puff` … */
  readonly unit: string | null;
}

/** On which days. `some-days` = so often a week or month without naming the days: never scheduled. */
export type SigDays =
  | { readonly kind: 'daily' }
  | { readonly kind: 'every-n-days'; readonly every: number }
  | { readonly kind: 'weekdays'; readonly days: readonly Weekday[] }
  | { readonly kind: 'month-days'; readonly days: readonly number[]; readonly every?: number }
  | { readonly kind: 'some-days'; readonly times: number; readonly per: 'week' | 'month' }
  | { readonly kind: 'cycle'; readonly on: number; readonly off: number };

/** Moments of the day that a text names, in the order of the day; meals are three moments. */
export const SIG_SLOTS = [
  'early morning', 'before breakfast', 'with breakfast', 'morning', 'after breakfast', 'before lunch', 'with lunch', 'noon', 'after lunch', 'afternoon',
  'before dinner', 'with dinner', 'evening', 'after dinner', 'before meals', 'with meals', 'after meals', 'bedtime',
] as const;
export type SigSlot = (typeof SIG_SLOTS)[number];

/** How often on such a day. */
export type SigTimes =
  /** So many times; `high` = up to so many. */
  | { readonly kind: 'count'; readonly low: number; readonly high: number | null }
  | { readonly kind: 'every-hours'; readonly hours: number; readonly high: number | null }
  | { readonly kind: 'every-minutes'; readonly minutes: number }
  /** `leadMinutes` = so long before or after the one meal that is named. */
  | { readonly kind: 'slots'; readonly slots: readonly SigSlot[]; readonly leadMinutes: number | null }
  | { readonly kind: 'clock'; readonly minutes: readonly MinuteOfDay[] }
  | { readonly kind: 'every-shift' }
  /** One dose in all. */
  | { readonly kind: 'once' }
  /** As needed, and nothing says how often. */
  | { readonly kind: 'unsaid' };

/** Ways into the body that a text can name. */
export const SIG_ROUTES = [
  'oral', 'sublingual', 'buccal', 'inhalation', 'nasal', 'ophthalmic', 'otic', 'topical', 'transdermal', 'rectal', 'vaginal', 'subcutaneous', 'intramuscular', 'intravenous', 'tube',
] as const;
export type SigRoute = (typeof SIG_ROUTES)[number];

/** One part of the directions: parts of the same step go on side by side, steps follow each other. */
export interface SigPart {
  readonly step: number;
  /** How it is taken, where that is more than its route says: `chew and swallow`, `dissolve`. */
  readonly verb: string | null;
  readonly amount: SigAmount;
  /** The same amount said in another unit: `650 mg` of `2 tablets (650 mg)`. */
  readonly alsoAs: SigAmount | null;
  /** The dose of every other turn. */
  readonly alternate: SigAmount | null;
  readonly route: SigRoute | null;
  /** `left eye`, `both ears`, `affected area`. */
  readonly site: string | null;
  readonly days: SigDays;
  readonly times: SigTimes;
  /** `with food`, `on an empty stomach`. */
  readonly food: string | null;
  readonly prn: boolean;
  readonly prnReason: string | null;
  readonly durationDays: number | null;
  /** Doses in all. */
  readonly count: number | null;
  /** Minutes after which what was applied comes off. */
  readonly removeAfterMinutes: number | null;
}

/** The most in a stretch of hours, in a unit of its own: `3 g in 24 hours`. */
export interface SigLimit {
  readonly amount: Milli;
  readonly unit: string;
  readonly hours: number;
}

/** What directions say, as structure. */
export interface SigStructure {
  readonly parts: readonly SigPart[];
  readonly limit: SigLimit | null;
  /** Conditions on which a dose is not given, in the words of the text. */
  readonly holds: readonly string[];
  readonly start: Day | null;
  /** Last day given. */
  readonly until: Day | null;
  readonly indication: string | null;
  /** A sliding scale in the words of the text: checked by a person, never packed. */
  readonly scale: string | null;
  /** Everything else that was written, sentence by sentence. */
  readonly instructions: readonly string[];
}

/** What is doubtful about a reading. `NOT_READ` and the words beside it are the usual one. */
export const SIG_WARNINGS = [
  'NOT_READ', 'NO_DOSE', 'NO_FREQUENCY', 'CONTRADICTION', 'UNIT_MISSING', 'ROUTE_ASSUMED', 'ROUTE_MISSING', 'DAYS_UNNAMED', 'DOSE_RANGE', 'FREQUENCY_RANGE', 'FREQUENCY_ASSUMED',
  'INTERVAL_UNSAID', 'DOSE_BY_STRENGTH', 'DURATION_UNCLEAR', 'STEPS_UNCLEAR', 'SLIDING_SCALE', 'SPELLING', 'REPEAT', 'AS_DIRECTED',
] as const;
export type SigWarningCode = (typeof SIG_WARNINGS)[number];

export interface SigWarning {
  readonly code: SigWarningCode;
  readonly message: string;
}

/** A text as read. Not parsed = it stands as written (D56): no structure is made of it. */
export type SigReading =
  | { readonly parsed: true; readonly text: string; readonly structure: SigStructure; readonly warnings: readonly SigWarning[] }
  | { readonly parsed: false; readonly text: string; readonly structure: null; readonly warnings: readonly SigWarning[] };
