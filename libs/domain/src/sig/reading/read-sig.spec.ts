import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { DEFAULT_PASSES, previewSig } from '../preview-sig.js';
import { readSig } from './read-sig.js';

const preview = (text: string): ReturnType<typeof previewSig> => previewSig(readSig(text), { start: atMinute(day('2026-12-07')), passes: DEFAULT_PASSES });

/** Every dose of a text on one line: amount, unit, route, code, detail, reason, length; then limit and doubts. */
function told(text: string): string {
  const { doses, limit, warnings, parsed } = preview(text);
  if (!parsed) return 'as written';
  const parts = doses.map((dose) => [
    dose.doseHigh === null ? dose.dose : `${dose.dose}-${dose.doseHigh}`, dose.unit, dose.route, dose.site, dose.pattern, dose.scheduleDetail, dose.alternateDose === null ? null : `/ ${dose.alternateDose}`, dose.food, dose.prn ? 'PRN' : null, dose.prnReason,
    dose.durationDays === null ? null : `${dose.durationDays}d`, dose.count === null ? null : `x${dose.count}`, dose.timesFrom === 'text' ? dose.times.join(' ') : null,
  ].filter((word) => word !== null && word !== '').join(' '));
  const codes = [...new Set(warnings.map(({ code }) => code))].join(' ');
  return [parts.map((part, index) => `${index === 0 ? '' : (doses[index]?.step ?? 0) > (doses[index - 1]?.step ?? 0) ? ' > ' : ' + '}${part}`).join(''), limit === null ? '' : `max ${limit.amount} ${limit.unit}/${limit.hours}h`, codes === '' ? '' : `! ${codes}`].filter(Boolean).join(' ');
}

