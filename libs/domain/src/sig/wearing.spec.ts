import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { type FirstDose, statPhaseOf } from '@cyclefill/domain/regimen';
import { DEFAULT_PASSES, previewSig } from './preview-sig.js';
import { readSig } from './reading/read-sig.js';
import { regimenOfSig } from './regimen-of-sig.js';
import { renderDirections } from './directions.js';
import { withWearing } from './wearing.js';

const START = atMinute(day('2026-12-07'), 615);
const lasts = (text: string): unknown => {
  const { structure } = readSig(text);
  return structure === null ? 'unread' : regimenOfSig(structure, START)?.phases.map((phase) => phase.lasts);
};
const next = (text: string, firstDose?: FirstDose): readonly string[] =>
  previewSig(readSig(text), { start: START, passes: DEFAULT_PASSES, firstDose }).nextDoses.slice(0, 3).map(({ date, time, stat, removedAt }) => `${date.slice(8)} ${time}${stat ? ' STAT' : ''} ${removedAt?.slice(8) ?? '-'}`);

describe('how long what is applied stays on (D27)', () => {
  it('as the directions say: so long, until a clock time, or until the next', () => {
    expect(lasts('Apply 1 patch daily, on for 12 hours, off for 12 hours')).toEqual([720]);
    expect(lasts('Apply 1 patch daily, remove after 12 hours')).toEqual([720]);
    expect(lasts('apply 1 patch at 9 am remove at 9 pm')).toEqual([720]);
    expect(lasts('apply 1 patch at 2100, remove at 0900')).toEqual([720]);
    expect(lasts('apply 1 patch at 9 am, off at 9 pm')).toEqual([720]);
    expect(lasts('apply 1 patch at 8 pm, remove patch at 8:30 am')).toEqual([750]);
    expect(lasts('Apply 1 patch every 72 hours, remove old patch')).toEqual(['next']);
    expect(lasts('Apply 1 patch to clean, dry skin once weekly on Thursday; rotate sites and remove old patch')).toEqual(['next']);
    expect(lasts('Apply 1 patch every 72 hours; rotate sites')).toEqual([undefined]);
    expect(lasts('Take 1 tablet daily')).toEqual([undefined]);
  });

  it('is said again in the words of a regimen', () => {
    const regimen = regimenOfSig(readSig('Apply 1 patch every 72 hours, remove old patch').structure ?? never(), START) ?? never();
    expect(renderDirections({ regimen, route: 'TRANSDERMAL', doseUnit: 'patch', reason: null })).toMatch(/Remove old patch\./u);
  });

  it('completes a regimen of a frequency code, which says nothing of it; one that says so itself, or is as needed, stays as it is', () => {
    const coded = regimenOfSig(readSig('Apply 1 patch daily').structure ?? never(), START) ?? never();
    expect(withWearing(coded, 'Apply 1 patch daily; remove old patch').phases[0]?.lasts).toBe('next');
    const own = { ...coded, phases: coded.phases.map((phase) => ({ ...phase, lasts: 60 })) };
    expect(withWearing(own, 'Apply 1 patch daily; remove old patch')).toBe(own);
    const asNeeded = { ...coded, prn: true };
    expect(withWearing(asNeeded, 'Apply 1 patch daily; remove old patch')).toBe(asNeeded);
  });

  it('is shown with the doses to come, on the day on which it comes off', () => {
    expect(next('Apply 1 patch every 72 hours, remove old patch')).toEqual(['10 08:00 13T08:00', '13 08:00 16T08:00', '16 08:00 19T08:00']);
    expect(next('Apply 1 patch at bedtime, remove after 12 hours')).toEqual(['07 20:00 08T08:00', '08 20:00 09T08:00', '09 20:00 10T08:00']);
  });
});

describe('a STAT dose in the preview (D46)', () => {
  it('is the first of the doses to come, and is said', () => {
    expect(next('Take 1 tablet twice a day', 'stat_then_next_slot')).toEqual(['07 10:15 STAT -', '07 17:00 -', '08 08:00 -']);
    expect(next('Take 1 tablet twice a day', 'next_slot')).toEqual(['07 17:00 -', '08 08:00 -', '08 17:00 -']);
    const { sentence, residentSentence } = previewSig(readSig('Take 1 tablet twice a day'), { start: START, passes: DEFAULT_PASSES, firstDose: 'stat_then_next_slot' });
    expect([sentence, residentSentence]).toEqual(['STAT: first dose at once. Give 1 tablet by mouth in the morning and in the evening.', 'STAT: first dose at once. Take 1 tablet by mouth in the morning and in the evening.']);
  });

  it('is none of a regimen as read: nobody asked for one', () => {
    expect(statPhaseOf(regimenOfSig(readSig('Take 1 tablet twice a day').structure ?? never(), START) ?? never())).toBeUndefined();
  });
});

function never(): never {
  throw new Error('these directions can be read');
}
