import { describe, expect, it } from '@jest/globals';
import { anOrderOf, checked } from '../../../../test/builders/clinical.builder.js';
import type { OrderBuilder } from '../../../../test/builders/order.builder.js';

const told = (...orders: readonly OrderBuilder[]): readonly string[] => checked(orders).alerts.filter(({ kind }) => kind.startsWith('DUPLICATE')).map(({ kind, severity, fact }) => `${kind} ${severity} ${fact}`);

describe('duplicate classes (R404)', () => {
  it('two of one mechanism, and two anticoagulants or sedatives of any, are looked at', () => {
    expect(told(anOrderOf('atorvastatin'), anOrderOf('simvastatin'))).toEqual(['DUPLICATE_CLASS warn duplicate-classes/statin']);
    expect(told(anOrderOf('enoxaparin', '40 mg', 'injectable'), anOrderOf('rivaroxaban'))).toEqual(['DUPLICATE_CLASS warn duplicate-classes/anticoagulant']);
    expect(told(anOrderOf('ramelteon'), anOrderOf('clonazepam'))).toEqual(['DUPLICATE_CLASS warn duplicate-classes/sedative']);
  });

  it('a wider kinship, or one that acts where it is applied, is none', () => {
    expect(told(anOrderOf('lisinopril'), anOrderOf('metoprolol'))).toEqual([]);
    expect(told(anOrderOf('metoprolol'), anOrderOf('timolol', '0.5%', 'eye'))).toEqual([]);
  });

  it('the same drug twice is DUPLICATE alone', () => {
    expect(told(anOrderOf('atorvastatin'), anOrderOf('atorvastatin'))).toEqual(['DUPLICATE warn catalogue']);
  });

  it('an opioid as needed beside a scheduled one is shown; two as needed are looked at', () => {
    const needed = (drug: string): OrderBuilder => anOrderOf(drug).asNeeded().with({ prnReasonGiven: true });
    expect(told(anOrderOf('morphine'), needed('oxycodone'))).toEqual(['DUPLICATE_CLASS passive duplicate-classes/opioid']);
    expect(told(needed('morphine'), needed('oxycodone'))).toEqual(['DUPLICATE_CLASS warn duplicate-classes/opioid']);
  });

  it('steps of one therapy, and orders that follow each other, are none', () => {
    expect(told(anOrderOf('prednisone').with({ group: 'G' }), anOrderOf('methylprednisolone').with({ group: 'G' }))).toEqual([]);
    expect(told(anOrderOf('atorvastatin').stopping('2026-12-05'), anOrderOf('simvastatin').starting('2026-12-05'))).toEqual([]);
  });
});
