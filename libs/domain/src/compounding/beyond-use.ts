import type { EpochMinute } from '@cyclefill/domain/kernel';
import type { BeyondUse, Storage } from '@cyclefill/domain/law';

/** The rule that dates a category of preparation in a storage; null = none does, and it may not be made. */
export function beyondUseRule(rules: readonly BeyondUse[], category: string, storage: Storage): BeyondUse | null {
  return rules.find((rule) => rule.category === category && rule.storage === storage) ?? null;
}

/**
 * Until when a preparation may be used: the hours of its rule, real hours whatever the clocks do, and never beyond the end of an
 * ingredient's last day.
 */
export function beyondUseAt(madeAt: EpochMinute, { hours }: BeyondUse, lotEnds: readonly EpochMinute[]): EpochMinute {
  return Math.min(madeAt + hours * 60, ...lotEnds) as EpochMinute;
}
