import { describe, expect, it } from '@jest/globals';
import { type LocalMinute, atMinute, day, formatClock, formatDay } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident, type ResidentBuilder } from '../../../../test/builders/resident.builder.js';
import { days } from '../../../../test/builders/values.js';
import { isComputable } from './check-regimen.js';
import { expandRegimen } from './expand-regimen.js';

/** `2026-12-07 0900` of each dose of a pass, from the 7th to the 10th. */
const given = (resident: ResidentBuilder, pass: string): readonly string[] =>
  expandRegimen(anOrder().daily(pass).regimen(), resident.build().passes, days('2026-12-07', '2026-12-10')).map((dose) => `${formatDay(dose.day).slice(8)} ${formatClock(dose.minute)}`);

const twoWings = aResident().times('BID', ['0800', '1700']).wingTimes('South', 'BID', ['0900', '2000']);

describe('hours of administration', () => {
  it('a wing with its own times wins over its facility, a facility over the product (D40)', () => {
    const rows = aResident().times('QD', ['0900']).wingTimes('South', 'QD', ['0730']);
    expect(given(rows.livingIn('North'), 'QD')).toEqual(['07 0900', '08 0900', '09 0900']);
    expect(given(rows.livingIn('South'), 'QD')).toEqual(['07 0730', '08 0730', '09 0730']);
    expect(given(aResident(), 'QD')).toEqual(['07 0800', '08 0800', '09 0800']);
  });

  it("the order's own times win over every table", () => {
    const regimen = anOrder().at('1000').regimen();
    expect(expandRegimen(regimen, aResident().times('QD', ['0900']).build().passes, days('2026-12-07', '2026-12-08')).map((dose) => formatClock(dose.minute))).toEqual(['1000']);
  });

  it('a changed table holds from its day on, mid-window', () => {
    expect(given(aResident().times('BID', ['0800', '1700']).times('BID', ['0900', '2000'], '2026-12-08'), 'BID')).toEqual(['07 0800', '07 1700', '08 0900', '08 2000', '09 0900', '09 2000']);
  });

  it('a wing row that starts later takes over from the facility that day', () => {
    expect(given(twoWings.wingTimes('North', 'BID', ['0600', '1800'], '2026-12-09').livingIn('North'), 'BID')).toEqual(['07 0800', '07 1700', '08 0800', '08 1700', '09 0600', '09 1800']);
  });

  it('after a move the doses still to come that day are given at the new times', () => {
    expect(given(twoWings.livingIn('North').livingIn('South', '2026-12-08 1400'), 'BID')).toEqual(['07 0800', '07 1700', '08 0800', '08 2000', '09 0900', '09 2000']);
  });

  it('a move between the old and the new time doubles no dose', () => {
    expect(given(twoWings.livingIn('North').livingIn('South', '2026-12-08 0830'), 'BID')).toEqual(['07 0800', '07 1700', '08 0800', '08 2000', '09 0900', '09 2000']);
  });

  it('a move after the new time and before the old one loses no dose', () => {
    expect(given(twoWings.livingIn('South').livingIn('North', '2026-12-08 0830'), 'BID')).toEqual(['07 0900', '07 2000', '08 0900', '08 1700', '09 0800', '09 1700']);
  });

  it('a dose that keeps its old time is not met by the next one at the same minute', () => {
    const close = aResident().times('BID', ['0900', '1700']).wingTimes('South', 'BID', ['0800', '0900']);
    expect(given(close.livingIn('North').livingIn('South', '2026-12-08 0830'), 'BID')).toEqual(['07 0900', '07 1700', '08 0900', '08 1700', '09 0800', '09 0900']);
  });

  it('two moves in one day', () => {
    const back = twoWings.livingIn('North').livingIn('South', '2026-12-08 1000').livingIn('North', '2026-12-08 1600');
    expect(given(back, 'BID')).toEqual(['07 0800', '07 1700', '08 0800', '08 1700', '09 0800', '09 1700']);
  });

  it('a wing with fewer or more rounds takes over its own number from the move on', () => {
    const shifts = aResident().times('QSHIFT', ['0700', '1500', '2300']).wingTimes('South', 'QSHIFT', ['0700', '1900']);
    expect(given(shifts.livingIn('North').livingIn('South', '2026-12-08 1400'), 'QSHIFT')).toEqual(['07 0700', '07 1500', '07 2300', '08 0700', '08 1900', '09 0700', '09 1900']);
    expect(given(shifts.livingIn('South').livingIn('North', '2026-12-08 1400'), 'QSHIFT')).toEqual(['07 0700', '07 1900', '08 0700', '08 1500', '08 2300', '09 0700', '09 1500', '09 2300']);
  });

  it('meals follow the meal rounds: half an hour before and after', () => {
    const meals = aResident().times('MEALS', ['0730', '1215', '1745']);
    expect(given(meals, 'AC').slice(0, 3)).toEqual(['07 0700', '07 1145', '07 1715']);
    expect(given(meals, 'PC').slice(0, 3)).toEqual(['07 0800', '07 1245', '07 1815']);
    expect(given(aResident().times('AC', ['0630', '1100', '1600', '1900']), 'BIDAC').slice(0, 2)).toEqual(['07 1600', '07 1900']);
  });

  it('segments tile all time', () => {
    const { passes } = twoWings.livingIn('North').livingIn('South', '2026-12-08 0830').livingIn('North', '2026-12-20').build();
    for (let index = 1; index < passes.length; index += 1) expect(passes[index]?.from).toBe(passes[index - 1]?.to);
    expect([(passes[0]?.from ?? 0) < atMinute(day('1900-01-01')), (passes.at(-1)?.to ?? 0) > atMinute(day('2200-01-01'))]).toEqual([true, true]);
  });

  it('a pass that only a later table knows can be told from then on, not before', () => {
    const { passes } = aResident().times('NOON', ['1200'], '2026-06-01').build();
    expect(isComputable(anOrder().daily('NOON').starting('2026-07-01').regimen(), passes)).toBe(true);
    expect(isComputable(anOrder().daily('NOON').starting('2026-01-01').regimen(), passes)).toBe(false);
    expect(isComputable(anOrder().daily('NO SUCH PASS').regimen(), passes)).toBe(false);
  });

  it('rows given out of order and twice are read in order and once', () => {
    expect(given(aResident().times('BID', ['2000', '0800', '2000']), 'BID').slice(0, 2)).toEqual(['07 0800', '07 2000']);
  });

  it('a stay that begins at midnight needs no day of its own', () => {
    const moved = twoWings.livingIn('North').livingIn('South', '2026-12-08');
    expect(given(moved, 'BID')).toEqual(['07 0800', '07 1700', '08 0900', '08 2000', '09 0900', '09 2000']);
    expect(moved.build().passes.map((segment) => segment.from as LocalMinute).filter((from) => from > atMinute(day('2026-01-01')))).toEqual([atMinute(day('2026-12-08'))]);
  });
});
