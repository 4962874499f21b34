import { describe, expect, it } from '@jest/globals';
import { WrongUsage } from './command-errors.js';
import { readCycleChoice } from './cycle-choice.js';

describe('which cycle is meant', () => {
  it('a wing’s by its name, the facility’s own, or whichever there is; not two of them', () => {
    expect([readCycleChoice({ 'wing': 'North' }), readCycleChoice({ 'facility-wide': true }), readCycleChoice({})]).toEqual(['North', null, undefined]);
    expect(() => readCycleChoice({ 'wing': 'North', 'facility-wide': true })).toThrow(WrongUsage);
  });
});
