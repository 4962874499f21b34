import { describe, expect, it } from '@jest/globals';
import { readPasses } from './read-passes.js';

describe('--pass', () => {
  it('reads codes with one or more times', () => {
    expect([...readPasses('qd=0800,BID=2000,0800')]).toEqual([['QD', [480]], ['BID', [480, 1200]]]);
    expect(readPasses(undefined).size).toBe(0);
  });

  it.each(['QD', 'QD=', 'QD=2500', '=0800', '0800', 'BID=0800,'])('refuses %s', (text) => {
    expect(() => readPasses(text)).toThrow('--pass takes codes');
  });
});
