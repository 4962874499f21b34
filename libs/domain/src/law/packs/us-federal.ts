import type { RuleLayer } from '../rule-layer.js';
import type { BeyondUse } from '../rule-values.js';

/** Hours of USP: sterile preparations of Category 1, and nonsterile ones that hold water. What no chapter seen here dates is not in it. */
const BEYOND_USE: readonly BeyondUse[] = [
  { category: 'usp-797-category-1', storage: 'room', hours: 12 }, { category: 'usp-797-category-1', storage: 'cold', hours: 24 },
  { category: 'usp-795-aqueous', storage: 'cold', hours: 14 * 24 }, { category: 'usp-795-aqueous-preserved', storage: 'room', hours: 35 * 24 }, { category: 'usp-795-aqueous-preserved', storage: 'cold', hours: 35 * 24 },
];

/**
 * Federal law of prescriptions. Where it sets no limit but states commonly do (R222), the common value stands here as the
 * weakest of all, so that a state's own overrides it.
 */
export const US_FEDERAL: RuleLayer = {
  id: 'us-federal',
  version: 1,
  layer: 'federal',
  scope: 'US',
  rules: [
    { key: 'validity.CII', value: { days: 60 }, rule: 'R204', source: '21 CFR 1306.13(c)', from: '2023-08-21', to: null, overridableBy: [] },
    { key: 'validity.CIII', value: { months: 6, lastDayIncluded: true }, rule: 'R205', source: '21 CFR 1306.22(a)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'validity.CIV', value: { months: 6, lastDayIncluded: true }, rule: 'R205', source: '21 CFR 1306.22(a)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'validity.CV', value: { months: 12, lastDayIncluded: false }, rule: 'R222', source: 'common state rule; federal law sets none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'validity.none', value: { months: 12, lastDayIncluded: false }, rule: 'R222', source: 'common state rule; federal law sets none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'cii.first-fill-days', value: null, rule: 'R201', source: '21 CFR 1306.12 sets none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'cii.series-days', value: 90, rule: 'R201', source: '21 CFR 1306.12(b)', from: '2007-12-19', to: null, overridableBy: [] },
    { key: 'cii.short-stock-hours', value: 72, rule: 'R202', source: '21 CFR 1306.13(a)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'cii.requested-part-days', value: 30, rule: 'R203', source: '21 U.S.C. 829(f); 21 CFR 1306.13(b)', from: '2023-08-21', to: null, overridableBy: [] },
    { key: 'cii.requested-part-allowed', value: true, rule: 'R203', source: '21 U.S.C. 829(f), unless state law forbids it', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'cii.emergency-part-hours', value: 72, rule: 'R203', source: '21 U.S.C. 829(f); 21 CFR 1306.13(b)', from: '2023-08-21', to: null, overridableBy: [] },
    { key: 'cii.emergency-paper-days', value: 7, rule: 'R208', source: '21 CFR 1306.11(d)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'refill-cap.CIII', value: 5, rule: 'R205', source: '21 CFR 1306.22(a)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'refill-cap.CIV', value: 5, rule: 'R205', source: '21 CFR 1306.22(a)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'refill-cap.CV', value: null, rule: 'R206', source: '21 CFR 1306.22 counts none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'refill-cap.none', value: null, rule: 'R222', source: 'federal law counts none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'auto-refill.consent', value: 'none', rule: 'R129', source: 'federal law asks for none; payers may', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'prn-psychotropic.days', value: 14, rule: 'R215', source: '42 CFR 483.45(e)(3)-(5)', from: '2017-11-28', to: null, overridableBy: [] },
    { key: 'short-cycle.brand-days', value: 14, rule: 'R148', source: '42 CFR 423.154(a)(1)(i)', from: '2013-01-01', to: null, overridableBy: [] },
    { key: 'card.dating', value: { months: 6, sharePerMille: 250 }, rule: 'R229', source: 'FDA guidance for repackagers (2020), taken as the cautious default', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.days', value: 60, rule: 'R232', source: 'common state rule (AZ, MA, OH, OR)', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.consent', value: false, rule: 'R231', source: 'federal law asks for none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.supply-days', value: null, rule: 'R233', source: 'federal law sets none', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'compounding.beyond-use', value: BEYOND_USE, rule: 'R227', source: 'USP <797> and <795> as of November 2023, general knowledge: states enforce them, federal law sets none', from: '2023-11-01', to: null, overridableBy: [] },
  ],
  overrides: [],
};
