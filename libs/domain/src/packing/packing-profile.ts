import type { SeparationReason } from './pack-plan.js';
import type { Separation } from './rules/separation-rule.js';

/** One rule of the table as it holds in a jurisdiction, with who says so. */
export interface ProfileEntry {
  readonly reason: SeparationReason;
  /** How far the drug is kept apart here; absent = as the rule itself says. */
  readonly separation?: Separation;
  /** First day on which it holds; `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it no longer holds; null = it stands. */
  readonly to: string | null;
  readonly source: string;
}

/** What may be packed where (D76): a choice out of the one rule table. A changed profile is a new version beside the old one. */
export interface PackingProfile {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly entries: readonly ProfileEntry[];
}

const ALWAYS = { from: '1900-01-01', to: null } as const;
const entries = (source: string, reasons: readonly SeparationReason[], separation?: Separation): readonly ProfileEntry[] =>
  reasons.map((reason) => ({ reason, ...(separation !== undefined && { separation }), ...ALWAYS, source }));

/** Held everywhere: what cannot be counted into a cell, has no time of its own, or must not stand beside other drugs. */
const EVERYWHERE = [
  ...entries('no cell can hold it', ['as_needed', 'not_countable', 'refrigerated', 'part_below_half']),
  ...entries('one change would re-make every shared cell', ['dose_varies', 'weekly_high_risk']),
];

const US: PackingProfile = {
  id: 'us', version: 1, name: 'United States',
  entries: [
    ...EVERYWHERE,
    ...entries('label or monograph', ['original_container', 'sublingual_or_dissolving', 'chewable_or_effervescent']),
    ...entries('NIOSH list of hazardous drugs', ['hazardous']),
    ...entries('counted at every shift', ['controlled_ii']),
  ],
};

const AUSTRALIA: PackingProfile = {
  id: 'au', version: 1, name: 'Australia',
  entries: [
    ...EVERYWHERE,
    ...entries('PSA dose administration aids service guidelines', ['original_container', 'sublingual_or_dissolving', 'chewable_or_effervescent', 'moisture_sensitive', 'light_sensitive', 'antacid', 'limited_time'], 'own_container'),
    ...entries('PSA dose administration aids service guidelines', ['hazardous'], 'own_container'),
    ...entries('state medicines and poisons law', ['controlled_ii']),
  ],
};

const UNITED_KINGDOM: PackingProfile = {
  id: 'uk', version: 1, name: 'United Kingdom',
  entries: [
    ...EVERYWHERE,
    ...entries('multi-compartment compliance aid stability guidance', ['original_container', 'sublingual_or_dissolving', 'chewable_or_effervescent', 'moisture_sensitive', 'light_sensitive'], 'own_container'),
    ...entries('solid cytotoxics are not repacked', ['hazardous'], 'own_container'),
    ...entries('Misuse of Drugs Regulations', ['controlled_ii']),
    { reason: 'original_pack_by_law', from: '2023-10-11', to: null, source: 'Human Medicines (Amendment) Regulations 2023: valproate in original packs' },
  ],
};

/** Every version of every profile. */
export const PACKING_PROFILES: readonly PackingProfile[] = [US, AUSTRALIA, UNITED_KINGDOM];

export const profileName = ({ id, version }: PackingProfile): string => `${id}@${version}`;
export const DEFAULT_PROFILE = profileName(US);

/** A profile by `us@1`; null = there is none of that name. */
export function findProfile(name: string): PackingProfile | null {
  return PACKING_PROFILES.find((profile) => profileName(profile) === name) ?? null;
}
