import { type Day, type DayRange, type LocalMinute, MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import { type CycleSeries, firstStart, seriesBegin } from './cycle-series.js';

/** The cycles of one facility by the wing they are of; null = the facility's own, for every wing without one (R101). */
export type FacilityCycles = ReadonlyMap<string | null, CycleSeries>;

/** A wing in which a resident lives from a moment on. */
export interface WingStay {
  readonly from: LocalMinute;
  /** null = in no wing. */
  readonly wingId: string | null;
  /** Where it was told when windows were delivered that did not know it: the first day that it can still change; null = any. */
  readonly heldUntil: Day | null;
}

/** Days on which a resident is filled by one cycle: from here until the next stretch. */
export interface FilledStretch {
  /** null = ever since. */
  readonly from: Day | null;
  /** Whose cycle: a wing's, or null for the facility's. */
  readonly wingId: string | null;
}

const EVER = Number.NEGATIVE_INFINITY;
const NEVER = Number.POSITIVE_INFINITY;

/** A scope that ought to fill a resident from a day on. */
interface Claim {
  readonly on: number;
  readonly wingId: string | null;
}

/** The wing's own cycle wins over the facility's, from the day on which it has windows (R104). */
function claimsOf({ wingId }: WingStay, from: number, cycles: FacilityCycles): readonly Claim[] {
  const own = wingId === null ? undefined : cycles.get(wingId);
  if (own === undefined) return [{ on: from, wingId: null }];
  const begin = seriesBegin(own) ?? EVER;
  return begin <= from ? [{ on: from, wingId }] : [{ on: from, wingId: null }, { on: begin, wingId }];
}

/** The day whose beginning finds somebody in a wing. */
const firstMorning = (at: LocalMinute): number => Math.ceil(at / MINUTES_PER_DAY);

/** Every claim with days of its own, in order; a later stay ends the claims of the one before. */
function inOrder(stays: readonly WingStay[], cycles: FacilityCycles): readonly Claim[] {
  let last = EVER;
  const dated = stays.map((stay, index) => {
    last = index === 0 ? EVER : Math.max(last, firstMorning(stay.from), stay.heldUntil ?? EVER);
    return { stay, on: last };
  });
  return dated.flatMap(({ stay, on }, index) => {
    const until = dated[index + 1]?.on ?? NEVER;
    return on === until ? [] : claimsOf(stay, on, cycles).filter((claim) => claim.on < until);
  });
}

/**
 * Which cycle fills a resident on each day: exactly one. It is that of the wing in which the day begins, else the facility's
 * (R104). Who comes under another cycle is filled by the old one until the new one begins a window (R106, R115): no built
 * window is cut, the new cycle has whole windows from the first, and no day lies between the two. Pure.
 * @param stays in time order; nobody known to live anywhere is filled by the facility's.
 */
export function filledBy(stays: readonly WingStay[], cycles: FacilityCycles): readonly FilledStretch[] {
  const [first, ...claims] = inOrder(stays, cycles);
  const stretches: { from: Day | null; wingId: string | null }[] = [{ from: null, wingId: first?.wingId ?? null }];
  for (const [index, { on, wingId }] of claims.entries()) {
    if (stretches.at(-1)?.wingId === wingId) continue;
    const series = cycles.get(wingId);
    const from = series === undefined ? (on as Day) : firstStart(series, on as Day);
    if (from < (claims[index + 1]?.on ?? NEVER)) stretches.push({ from, wingId });
  }
  return stretches;
}

/** The days of a window on which a scope's cycle fills a resident: the first of them in one piece, none = null. */
export function shareOf(stretches: readonly FilledStretch[], wingId: string | null, window: DayRange): DayRange | null {
  for (const [index, stretch] of stretches.entries()) {
    if (stretch.wingId !== wingId) continue;
    const [from, to] = [Math.max(stretch.from ?? EVER, window.from) as Day, Math.min(stretches[index + 1]?.from ?? NEVER, window.to) as Day];
    if (from < to) return { from, to };
  }
  return null;
}

/** First day that a window not yet built will bring a resident. @param nextStart first day of a scope's first window not yet built; null = it has none. */
export function nextFilledDay(stretches: readonly FilledStretch[], nextStart: (wingId: string | null) => Day | null): Day | null {
  const days = stretches.flatMap(({ from, wingId }, index) => {
    const next = nextStart(wingId);
    const first = next === null ? null : Math.max(next, from ?? EVER);
    return first !== null && first < (stretches[index + 1]?.from ?? NEVER) ? [first as Day] : [];
  });
  return days.length === 0 ? null : (Math.min(...days) as Day);
}
