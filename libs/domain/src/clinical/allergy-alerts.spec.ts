import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { anOrderOf, checked } from '../../../../test/builders/clinical.builder.js';
import type { ClinicalResident } from './clinical-order.js';

/** `severity rule` of the alert of one order against one recorded allergy; null = there is none. */
function told(allergy: string, drug: string, resident: Partial<ClinicalResident> = {}): string | null {
  const { alerts } = checked([anOrderOf(drug)], { allergies: [allergy], ...resident });
  const found = alerts.find(({ kind }) => kind === 'ALLERGY');
  return found === undefined ? null : `${found.severity} ${found.rule}`;
}

describe('allergies (R401–R403)', () => {
  it('the very drug interrupts, whatever the reaction, unless it is an intolerance; damage is looked at', () => {
    expect([told('Cephalexin (rash)', 'cephalexin'), told('Cephalexin', 'cephalexin'), told('Lisinopril (angioedema)', 'hydrochlorothiazide / lisinopril')]).toEqual(Array(3).fill('interrupt R401'));
    expect([told('Codeine (nausea)', 'acetaminophen / codeine'), told('Erythromycin - GI upset', 'erythromycin')]).toEqual(['passive R402', 'passive R402']);
    expect([told('Aspirin (GI bleed)', 'aspirin'), told('Ciprofloxacin: tendonitis', 'ciprofloxacin')]).toEqual(['warn R401', 'warn R401']);
  });

  it('a class that the record names is each of its drugs', () => {
    expect([told('Penicillin (rash)', 'amoxicillin / clavulanate'), told('PCN', 'penicillin v'), told('Sulfa (hives)', 'sulfamethoxazole / trimethoprim')]).toEqual(Array(3).fill('interrupt R401'));
  });

  it('beta-lactams go by side chain, not by class', () => {
    expect([told('Amoxicillin (anaphylaxis)', 'cephalexin'), told('Ceftriaxone (anaphylaxis)', 'cefepime'), told('Ceftazidime (anaphylaxis)', 'aztreonam')]).toEqual(Array(3).fill('interrupt R403'));
    expect([told('Amoxicillin (rash)', 'cephalexin'), told('Cephalexin (rash)', 'ampicillin')]).toEqual(['passive R403', 'passive R403']);
    expect([told('Amoxicillin (anaphylaxis)', 'cefazolin'), told('Cephalexin (anaphylaxis)', 'ceftriaxone'), told('Penicillin (anaphylaxis)', 'cefixime')]).toEqual([null, null, null]);
    expect([told('Amoxicillin (Stevens-Johnson)', 'cefazolin'), told('Penicillin (DRESS)', 'meropenem')]).toEqual(['interrupt R403', 'interrupt R403']);
  });

  it('a sulfonamide that is no antibiotic is only shown, a sulfate is none', () => {
    expect([told('Sulfonamides (anaphylaxis)', 'furosemide'), told('Sulfamethoxazole (hives)', 'hydrochlorothiazide')]).toEqual(['passive R403', 'passive R403']);
    expect(told('Sulfa (hives)', 'ferrous sulfate')).toBeNull();
  });

  it('painkillers share a reaction of the airway; one that is mostly tolerated is shown', () => {
    expect([told('Aspirin (asthma)', 'ibuprofen'), told('Ibuprofen (rash)', 'naproxen'), told('Aspirin (wheezing)', 'celecoxib'), told('Aspirin (wheezing)', 'acetaminophen')])
      .toEqual(['interrupt R403', 'passive R403', 'passive R403', 'passive R403']);
  });

  it('of opioids the same drug interrupts, a kin is shown, even after a severe reaction', () => {
    expect([told('Morphine (hives)', 'morphine'), told('Morphine (anaphylaxis)', 'hydromorphone'), told('Morphine (anaphylaxis)', 'fentanyl')]).toEqual(['interrupt R401', 'passive R403', null]);
  });

  it('an ACE inhibitor that made a face swell keeps all of them away, sacubitril too', () => {
    expect([told('Lisinopril (angioedema)', 'enalapril'), told('Lisinopril (angioedema)', 'sacubitril / valsartan'), told('Lisinopril (cough)', 'enalapril')]).toEqual(['interrupt R403', 'interrupt R403', null]);
  });

  it('shows since when it was given all the same', () => {
    const { alerts } = checked([anOrderOf('lisinopril')], { allergies: ['Lisinopril (rash)'], given: new Map([['lisinopril', { since: day('2023-03-01'), times: 41 }]]) });
    expect(alerts).toMatchObject([{ kind: 'ALLERGY', severity: 'interrupt', params: { givenSince: '2023-03-01', givenTimes: 41 } }]);
  });

  it('says what it could not look at', () => {
    const { notChecked } = checked([anOrderOf('lisinopril')], { allergies: ['Zorbitrol', 'Latex', 'Peanuts (hives)'] });
    expect(notChecked).toEqual([{ what: 'weight', about: null }, { what: 'renal', about: null }, { what: 'allergen', about: 'Zorbitrol' }]);
    expect(checked([], { allergies: null, age: null }).notChecked.map(({ what }) => what)).toEqual(['allergies', 'age', 'weight', 'renal']);
  });
});
