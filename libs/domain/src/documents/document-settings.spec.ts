import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { type DocumentSetting, settingsOn } from './document-settings.js';

const row = (name: DocumentSetting['name'], value: string | null, from: string, residentId: string | null = null): DocumentSetting => ({ name, value, from: day(from), residentId });

describe('what a facility has chosen of its papers', () => {
  it('is the usual where nothing is chosen, and what was chosen from its day on', () => {
    const rows = [row('dates', 'international', '2026-12-10'), row('paper', 'a4', '2026-12-01'), row('paper', 'letter', '2027-01-01'), row('mar', 'passes', '2026-12-10')];
    expect(settingsOn([], day('2026-12-10'))).toMatchObject({ paper: 'letter', dates: 'us', mar: 'hours', orderSheet: 'kind' });
    expect(settingsOn(rows, day('2026-12-09'))).toMatchObject({ paper: 'a4', dates: 'us', mar: 'hours' });
    expect(settingsOn(rows, day('2026-12-10'))).toMatchObject({ paper: 'a4', dates: 'international', mar: 'passes' });
    expect(settingsOn(rows.toReversed(), day('2027-01-01'))).toMatchObject({ paper: 'letter', dates: 'international' });
  });

  it('a resident goes before the facility, until it is taken back (D110)', () => {
    const rows = [row('labels', 'self', '2026-12-01'), row('labels', 'nurse', '2026-12-05', 'R1'), row('labels', null, '2026-12-20', 'R1')];
    const on = (date: string, resident: string): string => settingsOn(rows, day(date)).labelsOf(resident);
    expect([on('2026-11-30', 'R1'), on('2026-12-04', 'R1'), on('2026-12-05', 'R1'), on('2026-12-05', 'R2'), on('2026-12-20', 'R1')]).toEqual(['nurse', 'self', 'nurse', 'self', 'self']);
  });
});
