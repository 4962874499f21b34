import { describe, expect, it } from '@jest/globals';
import type { Milli } from '@cyclefill/domain/kernel';
import { formNoun } from './dosage-form.js';
import { doseText, shortDoseText, unitText } from './dose-units.js';
import { countText, figureText } from './figures.js';
import { intervalLimit } from './interval-limit.js';
import { looksText } from './looks.js';
import { purposeText } from './purpose.js';
import { formatStrength, plainAmount } from './strength.js';
import { drugName, lookAlikes, tallMan } from './tall-man.js';

const milli = (value: number): Milli => value as Milli;

describe('words of a drug', () => {
  it.each([
    ['1000 mg', '1,000 mg'], ['25 mg; 100 mg', '25 mg-100 mg'], ['2.5 mg/3 mL (0.083%)', '2.5 mg per 3 mL (0.083%)'], ['0.1 mg/24h', '0.1 mg per 24 hours'], ['10 mcg/h', '10 mcg per hour'],
    ['70 units/mL; 30 units/mL', '70 units-30 units per mL'], ['250 mcg; 50 mcg/actuation', '250 mcg-50 mcg per actuation'], ['100 mg/5 mL (20 mg/mL)', '100 mg per 5 mL (20 mg per mL)'],
    ['500000 units', '500,000 units'], ['100,000 units/g', '100,000 units per g'], ['1.50mg', '1.5 mg'], ['.5 mg', '0.5 mg'], ['10.0 mg', '10 mg'], ['5%', '5%'], ['1.25 mg', '1.25 mg'], ['100 µg', '100 mcg'],
  ])('strength %s is printed %s', (strength, printed) => {
    expect(formatStrength(strength)).toBe(printed);
  });

  it('knows the amount in one unit only where there is one', () => {
    expect([plainAmount('10 mg'), plainAmount('1000 mcg'), plainAmount('25 mg; 100 mg'), plainAmount('5%')]).toEqual([{ value: 10_000, unit: 'mg' }, { value: 1_000_000, unit: 'mcg' }, null, null]);
  });

  it.each([
    ['metformin', 'metFORMIN'], ['METFORMIN', 'metFORMIN'], ['acetaminophen-hydrocodone', 'acetaminophen-HYDROcodone'], ['humalog', 'HumaLOG'], ['predniSONE', 'predniSONE'],
    ['prednisones', 'prednisones'], ['lisinopril', 'lisinopril'],
  ])('%s in tall-man letters is %s, whole words only', (name, printed) => {
    expect(tallMan(name)).toBe(printed);
  });

  it('drops HCl from a name and finds names that are mistaken for it', () => {
    expect(drugName('hydroxyzine HCl')).toBe('hydrOXYzine');
    expect(lookAlikes('hydroxyzine', ['hydralazine', 'lisinopril', 'hydromorphone', 'hydrOXYzine'])).toEqual(['HYDROmorphone', 'hydrALAZINE']);
  });

  it.each([
    ['Oral Tablet', '', 'tablet'], ['Extended Release Oral Tablet', 'bupropion ER', 'tablet'], ['Delayed Release Oral Capsule', 'divalproex', 'delayed-release capsule'],
    ['Ophthalmic Solution', '', 'eye drops'], ['Transdermal System', '', 'patch'], ['Oral Suspension', '', 'oral suspension'],
  ])('form %s of %s is a %s', (form, name, noun) => {
    expect(formNoun(form, name)).toBe(noun);
  });

  it('writes doses and counts in figures with halves', () => {
    expect([doseText(milli(500), 'tablet'), doseText(milli(1500), 'tablets'), doseText(milli(1000), 'capsule'), doseText(milli(250), 'mL')]).toEqual(['1/2 tablet (half)', '1 1/2 tablets', '1 capsule', '0.25 mL']);
    expect([shortDoseText(milli(1500), 'tablet'), shortDoseText(milli(12_000), 'units'), shortDoseText(milli(4000), 'application'), shortDoseText(milli(10_000), 'mL')]).toEqual(['1½ tab', '12 units', 'apply', '10 mL']);
    expect([countText(milli(31_500)), figureText(milli(750)), countText(milli(1_240_000)), unitText(milli(0), 'suppository'), unitText(milli(2000), 'patch')]).toEqual(['31½', '3/4', '1,240', 'suppositories', 'patches']);
  });

  it('describes what is known and says what is not', () => {
    const look = { form: 'Oral Tablet', color: 'WHITE', shape: null, imprint: null };
    expect(looksText(look)).toBe('white tablet');
    expect(looksText({ ...look, form: 'Extended Release Oral Capsule', color: 'ORANGE;GRAY' })).toBe('orange and gray capsule');
    expect(looksText({ ...look, shape: 'OVAL', imprint: 'PD;155;10' })).toBe('white oval tablet "PD 155 10"');
    expect(looksText({ ...look, color: null })).toBe('tablet (color not recorded)');
    expect(looksText({ ...look, form: 'Oral Solution' })).toBe('oral solution');
  });

  it.each([
    ['I10 hypertension', 'For high blood pressure.'], ['BPH', 'For enlarged prostate (BPH).'], ['CVA/CAD', 'For stroke or coronary artery disease.'], ['mild pain or temp > 101 F', 'For mild pain or temperature above 101 F.'],
    ['osteoporosis', 'For osteoporosis.'], ['house', null], ['', null], [null, null],
  ])('purpose of %j is %j', (indication, purpose) => {
    expect(purposeText(indication)).toBe(purpose);
  });

  it.each([['Q4H', 'at least 4 hours apart'], ['Q1H', 'at least 1 hour apart'], ['QHS', 'once, at bedtime'], ['TID', 'up to three times a day'], ['XYZ', null]])('frequency %s limits: %s', (code, limit) => {
    expect(intervalLimit(code)).toBe(limit);
  });
});
