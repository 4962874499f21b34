import type { RuleKey, RuleValues } from './rule-values.js';

/** Layers from the weakest to the strongest: what a later one says stands over an earlier one. */
export const LAYERS = ['federal', 'state', 'payer', 'facility'] as const;
export type Layer = (typeof LAYERS)[number];

/** Who may set a finding of a rule aside, with a reason. */
export const OVERRIDERS = ['technician', 'pharmacist', 'manager'] as const;
export type Overrider = (typeof OVERRIDERS)[number];

/** One number with where it comes from and when it holds. */
export type LayerRule = { readonly [Key in RuleKey]: {
  readonly key: Key;
  readonly value: RuleValues[Key];
  /** Rule id of `docs/rules`, such as `R204`. */
  readonly rule: string;
  /** The section of law, programme or policy that says so. */
  readonly source: string;
  /** First day on which it holds, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it no longer holds; null = until another version says so. */
  readonly to: string | null;
  /** Empty = nobody: the law leaves no choice. */
  readonly overridableBy: readonly Overrider[];
} }[RuleKey];

/** A rule without a number of its own, and who may set its findings aside. */
export interface OverrideRule {
  readonly rule: string;
  readonly source: string;
  readonly overridableBy: readonly Overrider[];
}

/**
 * One rule pack: what one authority says, as dated data. A change of what it says is a new version beside the old one,
 * never an edit: a batch names the versions it was built with.
 */
export interface RuleLayer {
  readonly id: string;
  readonly version: number;
  readonly layer: Layer;
  /** `US`, a state's two letters, a payer's code, `default` or a facility's code. */
  readonly scope: string;
  readonly rules: readonly LayerRule[];
  /** Who may set aside the findings of rules that have no number. */
  readonly overrides: readonly OverrideRule[];
}