describe('readSig reads', () => {
  it.each([
    ['1 tab po qod', '1 tablet oral QOD'],
    ['one and a half tablets by mouth daily', '1.5 tablet oral QD'],
    ['½ tab po qhs', '0.5 tablet oral QHS'],
    ['1½ tabs po bid', '1.5 tablet oral BID'],
    ['1 and 1/2 tablets po tid', '1.5 tablet oral TID'],
    ['5 mg (2 tabs) po bid', '2 tablet oral BID'],
    ['U-100 insulin 10 units subq qhs', '10 unit subcutaneous QHS'],
    ['10U sc qhs', '10 unit subcutaneous QHS'],
    ['2 puffs bid rinse mouth', '2 puff inhalation BID'],
    ['1 gtt ou bid', '1 drop ophthalmic both eyes BID'],
    ['1 gtt OD qid', '1 drop ophthalmic right eye QID'],
    ['3 gtts AS tid x 5 days', '3 drop otic left ear TID 5d'],
    ['1 tab po once', '1 tablet oral ONCE'],
    ['1 tab po at 8am and 8pm', '1 tablet oral CLOCK 08:00 20:00'],
    ['1 tab po bid at 0800 and 2000', '1 tablet oral CLOCK 08:00 20:00'],
    ['1 tab po q1400', '1 tablet oral CLOCK 14:00'],
    ['Take 1 tablet by mouth every Monday and Thursday', '1 tablet oral MO,TH MO,TH'],
    ['1 tab po daily Monday through Friday', '1 tablet oral MO,TU,WE,TH,FR MO,TU,WE,TH,FR'],
    ['1 tab po weekly on Tuesday', '1 tablet oral QWEEK TU'],
    ['1 tab po monthly on the 1st', '1 tablet oral QMONTH 1'],
    ['1 tab po on the 1st and 15th of each month', '1 tablet oral QMONTH 1,15'],
    ['1 tab po daily on days 1-5 of each month', '1 tablet oral QMONTH 1,2,3,4,5'],
    ['1 tab po daily for 21 days, off 7 days', '1 tablet oral CYCLE 21/7'],
    ['Take 1 tablet by mouth once a day, 21 days on, 7 days off', '1 tablet oral CYCLE 21/7'],
    ['Warfarin 5 mg po MWF, 2.5 mg all other days', '5 mg oral MWF MO,WE,FR + 2.5 mg oral TTHSS TU,TH,SA,SU ! DOSE_BY_STRENGTH'],
    ['Take 2 tablets by mouth in the morning and 1 tablet at bedtime', '2 tablet oral QAM + 1 tablet oral QHS'],
    ['1 tab po ac & hs', '1 tablet oral ACHS'],
    ['1 tab po tid pc', '1 tablet oral PC'],
    ['Take 1 capsule by mouth 30 minutes before breakfast', '1 capsule oral QAMAC'],
    ['Take 1 tablet by mouth before breakfast and dinner', '1 tablet oral QAMAC+ACV'],
    ['1 tab po q8h x 3 doses', '1 tablet oral Q8H x3'],
    ['2 tabs po stat then 1 tab q6h', '2 tablet oral ONCE > 1 tablet oral Q6H'],
    ['500 mg po bid x 7 days then 250 mg po bid x 7 days then stop', '500 mg oral BID 7d > 250 mg oral BID 7d ! DOSE_BY_STRENGTH'],
    ['Prednisone 10 mg tabs: 4 tabs po daily x 3 days, then 2 tabs daily x 3 days, then 1 tab daily x 3 days', '4 tablet oral QD 3d > 2 tablet oral QD 3d > 1 tablet oral QD 3d ! NOT_READ'],
    ['Take 1 tablet by mouth one day alternating with 2 tablets', 'as written'],
    ['Take 1 tablet by mouth every evening, alternating with 2 tablets', '1 tablet oral ALT ALT:1,2 / 2'],
    ['10 units with breakfast and 12 units with dinner subcutaneously', '10 unit subcutaneous WM-B + 12 unit subcutaneous WM-D'],
    ['Metoprolol 25 mg: 1 tab PO BID, hold if HR <60 or SBP <100', '1 tablet oral BID'],
    ['Apply 1 patch daily, on for 12 hours, off 12 hours', '1 patch transdermal QD12'],
    ['give 5 mL via g-tube bid', '5 mL tube BID'],
    ['1 cap po daily x 10d for UTI', '1 capsule oral QD 10d'],
    ['1 tab p.o. b.i.d.', '1 tablet oral BID'],
    ['Vitamin B12 1,000 mcg po daily', '1000 mcg oral QD ! DOSE_BY_STRENGTH'],
    ['take 1 tablet by mouth every 8 hours as needed for pain, not to exceed 3 tablets in 24 hours', '1 tablet oral Q8H PRN pain max 3 tablet/24h'],
    ['Give 1 tablet by mouth every shift', '1 tablet oral QSHIFT'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('conditions, removals, dates and instructions, each in its place', () => {
    expect(preview('Starting 12/10/2026 give 1 tablet by mouth daily until 12/31/2026. Hold for SBP < 100. Do not crush')).toMatchObject({
      start: '2026-12-10', until: '2026-12-31', holds: ['hold for SBP < 100'], instructions: ['do not crush'], warnings: [], doses: [{ dose: 1, unit: 'tablet', pattern: 'QD' }],
    });
  });

  it.each([
    ['1 patch daily on in am off at hs', 'QAM', 'remove at hs'],
    ['Apply 1 patch in the morning and off at bedtime', 'QAM', 'remove at bedtime'],
    ['Apply 1 patch at 9 am, off at 9 pm', 'CLOCK', 'remove at 9 pm'],
    ['Apply 1 patch qam, off hs', 'QAM', 'remove hs'],
  ])('%s: what comes off at a moment is not given again then', (text, pattern, instruction) => {
    expect(preview(text)).toMatchObject({ warnings: [], instructions: [instruction], doses: [{ dose: 1, unit: 'patch', pattern }] });
  });

  it('a sliding scale as text with a flag, never as doses to give', () => {
    expect(preview('Inject subcutaneously before meals per sliding scale: BG 151-200 = 2 units, 201-250 = 4 units')).toMatchObject({
      doses: [{ dose: 2, doseHigh: 4, pattern: 'AC' }], slidingScale: '151-200 = 2 units, 201-250 = 4 units', nextDoses: [], weeklyUnits: null, warnings: [{ code: 'SLIDING_SCALE' }, { code: 'DOSE_RANGE' }],
    });
  });
});

describe('what is unsure says so', () => {
  it.each([
    ['take 1-2 tabs po q4-6h prn max 8/day', '1-2 tablet oral Q4-6H PRN max 8 tablet/24h ! DOSE_RANGE FREQUENCY_RANGE'],
    ['1 tab po three times weekly', '1 tablet oral 3/WEEK ! DAYS_UNNAMED'],
    ['1 tab po every week', '1 tablet oral QWEEK ! DAYS_UNNAMED'],
    ['1 tab daily', '1 tablet oral QD ! ROUTE_ASSUMED'],
    ['5 mL bid', '5 mL BID ! ROUTE_MISSING'],
    ['1 po bid', '1 oral BID ! UNIT_MISSING'],
    ['.5 mg po daily', '0.5 mg oral QD ! DOSE_BY_STRENGTH'],
    ['tkae 1 tablte by mouth dialy', '1 tablet oral QD ! SPELLING'],
    ['1 tab po daily 30 days', '1 tablet oral QD 30d ! DURATION_UNCLEAR'],
    ['1 tab po qd except Sunday', '1 tablet oral QWEEK SU ! NOT_READ'],
    ['1 tab po bid on dialysis days', '1 tablet oral BID ! NOT_READ'],
    ['1 tab po daily, may increase to 2 tabs daily', '1 tablet oral QD ! NOT_READ'],
    ['1 tab po tid with 5 additional tablets for breakthrough pain', '1 tablet oral TID ! NOT_READ'],
    ['take 1 tablet by mouth as needed', '1 tablet oral PRN PRN ! INTERVAL_UNSAID'],
    ['take 3 tabs po day 1, 2 tabs day 2, 1 tab day 3', '3 tablet oral QD 1d > 2 tablet oral QD 1d > 1 tablet oral QD 1d ! FREQUENCY_ASSUMED'],
    ['1 tab po bid (every 12 hours)', '1 tablet oral BID ! FREQUENCY_ASSUMED'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['0.5 mL', 'no frequency'], ['1 tab po as directed', 'no frequency'], ['take as directed', 'neither'], ['1 tab OD', 'once a day or the right eye'], ['1,5 mg po daily', 'a comma that may be a point'],
    ['1 tab po q0h', 'no interval'], ['1 tab po bid at 0800', 'two times a day and one named'], ['1 tab po bid-tid', 'two frequencies'], ['1 tab po qd bid', 'two frequencies'], ['twice a day as needed', 'no dose'], ['', 'nothing'],
    ['1 tablet every morning and at 11 am', 'moment and clock side by side'], ['take 1/100 tab daily', 'no part that is read'],
  ])('%j stands as written: %s', (text) => {
    const { parsed, asWritten, warnings, doses } = preview(text);
    expect({ parsed, asWritten, doses, warned: warnings.length > 0 }).toEqual({ parsed: false, asWritten: text, doses: [], warned: true });
  });
});

describe('previewSig', () => {
  it('tells the next eight doses and the units of the first week, dose by dose', () => {
    const { nextDoses, weeklyUnits, doses } = preview('1 and 1/2 tabs po bid');
    expect(nextDoses.map(({ date, time, dose }) => `${date} ${time} ${dose}`)).toEqual(['07', '08', '09', '10'].flatMap((on) => ['08:00', '17:00'].map((time) => `2026-12-${on} ${time} 1.5`)));
    expect([weeklyUnits, doses[0]?.times, doses[0]?.timesFrom]).toEqual([21, ['08:00', '17:00'], 'table']);
  });

  it.each([
    ['1 tab po MWF', 3], ['1 tab po qod', 4], ['1 tab po q72h', 3], ['1 tab po three times weekly', 3], ['1 tab po daily x 3 days', 3], ['1 tab po q6h prn pain', null], ['1-2 tabs po bid', null],
    ['take 2 tabs po daily for 4 days then 1 tab daily', 11], ['1 tab po daily at 0900 and 2 tabs po at bedtime', 21], ['1 tab po every evening, alternating with 2 tabs', 10],
  ])('%s: %s units in the first week', (text, units) => {
    expect(preview(text).weeklyUnits).toBe(units);
  });

  it('has no sentence for what cannot be freed of the error-prone list', () => {
    const { sentence, asWritten } = preview('1 tab po daily. Do not give with MSO4/other opioids');
    expect([sentence, asWritten]).toEqual([null, '1 tab po daily. Do not give with MSO4/other opioids']);
  });
});
