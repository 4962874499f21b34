import { describe, expect, it } from '@jest/globals';
import { changeoverOn } from '@cyclefill/domain/documents';
import { addDays, day, formatDay } from '@cyclefill/domain/kernel';

const NOTHING = { drafted: false, final: false };

describe('a changeover (D34)', () => {
  it('is of the coming month: a leap February from January on, and January over the end of a year', () => {
    const span = (today: string): readonly string[] => [changeoverOn(day(today), NOTHING).days, changeoverOn(day(today), NOTHING).inUse].map(({ from, to }) => `${formatDay(from)} ${to - from}`);
    expect([span('2028-01-31'), span('2026-12-01')]).toEqual([['2028-02-01 29', '2028-01-01 31'], ['2027-01-01 31', '2026-12-01 31']]);
  });

  it('is drafted from ten to seven days before, is late after that, and ends with the final records', () => {
    const states = [-11, -10, -7, -6, -1].map((days) => changeoverOn(addDays(day('2027-01-01'), days), NOTHING).state);
    expect(states).toEqual(['not_yet', 'draft_due', 'draft_due', 'draft_late', 'draft_late']);
    expect([{ drafted: true, final: false }, { drafted: true, final: true }, { drafted: false, final: true }].map((made) => changeoverOn(day('2026-12-28'), made).state)).toEqual(['drafted', 'final', 'final']);
  });
});
