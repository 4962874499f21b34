import { describe, expect, it } from '@jest/globals';
import { anOrderOf, checked } from '../../../../test/builders/clinical.builder.js';
import { namedIngredients } from './groups.js';
import { interactionOf } from './interaction-alerts.js';
import { INTERACTIONS } from './tables/interactions.js';

/** The fifteen pairs that a US panel named never to be given together, one example each, written beside the table and not out of it. */
const HIGH_PRIORITY: readonly (readonly [string, string])[] = [
  ['tranylcypromine', 'methylphenidate'], ['phenelzine', 'sertraline'], ['isocarboxazid', 'amitriptyline'], ['selegiline', 'meperidine'], ['phenelzine', 'sumatriptan'],
  ['tranylcypromine', 'procarbazine'], ['amiodarone', 'haloperidol'], ['simvastatin', 'clarithromycin'], ['ergotamine', 'ketoconazole'], ['irinotecan', 'itraconazole'],
  ['tizanidine', 'ciprofloxacin'], ['ramelteon', 'fluvoxamine'], ['febuxostat', 'azathioprine'], ['atazanavir', 'omeprazole'], ['rifampin', 'ritonavir'],
];

const alertsOf = (...drugs: readonly string[]): readonly unknown[] => checked(drugs.map((drug) => anOrderOf(drug))).alerts.filter(({ kind }) => kind === 'DDI');

describe('interactions (R405)', () => {
  it('15 of the 15 high-priority pairs stop the order, in either sequence', () => {
    const missed = HIGH_PRIORITY.flatMap(([a, b]) => [[a, b], [b, a]] as const).filter(([a, b]) => !checked([anOrderOf(a), anOrderOf(b)]).alerts.some(({ kind, severity }) => kind === 'DDI' && severity === 'interrupt'));
    expect(HIGH_PRIORITY).toHaveLength(15);
    expect(missed).toEqual([]);
  });

  it('every member of one side stops every member of the other', () => {
    const rows = INTERACTIONS.rows.filter(({ id }) => id.startsWith('onc-'));
    expect(rows).toHaveLength(15);
    for (const row of rows) {
      const [left, right] = [namedIngredients(row.a), namedIngredients(row.b)];
      for (const a of left) for (const b of right) if (a !== b) expect([a, b, interactionOf(a, b)?.severity]).toEqual([a, b, 'interrupt']);
    }
  });

  it('warfarin and amiodarone is looked at, on the later order, naming the earlier', () => {
    const [warfarin, amiodarone] = [anOrderOf('warfarin'), anOrderOf('amiodarone')];
    expect(checked([warfarin, amiodarone]).alerts).toMatchObject([
      { kind: 'DDI', severity: 'warn', rule: 'R405', orderId: amiodarone.build().orderId, otherOrderId: warfarin.build().orderId, fact: 'interactions/warfarin-inr' },
    ]);
  });

  it('is not told of drugs that never meet or that act where they are applied', () => {
    expect(checked([anOrderOf('warfarin').stopping('2026-12-03'), anOrderOf('amiodarone').starting('2026-12-05')]).alerts).toEqual([]);
    expect(checked([anOrderOf('warfarin'), anOrderOf('ketorolac', '0.5%', 'eye')]).alerts).toEqual([]);
  });

  it('a combination meets by each of its ingredients', () => {
    expect(alertsOf('sacubitril / valsartan', 'hydrochlorothiazide / lisinopril')).toMatchObject([{ severity: 'interrupt', params: { pair: 'lisinopril + sacubitril' } }]);
  });
});
