import type { LayerRule, RuleLayer } from '../rule-layer.js';

function state(scope: string, rules: readonly LayerRule[]): RuleLayer {
  return { id: `us-${scope.toLowerCase()}`, version: 1, layer: 'state', scope, rules, overrides: [] };
}

/** What single states say otherwise than the layer below. A state that is not here has no pack: the common values hold. */
export const STATES: readonly RuleLayer[] = [
  state('IL', [
    { key: 'card.dating', value: { months: 12, sharePerMille: null }, rule: 'R229', source: '68 Ill. Adm. Code 1330.730', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('MA', [
    { key: 'med-pak.consent', value: true, rule: 'R231', source: '247 CMR 9 (customised patient medication packages)', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('MD', [
    { key: 'card.dating', value: { months: 12, sharePerMille: null }, rule: 'R229', source: 'COMAR 10.34.03.09', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('MO', [
    { key: 'med-pak.days', value: 90, rule: 'R232', source: '20 CSR 2220-2.145', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('NV', [
    { key: 'card.dating', value: { months: 12, sharePerMille: null }, rule: 'R229', source: 'NAC 639.512', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('OH', [
    { key: 'med-pak.days', value: 60, rule: 'R232', source: 'OAC 4729-9-23', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.supply-days', value: 31, rule: 'R233', source: 'OAC 4729-9-23', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('OR', [
    { key: 'card.dating', value: { months: null, sharePerMille: null }, rule: 'R229', source: 'OAR 855-041-1135', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.days', value: 60, rule: 'R232', source: 'OAR 855-041-1140', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'med-pak.consent', value: true, rule: 'R231', source: 'OAR 855-041-1140', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('TX', [
    { key: 'cii.first-fill-days', value: 30, rule: 'R201', source: '22 TAC 315.5', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'validity.CV', value: { months: 6, lastDayIncluded: true }, rule: 'R206', source: '22 TAC 315.5', from: '2000-01-01', to: null, overridableBy: [] },
    { key: 'refill-cap.CV', value: 5, rule: 'R206', source: '22 TAC 315.5', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
  state('WA', [
    { key: 'med-pak.supply-days', value: 31, rule: 'R233', source: 'WAC 246-869-255', from: '2000-01-01', to: null, overridableBy: [] },
  ]),
];
