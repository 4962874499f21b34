import { describe, expect, it } from '@jest/globals';
import { type DayRange, dayOf, formatClock, formatDay } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { days, moment, units } from '../../../../test/builders/values.js';
import { expandRegimen } from './expand-regimen.js';
import { canBeginStat, statPhaseOf, withFirstDose } from './first-dose.js';
import type { Phase, Regimen } from './regimen.js';
import { removalsIn } from './removals.js';

const TABLE = aResident().build().passes;
const phaseOf = (order: ReturnType<typeof anOrder>, more: Partial<Phase> = {}): Phase => ({ ...(order.regimen().phases[0] as Phase), ...more });
const scheduled = (...phases: readonly Phase[]): Regimen => ({ prn: false, phases });
const dosesOf = (regimen: Regimen, range: DayRange): readonly string[] =>
  expandRegimen(regimen, TABLE, range).map(({ day, minute, dose }) => `${formatDay(day).slice(5)} ${formatClock(minute)} ${dose / 1000}`);
const datesOf = (regimen: Regimen, range: DayRange): readonly string[] => expandRegimen(regimen, TABLE, range).map(({ day }) => formatDay(day).slice(5));

describe('cycles and parallel parts (D43)', () => {
  const start = anOrder().starting('2026-12-01').daily('QAM');

  it('21 days on and 7 off count from the anchor, whatever window is asked for', () => {
    const pill = scheduled(phaseOf(start, { days: { kind: 'cycle', on: 21, off: 7 } }));
    expect(datesOf(pill, days('2026-12-19', '2026-12-31'))).toEqual(['12-19', '12-20', '12-21', '12-29', '12-30']);
    expect(expandRegimen(pill, TABLE, days('2026-12-01', '2027-02-23'))).toHaveLength(63);
  });

  it('days 1 to 5 of each month, and every third month', () => {
    expect(datesOf(start.onMonthDays(1, 2, 3, 4, 5).regimen(), days('2026-12-04', '2027-01-03'))).toEqual(['12-04', '12-05', '01-01', '01-02']);
    const quarterly = scheduled(phaseOf(start, { days: { kind: 'month-days', days: [31], every: 3 } }));
    expect(datesOf(quarterly, days('2026-12-01', '2027-12-31'))).toEqual(['12-31', '03-31', '06-30', '09-30']);
  });

  it('warfarin by weekday is two parts side by side', () => {
    const warfarin = scheduled(phaseOf(start.onWeekdays(1, 3, 5).tablets('1')), phaseOf(start.onWeekdays(0, 2, 4, 6).tablets('0.5')));
    expect(dosesOf(warfarin, days('2026-12-06', '2026-12-10'))).toEqual(['12-06 0800 0.5', '12-07 0800 1', '12-08 0800 0.5', '12-09 0800 1']);
  });
});

describe('stop by count', () => {
  const antibiotic = anOrder().starting('2026-12-01 1000').daily('TID');

  it('ends with the n-th scheduled dose, counted from the start', () => {
    const ten = scheduled(phaseOf(antibiotic, { count: 10 }));
    expect(dosesOf(ten, days('2026-12-01', '2026-12-31'))).toHaveLength(10);
    expect(dosesOf(ten, days('2026-12-04', '2026-12-31'))).toEqual(['12-04 0800 1', '12-04 1200 1']);
    expect(dosesOf(ten, days('2026-12-05', '2027-12-31'))).toEqual([]);
  });

  it('or earlier, at the stop', () => {
    expect(dosesOf(scheduled(phaseOf(antibiotic.stopping('2026-12-02'), { count: 10 })), days('2026-12-01', '2026-12-31'))).toEqual(['12-01 1200 1', '12-01 1700 1']);
  });

  it('counts sparse doses over years, and doses that another table re-times', () => {
    const monthly = scheduled(phaseOf(anOrder().starting('2026-01-31').onMonthDays(31), { count: 14 }));
    expect(datesOf(monthly, days('2027-01-01', '2030-01-01'))).toEqual(['01-31', '02-28']);
    const changing = aResident().times('BID', ['0800', '1700']).times('BID', ['0900', '1300', '1900'], '2026-12-03').build().passes;
    const counted = scheduled(phaseOf(anOrder().starting('2026-12-02').daily('BID'), { count: 4 }));
    expect(expandRegimen(counted, changing, days('2026-12-01', '2026-12-09')).map(({ minute }) => formatClock(minute))).toEqual(['0800', '1700', '0900', '1300']);
  });
});

describe('times of the day', () => {
  const start = anOrder().starting('2026-12-01');
  const dayOne = days('2026-12-01', '2026-12-02');
  const clocks = (regimen: Regimen): readonly string[] => expandRegimen(regimen, TABLE, dayOne).map(({ minute }) => formatClock(minute));

  it('several passes, moved by minutes, each minute once', () => {
    expect(clocks(scheduled(phaseOf(start, { times: { kind: 'slots', slots: [{ code: 'MEALS', shift: -10 }, { code: 'QHS', shift: 0 }] } })))).toEqual(['0750', '1150', '1650', '2000']);
    expect(clocks(scheduled(phaseOf(start, { times: { kind: 'slots', slots: [{ code: 'QAM', shift: 0 }, { code: 'CM', shift: 0 }] } })))).toEqual(['0800']);
  });

  it('every so many minutes from a first dose', () => {
    expect(clocks(scheduled(phaseOf(start, { times: { kind: 'every-minutes', minutes: 90, from: moment('2026-12-01 1930') } })))).toEqual(['1930', '2100', '2230']);
  });

  it('a range, and a dose without a number, are never settled', () => {
    const often = { times: 1, timesMax: 1, period: 4, periodMax: 6, unit: 'hours' } as const;
    for (const more of [{ times: { kind: 'unplaced', often } }, { dose: { kind: 'range', low: units('1'), high: units('2') } }, { dose: { kind: 'unstated' } }] as const) {
      expect(clocks(scheduled(phaseOf(start, more)))).toEqual([]);
    }
  });
});

