/** What staff must measure or note beside a dose (D26); printed as the name of a row under the hour. */
export const MEASURES = ['glucose', 'BP', 'pulse', 'INR', 'weight', 'pain', 'site'] as const;
export type Measure = (typeof MEASURES)[number];

const MEASURE_PATTERNS: Readonly<Record<Measure, RegExp>> = {
  glucose: /\b(?:blood glucose|sliding scale)\b/i,
  BP: /\bblood pressure\b/i,
  pulse: /\b(?:pulse|heart rate)\b/i,
  INR: /\bINR\b/,
  weight: /\b(?:body )?weight\b|\bweigh\b/i,
  pain: /\bpain (?:score|level|scale|rating)\b/i,
  site: /\b(?:rotate sites?|affected areas?)\b/i,
};

/** The measures that plain directions ask for, in the order they are printed. */
export function measuresOf(directions: string): readonly Measure[] {
  return MEASURES.filter((measure) => MEASURE_PATTERNS[measure].test(directions));
}

const REASON = /\bas needed for ([^.;]+)/i;
const DAILY_LIMIT = / ?No more than ([^.;]+? in 24 hours)\.?/i;

/** An as-needed order's plain directions taken apart (D17): what to do, what for, and the most in a day. */
export interface AsNeededParts {
  readonly directions: string;
  readonly reason: string | null;
  /** `3 g in 24 hours` or null: not on the order. */
  readonly dailyLimit: string | null;
}

/** Takes reason and daily limit out of plain directions; each is printed in a place of its own. */
export function asNeededParts(directions: string): AsNeededParts {
  const reason = REASON.exec(directions)?.[1]?.trim() ?? null;
  const dailyLimit = DAILY_LIMIT.exec(directions)?.[1]?.trim() ?? null;
  const bare = directions.replace(REASON, 'as needed').replace(DAILY_LIMIT, '').replace(/[,;] *$/, '').trim();
  return { directions: /[.]$/.test(bare) ? bare : `${bare}.`, reason, dailyLimit };
}
