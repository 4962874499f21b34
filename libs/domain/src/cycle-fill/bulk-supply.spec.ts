import { describe, expect, it } from '@jest/globals';
import { units } from '../../../../test/builders/values.js';
import { bulkSupply } from './bulk-supply.js';

describe('bulk forms (R135)', () => {
  it('V16: 240 mL at 10 mL three times daily lasts 8 days', () => {
    expect(bulkSupply(units('240'), units('240'), units('30'), null)).toEqual({ packages: 1, daysSupply: 8 });
  });

  it('whole packages, days rounded down, and never past a discard date', () => {
    expect(bulkSupply(units('241'), units('240'), units('30'), null)).toEqual({ packages: 2, daysSupply: 16 });
    expect(bulkSupply(units('100'), units('118'), units('7.5'), null)).toEqual({ packages: 1, daysSupply: 15 });
    expect(bulkSupply(units('240'), units('240'), units('5'), 28)).toEqual({ packages: 1, daysSupply: 28 });
    expect(bulkSupply(units('240'), units('240'), units('30'), 28)).toEqual({ packages: 1, daysSupply: 8 });
    expect(bulkSupply(units('0'), units('240'), units('5'), null)).toEqual({ packages: 0, daysSupply: 0 });
  });
});
