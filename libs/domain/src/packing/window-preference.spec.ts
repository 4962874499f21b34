import { describe, expect, it } from '@jest/globals';
import { COMMON_RULES, rules } from '../../../../test/builders/rules.builder.js';
import { windowPreference } from './window-preference.js';

describe('how long a pack of several drugs may last (R233)', () => {
  it('31 days in Ohio and Washington: a longer window goes out in cards of one drug', () => {
    for (const state of ['OH', 'WA']) expect([31, 32].map((days) => windowPreference('multi_dose', days, rules({ state })))).toEqual(['multi_dose', 'card']);
  });

  it('binds no other state and no card', () => {
    expect([windowPreference('multi_dose', 35, COMMON_RULES), windowPreference('card', 35, rules({ state: 'OH' }))]).toEqual(['multi_dose', 'card']);
  });
});
