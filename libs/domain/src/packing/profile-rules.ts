import { type Day, day, formatDay, invariant } from '@cyclefill/domain/kernel';
import { DEFAULT_PROFILE, type PackingProfile, findProfile } from './packing-profile.js';
import { SEPARATION_RULES } from './rules/index.js';
import type { SeparationRule } from './rules/separation-rule.js';

/** The rules that hold in a jurisdiction on a day, in the precedence of the table. */
export function profileRules({ entries }: PackingProfile, on: Day): readonly SeparationRule[] {
  const date = formatDay(on);
  return SEPARATION_RULES.flatMap((rule): SeparationRule[] => {
    const entry = entries.find(({ reason, from, to }) => reason === rule.reason && from <= date && (to === null || date < to));
    if (entry === undefined) return [];
    const { separation } = entry;
    return [separation === undefined ? rule : { ...rule, separate: (order) => (rule.separate(order) === null ? null : separation) }];
  });
}

function profileOf(name: string): PackingProfile {
  const profile = findProfile(name);
  invariant(profile !== null, 'a packing profile that there no longer is');
  return profile;
}

const known = new Map<string, readonly SeparationRule[]>();

/** The rules of a named profile on a day; the same list however often it is asked for. */
export function rulesOfProfile(name: string, on: Day): readonly SeparationRule[] {
  const dates = profileOf(name).entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const date = formatDay(on);
  // Between two dates of the profile nothing changes, so that one list serves them all.
  const key = `${name}|${dates.filter((one) => one <= date).length}`;
  let rules = known.get(key);
  if (rules === undefined) {
    rules = profileRules(profileOf(name), on);
    known.set(key, rules);
  }
  return rules;
}

/** The separation rules of the United States default (R236, D76); order = precedence of the reason that is told. */
export const US_SEPARATION_RULES: readonly SeparationRule[] = rulesOfProfile(DEFAULT_PROFILE, day('2026-01-01'));
