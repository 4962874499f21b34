import { type Day, type Finding, addDays, formatDay, invariant } from '@cyclefill/domain/kernel';
import type { DeaSchedule, InForce, RulePack, TooSoonRule } from '@cyclefill/domain/law';

/** The last fill, as the too-soon rule sees it. */
export interface LastSupply {
  readonly filledOn: Day;
  readonly daysSupply: number;
  readonly schedule: DeaSchedule | null;
}

function tooSoonRule(schedule: DeaSchedule | null, { rules }: RulePack): InForce<TooSoonRule> {
  if (schedule === null) return rules['too-soon.none'];
  return schedule === 'CII' ? rules['too-soon.CII'] : rules['too-soon.CIII-V'];
}

/** First day that a new supply may cover (R126): monotone in the last fill, so once open it stays open until a new fill. */
export function opensOn(last: LastSupply, pack: RulePack): Day {
  const { value: rule } = tooSoonRule(last.schedule, pack);
  const byShare = Math.ceil((last.daysSupply * rule.minElapsedPerMille) / 1000);
  const floor = rule.neverBefore !== null && last.daysSupply >= rule.neverBefore.ofDaysSupply ? rule.neverBefore.day : 0;
  return addDays(last.filledOn, Math.max(byShare, floor));
}

/** E09 when a supply that starts on `coversFrom` comes too soon; names the day it opens. */
export function checkRefill(last: LastSupply, coversFrom: Day, subject: string, pack: RulePack): Finding | null {
  const opens = opensOn(last, pack);
  if (coversFrom >= opens) return null;
  const params = { filledOn: formatDay(last.filledOn), daysSupply: last.daysSupply, elapsedDays: coversFrom - last.filledOn, opensOn: formatDay(opens) };
  return { code: 'TOO_SOON', severity: 'block', rule: tooSoonRule(last.schedule, pack).rule, subject, params };
}

/** First day that no fill covers any more: each is used when the one before is gone, and a gap is never a credit (R127). */
export function coveredTo(fills: readonly LastSupply[]): Day {
  const [first, ...later] = fills.toSorted((a, b) => a.filledOn - b.filledOn);
  invariant(first !== undefined, 'nothing was ever filled');
  let end = addDays(first.filledOn, first.daysSupply);
  for (const { filledOn, daysSupply } of later) end = addDays(Math.max(end, filledOn) as Day, daysSupply);
  return end;
}

/**
 * First day that a new supply may cover when all fills are counted together (R127): what is left may be no more than the
 * share of the last fill that R126 lets be left, so that filling early again and again pushes the day out.
 */
export function opensOnCumulative(fills: readonly LastSupply[], pack: RulePack): Day {
  const last = lastOf(fills);
  const { value: rule } = tooSoonRule(last.schedule, pack);
  return addDays(coveredTo(fills), -Math.floor((last.daysSupply * (1000 - rule.minElapsedPerMille)) / 1000));
}

function lastOf(fills: readonly LastSupply[]): LastSupply {
  const last = fills.reduce<LastSupply | null>((latest, fill) => (latest === null || fill.filledOn >= latest.filledOn ? fill : latest), null);
  invariant(last !== null, 'nothing was ever filled');
  return last;
}

/** The rule by which a supply that starts on `coversFrom` comes too soon, or null. */
function closedBy(fills: readonly LastSupply[], coversFrom: Day, pack: RulePack, lookBackDays: number): string | null {
  const last = lastOf(fills);
  if (coversFrom < opensOn(last, pack)) return tooSoonRule(last.schedule, pack).rule;
  const counted = fills.filter(({ filledOn }) => filledOn > addDays(coversFrom, -lookBackDays));
  return counted.length > 0 && coversFrom < opensOnCumulative(counted, pack) ? 'R127' : null;
}

/** E09 by the last fill alone (R126) or by all fills of the look-back together (R127); names the first day on which neither bites. */
export function checkRefills(fills: readonly LastSupply[], coversFrom: Day, subject: string, pack: RulePack, lookBackDays: number): Finding | null {
  if (fills.length === 0) return null;
  const rule = closedBy(fills, coversFrom, pack, lookBackDays);
  if (rule === null) return null;
  let opens = addDays(coversFrom, 1);
  while (closedBy(fills, opens, pack, lookBackDays) !== null) opens = addDays(opens, 1);
  const last = lastOf(fills);
  const params = { filledOn: formatDay(last.filledOn), daysSupply: last.daysSupply, elapsedDays: coversFrom - last.filledOn, opensOn: formatDay(opens) };
  return { code: 'TOO_SOON', severity: 'block', rule, subject, params };
}
