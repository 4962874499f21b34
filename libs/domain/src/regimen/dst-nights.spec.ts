import { describe, expect, it } from '@jest/globals';
import { type LocalMinute, Zone, atMinute, formatClock } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { clock, days, moment } from '../../../../test/builders/values.js';
import { expandRegimen } from './expand-regimen.js';

const NEW_YORK = Zone.of('America/New_York');
const TABLE = aResident().build().passes;

/** `0600 → 10:00Z` of each dose of one local day, by the policy of D47. */
function instants(order: ReturnType<typeof anOrder>, from: string, to: string): readonly string[] {
  return expandRegimen(order.regimen(), TABLE, days(from, to)).map((dose) => {
    const at = NEW_YORK.instantOf(atMinute(dose.day, dose.minute));
    const utc = at as unknown as LocalMinute;
    return `${formatClock(dose.minute)} → ${formatClock(((utc % 1440) + 1440) % 1440)}Z`;
  });
}

describe('the night the clocks go forward, 2027-03-14 in New York (02:00 EST becomes 03:00 EDT)', () => {
  const night = (order: ReturnType<typeof anOrder>): readonly string[] => instants(order, '2027-03-14', '2027-03-15');

  it('V17: a 02:30 slot is one dose, at the first valid minute, not zero and not two', () => {
    expect(night(anOrder().at('0230'))).toEqual(['0230 → 0700Z']);
    expect(NEW_YORK.resolve(moment('2027-03-14 0230'))).toEqual({ kind: 'gap', at: NEW_YORK.instantOf(moment('2027-03-14 0300')) });
    expect(expandRegimen(anOrder().at('0230').regimen(), TABLE, days('2027-03-13', '2027-03-16'))).toHaveLength(3);
  });

  it('a 01:30 slot is one dose, before the change', () => {
    expect(night(anOrder().at('0130'))).toEqual(['0130 → 0630Z']);
  });

  it('every 4 hours is six doses, the 0400 on summer time', () => {
    expect(night(anOrder().daily('Q4H'))).toEqual(['0000 → 0500Z', '0400 → 0800Z', '0800 → 1200Z', '1200 → 1600Z', '1600 → 2000Z', '2000 → 0000Z']);
  });

  it('every 6 hours is four doses', () => {
    expect(night(anOrder().daily('Q6H'))).toEqual(['0000 → 0500Z', '0600 → 1000Z', '1200 → 1600Z', '1800 → 2200Z']);
  });

  it('a slot at 02:00 sharp moves to 03:00', () => {
    expect(night(anOrder().at('0200', '0300'))).toEqual(['0200 → 0700Z', '0300 → 0700Z']);
  });
});

describe('the night the clocks go back, 2026-11-01 in New York (02:00 EDT becomes 01:00 EST)', () => {
  const night = (order: ReturnType<typeof anOrder>): readonly string[] => instants(order, '2026-11-01', '2026-11-02');

  it('a 01:30 slot is one dose, at the first pass', () => {
    expect(night(anOrder().at('0130'))).toEqual(['0130 → 0530Z']);
    expect(NEW_YORK.resolve(moment('2026-11-01 0130'))).toMatchObject({ kind: 'overlap' });
    expect(expandRegimen(anOrder().at('0130').regimen(), TABLE, days('2026-10-31', '2026-11-03'))).toHaveLength(3);
  });

  it('a 02:30 slot is one dose, on standard time', () => {
    expect(night(anOrder().at('0230'))).toEqual(['0230 → 0730Z']);
  });

  it('every 4 hours is six doses, the 0400 on standard time', () => {
    expect(night(anOrder().daily('Q4H'))).toEqual(['0000 → 0400Z', '0400 → 0900Z', '0800 → 1300Z', '1200 → 1700Z', '1600 → 2100Z', '2000 → 0100Z']);
  });

  it('every 6 hours is four doses', () => {
    expect(night(anOrder().daily('Q6H'))).toEqual(['0000 → 0400Z', '0600 → 1100Z', '1200 → 1700Z', '1800 → 2300Z']);
  });
});

it('a window across a change has its days and no more (R102)', () => {
  for (const [from, to] of [['2026-10-25', '2026-11-08'], ['2027-03-07', '2027-03-21']] as const) {
    expect(expandRegimen(anOrder().at('0130', '0230').regimen(), TABLE, days(from, to)).map((dose) => dose.minute)).toEqual(Array.from({ length: 14 }, () => [clock('0130'), clock('0230')]).flat());
  }
});
