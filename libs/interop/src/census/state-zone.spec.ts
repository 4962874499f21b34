import { describe, expect, it } from '@jest/globals';
import { Zone } from '@cyclefill/domain/kernel';
import { zoneOfState } from './state-zone.js';

const SPLIT = 'AK AZ FL ID IN KS KY MI ND NE NV OR SD TN TX'.split(' ');
const WHOLE = 'AL AR CA CO CT DC DE GA HI IA IL LA MA MD ME MN MO MS MT NC NH NJ NM NY OH OK PA RI SC UT VA VT WA WI WV WY PR VI GU MP AS'.split(' ');

describe('zoneOfState', () => {
  it('knows a real zone for each state with one, in any case', () => {
    for (const state of WHOLE) expect(Zone.find(zoneOfState(state) ?? '')).not.toBeNull();
    expect(zoneOfState('ma')).toBe('America/New_York');
  });

  it('does not guess where clocks differ inside a state', () => {
    for (const state of [...SPLIT, 'XX', '']) expect(zoneOfState(state)).toBeNull();
  });
});
