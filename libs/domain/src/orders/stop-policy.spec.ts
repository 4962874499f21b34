import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { proposeStop, stopClassOf, stopPolicyOf } from './stop-policy.js';

const SAMPLE_STOP_POLICY = stopPolicyOf(COMMON_RULES);

const product = (therapeuticClass: string, ingredient = '', schedule: 'CII' | null = null) => ({ therapeuticClass, ingredient, schedule });
const from = atMinute(day('2026-12-01'), 540);

describe('automatic stops (R221)', () => {
  it.each([
    ['anti_infective', product('Antibiotic')],
    ['anti_infective', product('Antiviral/antifungal')],
    ['eye_antibiotic_steroid', product('Eye', 'Moxifloxacin')],
    ['other', product('Eye', 'Latanoprost')],
    ['cough_cold', product('Respiratory oral', 'Guaifenesin')],
    ['antihistamine_decongestant', product('Antihistamine')],
    ['controlled_analgesic', product('Opioid', 'Oxycodone', 'CII')],
    ['other', product('Opioid', 'Naloxone')],
    ['other', product('Statin/lipid')],
  ])('%s', (expected, of) => expect(stopClassOf(of)).toBe(expected));

  it('an antibiotic without a duration is proposed to stop ten days on, to the minute', () => {
    expect(proposeStop({ from, to: null }, product('Antibiotic'), SAMPLE_STOP_POLICY)).toEqual({ at: atMinute(day('2026-12-11'), 540), rule: 'R221', stopClass: 'anti_infective', days: 10 });
  });

  it('a stated duration wins, and what has no automatic stop gets none', () => {
    expect(proposeStop({ from, to: atMinute(day('2026-12-08')) }, product('Antibiotic'), SAMPLE_STOP_POLICY)).toBeNull();
    expect(proposeStop({ from, to: null }, product('Statin/lipid'), SAMPLE_STOP_POLICY)).toBeNull();
  });

  it('a facility has its own days', () => {
    expect(proposeStop({ from, to: null }, product('Antibiotic'), { ...SAMPLE_STOP_POLICY, anti_infective: 7 })?.at).toBe(atMinute(day('2026-12-08'), 540));
  });
});
