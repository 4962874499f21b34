import { describe, expect, it } from '@jest/globals';
import { standingText } from './answer-standing.js';

type Order = Parameters<typeof standingText>[0];
const versions = [{ drug: 'amLODIPine 5 mg tablet', from: '2026-11-01T00:00', to: '2026-12-24T00:00' }] as unknown as Order['versions'];
const hold = { from: '2026-12-10T00:00', to: null, reason: 'low pressure', supersededAt: null } as unknown as Order['holds'][number];

describe('what now holds of an order', () => {
  it('is when it is given and the holds that stand, not those that were ended', () => {
    const ended = { ...hold, supersededAt: '2026-12-01T00:00:00Z' } as unknown as typeof hold;
    expect(standingText({ rxNumber: '600123', version: 3, versions, holds: [ended, hold, { ...hold, to: '2026-12-20T08:00' }] })).toBe(
      '600123  version 3\n  amLODIPine 5 mg tablet: given from 2026-11-01T00:00, no dose from 2026-12-24T00:00 on\n'
      + '  held from 2026-12-10T00:00 until it is resumed: low pressure\n  held from 2026-12-10T00:00, given again from 2026-12-20T08:00: low pressure');
  });
});
