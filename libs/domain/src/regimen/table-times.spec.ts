import { describe, expect, it } from '@jest/globals';
import { formatClock } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { type ResidentBuilder, aResident } from '../../../../test/builders/resident.builder.js';
import { days, moment } from '../../../../test/builders/values.js';
import { tableTimes } from './table-times.js';

const WEEK = days('2026-12-07', '2026-12-14');
const said = (who: ResidentBuilder, order = anOrder().daily('BID')): readonly string[] =>
  tableTimes(order.regimen(), who.build().passes, WEEK).map(({ phase, from, times }) => `${phase} ${from - moment('2026-12-07')} ${times?.map(([minute]) => formatClock(minute)).join(' ')}`);

describe('what tables make of a regimen on the days of a paper (D3, D40)', () => {
  const house = aResident().times('BID', ['0800', '1700']);

  it('is the times in force, and others from the day on which the table changes', () => {
    expect(said(house)).toEqual(['1 0 0800 1700']);
    expect(said(house.times('BID', ['0830', '1730'], '2026-12-10'))).toEqual(['1 0 0800 1700', `1 ${3 * 1440} 0830 1730`]);
  });

  it('is not moved by a table that says the same again, or that changes after those days', () => {
    expect(said(house.times('BID', ['0800', '1700'], '2026-12-10').times('BID', ['0900', '1900'], '2026-12-14'))).toEqual(said(house));
  });

  it('is nothing for an order that has its own times, or is not given then', () => {
    expect([said(house, anOrder().at('0800')), said(house, anOrder().daily('BID').stopping('2026-12-01'))]).toEqual([[], []]);
  });
});
