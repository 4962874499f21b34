import type { LayerRule, RuleLayer } from '../rule-layer.js';

const EARLY_BY = ['pharmacist', 'manager'] as const;

function payer(scope: string, rules: readonly LayerRule[], version = 1): RuleLayer {
  return { id: `payer-${scope.toLowerCase()}`, version, layer: 'payer', scope, rules, overrides: [] };
}

/**
 * Thresholds of R126 for whoever pays and has none of its own: the cautious ones of the Mississippi programme. A pharmacist
 * may go below them for a lawful early reason (R128), since they bind the claim, not the supply.
 */
const COMMON_TOO_SOON: readonly LayerRule[] = [
  { key: 'too-soon.CII', value: { minElapsedPerMille: 850, neverBefore: { day: 26, ofDaysSupply: 30 } }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7, taken as the default', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  { key: 'too-soon.CIII-V', value: { minElapsedPerMille: 850, neverBefore: { day: 26, ofDaysSupply: 30 } }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7, taken as the default', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  { key: 'too-soon.none', value: { minElapsedPerMille: 750, neverBefore: null }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7, taken as the default', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
];

const MS_MEDICAID: readonly LayerRule[] = [
  { key: 'too-soon.CII', value: { minElapsedPerMille: 850, neverBefore: { day: 26, ofDaysSupply: 30 } }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  { key: 'too-soon.CIII-V', value: { minElapsedPerMille: 850, neverBefore: { day: 26, ofDaysSupply: 30 } }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  { key: 'too-soon.none', value: { minElapsedPerMille: 750, neverBefore: null }, rule: 'R126', source: 'Miss. Admin. Code 23-214-1.7', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  { key: 'refill-cap.none', value: 11, rule: 'R222', source: 'Miss. Admin. Code 23-214-1.7', from: '2000-01-01', to: null, overridableBy: [] },
];

/** What payers set; `default` is for every payer without a pack of its own. */
export const PAYERS: readonly RuleLayer[] = [
  payer('default', COMMON_TOO_SOON),
  payer('MEDICARE_D', COMMON_TOO_SOON),
  payer('MS_MEDICAID', MS_MEDICAID),
  payer('MS_MEDICAID', [
    ...MS_MEDICAID,
    { key: 'auto-refill.consent', value: 'each-window', rule: 'R129', source: 'Miss. Admin. Code 23-214-1.7: no refill without a request for each fill', from: '2000-01-01', to: null, overridableBy: [] },
  ], 2),
  payer('NM_MEDICAID', [
    { key: 'too-soon.CII', value: { minElapsedPerMille: 750, neverBefore: null }, rule: 'R126', source: '8.324.4.18 NMAC', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
    { key: 'too-soon.CIII-V', value: { minElapsedPerMille: 750, neverBefore: null }, rule: 'R126', source: '8.324.4.18 NMAC', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
    { key: 'too-soon.none', value: { minElapsedPerMille: 750, neverBefore: null }, rule: 'R126', source: '8.324.4.18 NMAC', from: '2000-01-01', to: null, overridableBy: EARLY_BY },
  ]),
];
