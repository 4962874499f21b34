import { describe, expect, it } from '@jest/globals';
import { errorProneTerms } from './error-prone.js';

describe('errorProneTerms', () => {
  it.each([
    ['give 10 U now', 'U'], ['daily QD', 'QD'], ['Q.O.D.', 'QD'], ['drops OU', 'OD, OS, OU'], ['drops AS', 'AD, AS, AU'], ['1 tablet hs', 'HS'], ['sub q', 'SC, SQ, sub q'],
    ['TIW', 'TIW'], ['D/C', 'D/C'], ['5 cc', 'cc'], ['5 µg', 'microgram sign'], ['use UD', 'UD'], ['SSI', 'SS'], ['pulse < 60', 'comparison sign'], ['a & b', '@ & +'],
    ['mg/mL', 'slash'], ['3 g/day', 'slash'], ['1.0 mg', 'trailing zero'], ['0.50 mg', 'trailing zero'], ['.5 mg', 'naked decimal'], ['10mg', 'no space before unit'],
    ['1000 mg', 'no comma in thousands'], ['5 mg. by mouth', 'period after unit'], ['x 3', 'x for times'], ['MSO4', 'drug name abbreviation'], ['metformin HCl', 'drug name abbreviation'],
  ])('finds in %j: %s', (text, term) => {
    expect(errorProneTerms(text)).toContain(term);
  });

  it.each([
    'Give 1/2 tablet (half) by mouth at bedtime.', 'STOP after 12/06 1700', 'ON HOLD since 11/29/2026, no end date', 'GIVE AS NEEDED', 'Rx 600623 · start 11/01/2026',
    '1,000 mg', '0.5 mg', 'pain above 5/10', 'NDC 0071-1012-68', 'constipation K59.00', 'glucose', 'temperature above 101 F', 'Give 10 mg. Hold if pulse is less than 60.',
  ])('finds nothing in %j', (text) => {
    expect(errorProneTerms(text)).toEqual([]);
  });
});
