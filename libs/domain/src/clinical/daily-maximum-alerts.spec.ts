import { describe, expect, it } from '@jest/globals';
import { anOrderOf, checked } from '../../../../test/builders/clinical.builder.js';
import type { OrderBuilder } from '../../../../test/builders/order.builder.js';
import { units } from '../../../../test/builders/values.js';

const told = (...orders: readonly OrderBuilder[]): readonly unknown[] => checked(orders).alerts.filter(({ kind }) => kind === 'MAX_DAILY').map(({ severity, params: { milligrams } }) => [severity, milligrams]);
const tylenol = (tablets: string): OrderBuilder => anOrderOf('acetaminophen', '500 mg').tablets(tablets);

describe('daily maxima (R407)', () => {
  it('acetaminophen: 4,000 mg goes with a look, more waits; 3,000 mg goes', () => {
    expect(told(tylenol('2').daily('TID'))).toEqual([]);
    expect(told(tylenol('2').daily('QID'))).toEqual([['warn', 4000]]);
    expect(told(tylenol('2').everyHours(4, '2026-12-01'))).toEqual([['interrupt', 6000]]);
  });

  it('adds up every order that holds it: combinations, and as needed at most use', () => {
    const [scheduled, needed] = [tylenol('2').daily('TID'), anOrderOf('acetaminophen / hydrocodone', '325 mg; 5 mg').everyHours(6, '2026-12-01').asNeeded()];
    expect(told(scheduled, needed)).toEqual([['interrupt', 4300]]);
    expect(told(anOrderOf('hydrocodone / acetaminophen', '5 mg; 325 mg').tablets('1').everyHours(4, '2026-12-01'))).toEqual([]);
  });

  it('what is never given on one day is not added up', () => {
    expect(told(tylenol('2').daily('TID').stopping('2026-12-05'), tylenol('2').daily('TID').starting('2026-12-05'))).toEqual([]);
  });

  it('an order goes no further than its own limit, and a range is taken at its most', () => {
    const limited = tylenol('2').everyHours(4, '2026-12-01').asNeeded().build();
    const most = { ...limited, regimen: limited.regimen && { ...limited.regimen, most: { dose: units('6'), hours: 24 } } };
    const ranged = { ...limited, regimen: limited.regimen && { ...limited.regimen, phases: limited.regimen.phases.map((phase) => ({ ...phase, dose: { kind: 'range', low: units('1'), high: units('2') } as const })) } };
    const often = { ...limited, regimen: limited.regimen && { ...limited.regimen, phases: limited.regimen.phases.map((phase) => ({ ...phase, times: { kind: 'unplaced', often: { times: 1, timesMax: 1, period: 4, periodMax: 6, unit: 'hours' } } as const })) } };
    const of = (order: ReturnType<OrderBuilder['build']>): readonly unknown[] => told({ build: () => order } as OrderBuilder);
    expect([of(most), of(ranged), of(often)]).toEqual([[], [['interrupt', 6000]], [['interrupt', 6000]]]);
  });

  it('a dose or strength that cannot be told is said', () => {
    const [unread, order] = [anOrderOf('acetaminophen', '160 mg/5 mL', 'oral_liquid'), tylenol('2').daily('TID')];
    expect(checked([unread, order]).notChecked).toContainEqual({ what: 'dose', about: unread.build().orderId });
  });

  it('a maximum from an age on holds from then on', () => {
    const citalopram = anOrderOf('citalopram', '20 mg').tablets('1.5');
    const at = (age: number): number => checked([citalopram], { age }).alerts.filter(({ kind }) => kind === 'MAX_DAILY').length;
    expect([at(60), at(61)]).toEqual([0, 1]);
  });
});
