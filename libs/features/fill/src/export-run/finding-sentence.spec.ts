import { describe, expect, it } from '@jest/globals';
import { REGIMEN_PROBLEMS } from '@cyclefill/domain/regimen';
import { findingSentence } from './finding-sentence.js';

describe('the sentence of a finding', () => {
  it.each(REGIMEN_PROBLEMS)('of %s says where the fault lies and what to do', (problem) => {
    const sentence = findingSentence('QTY', { reason: 'not computable', problem, phase: 2, detail: 'this much' });
    expect(sentence).toMatch(/^(?=.*(?:step 2|Step 2|this much|The order)).+[:,] .*(?:enter|ask|correct|close|add|lower|supply).*\.$/);
    expect(sentence).not.toMatch(/undefined/);
  });

  it('of directions without structure, and of a dose that cannot be split', () => {
    expect(findingSentence('QTY', { reason: 'not computable' })).toBe('Days, times or dose cannot be read from the directions: correct the order.');
    expect(findingSentence('QTY', { dose: '1.5', splitUnit: '1' })).toBe('A dose of 1.5 is no multiple of 1: choose another strength or product.');
  });
});
