import type { PackagerPlan } from './packager-plan.js';

/** Why a machine cannot take a plan. */
export const PACKAGER_REASONS = ['nothing_to_pack', 'too_many_times', 'part_of_unit'] as const;
export type PackagerReasonCode = (typeof PACKAGER_REASONS)[number];

export interface PackagerReason {
  readonly code: PackagerReasonCode;
  /** The prescription it is about; null = the whole plan. */
  readonly rxNumber: string | null;
  readonly sentence: string;
}

/** One file of an export. The name has no number yet: the export gives it. */
export interface PackagerFile {
  readonly extension: 'csv' | 'json' | 'txt';
  readonly content: string;
}

/** What a machine wrote back. */
export interface PackagerAnswer {
  readonly accepted: boolean;
  /** Its own words; '' = none. */
  readonly text: string;
}

/** The way one kind of packaging machine takes its work (experience D4). Pure: same plan, same bytes. */
export interface PackagerAdapter {
  /** Everything that keeps the machine from taking the plan; empty = it can be rendered. */
  validate(plan: PackagerPlan): readonly PackagerReason[];
  render(plan: PackagerPlan): readonly PackagerFile[];
  /** Reads an acknowledgement file; null = it is none. */
  acknowledge(file: string): PackagerAnswer | null;
}
