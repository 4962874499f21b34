import { type Day, type Finding, addDays, formatDay } from '@cyclefill/domain/kernel';
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