describe('the first dose of an order that starts inside a day (D46)', () => {
  const order = anOrder().starting('2026-12-01 1015').daily('BID').tablets('2');

  it('waits for the next slot, or is given at once as well', () => {
    const plain = order.regimen();
    expect(dosesOf(withFirstDose(plain, 'next_slot'), days('2026-12-01', '2026-12-02'))).toEqual(['12-01 1700 2']);
    expect(dosesOf(withFirstDose(plain, 'stat_then_next_slot'), days('2026-12-01', '2026-12-03'))).toEqual(['12-01 1015 2', '12-01 1700 2', '12-02 0800 2', '12-02 1700 2']);
  });

  it('is not given twice where it starts on a slot', () => {
    const onSlot = anOrder().starting('2026-12-01 1700').daily('BID').regimen();
    expect(dosesOf(withFirstDose(onSlot, 'stat_then_next_slot'), days('2026-12-01', '2026-12-02'))).toEqual(['12-01 1700 1']);
  });

  it('is one of those that a count counts', () => {
    for (const [count, given] of [[3, ['12-01 1015 2', '12-01 1700 2', '12-02 0800 2']], [1, ['12-01 1015 2']]] as const) {
      expect(dosesOf(withFirstDose(scheduled(phaseOf(order, { count })), 'stat_then_next_slot'), days('2026-12-01', '2026-12-31'))).toEqual(given);
    }
  });

  it('of alternating doses is the first in turn', () => {
    expect(dosesOf(withFirstDose(order.alternating('5', '2.5').regimen(), 'stat_then_next_slot'), days('2026-12-01', '2026-12-02'))).toEqual(['12-01 1015 5', '12-01 1700 5']);
  });
});

describe('the STAT dose of an order with several parts (D46)', () => {
  const start = anOrder().starting('2026-12-02 1015').daily('QAM');

  it('by weekday is that of the day on which it starts, and every part goes on a minute later', () => {
    const warfarin = scheduled(phaseOf(start.onWeekdays(1, 5).tablets('1')), phaseOf(start.onWeekdays(0, 2, 3, 4, 6).tablets('0.5')));
    const stat = withFirstDose(warfarin, 'stat_then_next_slot');
    expect(dosesOf(stat, days('2026-12-02', '2026-12-05'))).toEqual(['12-02 1015 0.5', '12-03 0800 0.5', '12-04 0800 1']);
    expect(stat.phases.map(({ from, stat: isStat }) => [from - (warfarin.phases[0]?.from ?? 0), isStat])).toEqual([[0, true], [1, undefined], [1, undefined]]);
    expect(statPhaseOf(stat)?.dose).toEqual({ kind: 'fixed', dose: units('0.5') });
  });

  it('of doses in turn is the one whose turn it is, also where the turn is counted from another day', () => {
    const turns = start.alternating('5', '2.5').anchoredOn('2026-12-01');
    expect(dosesOf(withFirstDose(turns.regimen(), 'stat_then_next_slot'), days('2026-12-02', '2026-12-04'))).toEqual(['12-02 1015 2.5', '12-03 0800 5']);
  });

  it('is for an order that goes on: neither a single dose nor one as needed can begin with it', () => {
    const single = scheduled(phaseOf(start, { times: { kind: 'once' } }));
    expect([start.regimen(), single, start.asNeeded().regimen(), scheduled()].map(canBeginStat)).toEqual([true, false, false, false]);
    expect(() => withFirstDose(single, 'stat_then_next_slot')).toThrow('next slot');
  });
});

describe('what is applied and removed (D27)', () => {
  const removals = (phase: Phase, range: DayRange): readonly string[] =>
    removalsIn(scheduled(phase), TABLE, range).map(({ day, minute }) => `${formatDay(day).slice(5)} ${formatClock(minute)}`);

  it('a patch comes off so long after each application, and is no dose', () => {
    const patch = phaseOf(anOrder().starting('2026-12-01').at('0800'), { lasts: 12 * 60 });
    expect(removals(patch, days('2026-12-01', '2026-12-03'))).toEqual(['12-01 2000', '12-02 2000']);
    expect(dosesOf(scheduled(patch), days('2026-12-01', '2026-12-03'))).toHaveLength(2);
  });

  it('also when it was applied before the days asked for, or the order has ended', () => {
    const patch = phaseOf(anOrder().starting('2026-12-01').everyDays(3).stopping('2026-12-05'), { lasts: 72 * 60 });
    expect(removals(patch, days('2026-12-04', '2026-12-09'))).toEqual(['12-04 0800', '12-07 0800']);
    expect(removals(phaseOf(anOrder()), days('2026-12-04', '2026-12-09'))).toEqual([]);
  });

  it('the old one comes off when the next goes on: the first takes nothing off, and days between are no removals', () => {
    const patch = phaseOf(anOrder().starting('2026-12-01').everyDays(3), { lasts: 'next' });
    expect(removals(patch, days('2026-12-01', '2026-12-09'))).toEqual(['12-04 0800', '12-07 0800']);
    expect(removals(patch, days('2026-12-08', '2026-12-11'))).toEqual(['12-10 0800']);
    const fentanyl = scheduled({ ...patch, to: moment('2026-12-05') }, { ...patch, from: moment('2026-12-05'), anchor: dayOf(moment('2026-12-06')) });
    expect(removalsIn(fentanyl, TABLE, days('2026-12-05', '2026-12-08')).map(({ applied }) => formatDay(dayOf(applied)))).toEqual(['2026-12-04']);
  });
});
