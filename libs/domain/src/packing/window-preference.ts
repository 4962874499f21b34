import type { RulePack } from '@cyclefill/domain/law';
import type { PackingPreference } from './choose-packaging.js';

/**
 * How a window is packed (R233): where the law lets packs of several drugs hold only so many days and the window is longer,
 * each drug goes out in cards of its own.
 */
export function windowPreference(preference: PackingPreference, days: number, { rules }: RulePack): PackingPreference {
  const longest = rules['med-pak.supply-days'].value;
  return preference === 'multi_dose' && longest !== null && days > longest ? 'card' : preference;
}
