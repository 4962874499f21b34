import type { RuleLayer } from '../rule-layer.js';

/** Insulins, anticoagulants, opioids, digoxin and methotrexate (R309); sulfonylureas and amiodarone are ours. */
const HIGH_ALERT: readonly string[] = [
  'warfarin', 'apixaban', 'rivaroxaban', 'dabigatran', 'edoxaban', 'enoxaparin', 'heparin', 'insulin', 'glyburide', 'glimepiride', 'glipizide', 'digoxin', 'methotrexate', 'amiodarone',
  'morphine', 'oxycodone', 'hydrocodone', 'hydromorphone', 'fentanyl', 'methadone', 'oxymorphone', 'tramadol',
];

/** Policy of a facility; `default` is for every facility without a pack of its own. */
export const FACILITIES: readonly RuleLayer[] = [
  {
    id: 'facility-default',
    version: 1,
    layer: 'facility',
    scope: 'default',
    rules: [
      { key: 'automatic-stop.acute-days', value: 10, rule: 'R221', source: 'sample stop-order policy', from: '2000-01-01', to: null, overridableBy: ['pharmacist'] },
      { key: 'on-hand.variance-floor-milli', value: 3000, rule: 'E24', source: 'ours', from: '2000-01-01', to: null, overridableBy: ['technician', 'pharmacist', 'manager'] },
      { key: 'exception.packing-days', value: 1, rule: 'R114', source: 'ours', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'look-ahead.days', value: 10, rule: 'R113', source: 'ours', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'discharge.supply-days', value: 14, rule: 'R123', source: 'ours: until the resident has seen a prescriber and a pharmacy of their own; no federal law sets it', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'bench.short-date-days', value: 7, rule: 'R242', source: 'ours: a card may be used some days late', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'bench.high-alert', value: HIGH_ALERT, rule: 'R309', source: 'general knowledge; sulfonylureas and amiodarone are ours', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'clinical.acetaminophen-warn-mg', value: 3000, rule: 'R407', source: 'ours: advised for age, long use and liver disease', from: '2000-01-01', to: null, overridableBy: ['pharmacist'] },
      { key: 'review.response-days', value: 30, rule: 'R213', source: 'ours: 42 CFR 483.45(c)(5) wants a time frame for each step and names none', from: '2000-01-01', to: null, overridableBy: [] },
      { key: 'review.urgent-days', value: 1, rule: 'R213', source: 'ours: urgent action is immediate', from: '2000-01-01', to: null, overridableBy: [] },
    ],
    overrides: [
      { rule: 'R404', source: 'ours: one drug twice may be meant', overridableBy: ['pharmacist'] },
      { rule: 'R401', source: 'ours: most recorded allergies were tolerated since', overridableBy: ['pharmacist'] },
      { rule: 'R403', source: 'ours: a relation is no reaction', overridableBy: ['pharmacist'] },
      { rule: 'R405', source: 'ours: a prescriber may know and watch', overridableBy: ['pharmacist'] },
      { rule: 'R408', source: 'ours: a reviewed list knows exceptions', overridableBy: ['pharmacist'] },
      { rule: 'R305', source: 'ours: a pharmacist may let a first supply go before every row is settled', overridableBy: ['pharmacist'] },
      { rule: 'R105', source: 'ours: a late change that is looked at may go', overridableBy: ['pharmacist'] },
      { rule: 'R117', source: 'ours: packed as far as it reaches, renewal asked for', overridableBy: ['pharmacist', 'manager'] },
      { rule: 'R236', source: 'ours', overridableBy: ['technician', 'pharmacist'] },
      { rule: 'E14', source: 'ours: what is owed follows', overridableBy: ['technician', 'pharmacist', 'manager'] },
      { rule: 'E21', source: 'ours', overridableBy: ['technician', 'pharmacist'] },
    ],
  },
];
