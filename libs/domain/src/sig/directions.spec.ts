import { describe, expect, it } from '@jest/globals';
import { type Milli, atMinute, day } from '@cyclefill/domain/kernel';
import type { Phase } from '@cyclefill/domain/regimen';
import { renderDirections } from './directions.js';
import { errorProneTerms } from './error-prone.js';

const tablet = 1000 as Milli;
const phase = (more: Partial<Phase>): Phase => ({ anchor: day('2026-12-01'), from: atMinute(day('2026-12-01')), to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'QD' }, dose: { kind: 'fixed', dose: tablet }, ...more });
const render = (...phases: readonly Partial<Phase>[]): string => renderDirections({ regimen: { prn: false, phases: phases.map(phase) }, route: 'ORAL', doseUnit: 'tablet', reason: null });

describe('renderDirections', () => {
  it.each([
    [{}, 'Give 1 tablet by mouth once a day.'],
    [{ times: { kind: 'passes' as const, code: 'BID' } }, 'Give 1 tablet by mouth in the morning and in the evening.'],
    [{ times: { kind: 'passes' as const, code: 'Q8H' } }, 'Give 1 tablet by mouth every 8 hours.'],
    [{ times: { kind: 'clock' as const, minutes: [540, 1260] } }, 'Give 1 tablet by mouth at 0900 and 2100.'],
    [{ days: { kind: 'weekdays' as const, days: [0, 1, 3] as const } }, 'Give 1 tablet by mouth on Monday, Wednesday and Sunday.'],
    [{ days: { kind: 'weekdays' as const, days: [6] as const } }, 'Give 1 tablet by mouth once a week on Saturday.'],
    [{ days: { kind: 'every-n-days' as const, every: 2 } }, 'Give 1 tablet by mouth every other day.'],
    [{ days: { kind: 'month-days' as const, days: [15] } }, 'Give 1 tablet by mouth once a month on day 15.'],
    [{ dose: { kind: 'fixed' as const, dose: 1500 as Milli }, times: { kind: 'passes' as const, code: 'QHS' } }, 'Give 1 1/2 tablets by mouth at bedtime.'],
    [{ dose: { kind: 'alternating' as const, doses: [tablet, 500 as Milli] } }, 'Give 1 tablet, alternating with 1/2 tablet (half) by mouth once a day.'],
  ])('%j', (given, text) => {
    expect(render(given)).toBe(text);
    expect(errorProneTerms(text)).toEqual([]);
  });

  it('joins the phases of a taper', () => {
    const change = atMinute(day('2026-12-08'));
    expect(render({ dose: { kind: 'fixed', dose: 2000 as Milli }, to: change }, { from: change })).toBe('Give 2 tablets by mouth once a day, then give 1 tablet by mouth once a day.');
  });

  it('says what an as-needed order is for', () => {
    const text = renderDirections({ regimen: { prn: true, phases: [phase({ times: { kind: 'passes', code: 'Q4H' } })] }, route: 'ORAL', doseUnit: 'tablet', reason: 'cough' });
    expect(text).toBe('Give 1 tablet by mouth every 4 hours as needed for cough.');
  });
});
