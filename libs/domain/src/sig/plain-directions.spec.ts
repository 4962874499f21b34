import { describe, expect, it } from '@jest/globals';
import { errorProneTerms } from './error-prone.js';
import { plainDirections } from './plain-directions.js';

const READ: readonly (readonly [sig: string, plain: string])[] = [
  ['1 TAB PO DAILY', 'Give 1 tablet by mouth once a day.'],
  ['1 TAB PO Q.D.', 'Give 1 tablet by mouth once a day.'],
  ['Give 1 tab p.o. b.i.d. Give with food', 'Give 1 tablet by mouth twice a day with food.'],
  ['1 TAB PO BID. Hold for SBP < 100 or HR < 55', 'Give 1 tablet by mouth twice a day. Hold for systolic blood pressure less than 100 or heart rate less than 55.'],
  ['1 TAB PO TID. Hold if SBP > 130; no dose within 4 hours of bedtime', 'Give 1 tablet by mouth three times a day. Hold if systolic blood pressure is above 130; no dose within 4 hours of bedtime.'],
  ['Take 1 tablet by mouth every other day. Check apical pulse; hold if < 60', 'Give 1 tablet by mouth every other day. Check apical pulse; hold if less than 60.'],
  ['1.5 TABS PO QID', 'Give 1 1/2 tablets by mouth four times a day.'],
  ['Take one-half tablet (25 mg) by mouth at bedtime', 'Give 1/2 tablet (half, 25 mg) by mouth at bedtime.'],
  ['TAKE 1 TABLET BY MOUTH THREE TIMES A DAY WITH A MEAL', 'Give 1 tablet by mouth three times a day with a meal.'],
  ['GIVE 1 CAPSULE OF VITAMIN A BY MOUTH ONCE A DAY', 'Give 1 capsule of vitamin A by mouth once a day.'],
  ['1/2 TAB PO QHS', 'Give 1/2 tablet (half) by mouth at bedtime.'],
  ['1 CAP PO ONCE WEEKLY ON MONDAY', 'Give 1 capsule by mouth once a week on Monday.'],
  ['1 CAP PO ONCE MONTHLY ON DAY 20 OF THE MONTH', 'Give 1 capsule by mouth once a month on day 20.'],
  ['2 TABS PO Q4H PRN MILD PAIN (1-3) OR TEMP > 101 F', 'Give 2 tablets by mouth every 4 hours as needed for mild pain (1 to 3) or temperature above 101 F.'],
  ['2 TABS PO TID. Max 3 g acetaminophen in 24 hours', 'Give 2 tablets by mouth three times a day. No more than 3 g of acetaminophen in 24 hours.'],
  ['4 TABS PO ONCE WEEKLY ON MONDAY. WEEKLY dose - hazardous drug, wear gloves', 'Give 4 tablets by mouth once a week on Monday. Weekly dose: hazardous drug, wear gloves.'],
  ['Give 30 mL (2400 mg) by mouth once daily as needed for no BM in 3 days', 'Give 30 mL (2,400 mg) by mouth once a day as needed for no bowel movement in 3 days.'],
  ['May repeat every 5 minutes x 3; call MD', 'May repeat every 5 minutes, 3 times; call the prescriber.'],
  ['5U SQ AC & HS', 'Inject 5 units subcutaneously before meals and at bedtime.'],
  ['2 gtts OU BID x 7 days', 'Instill 2 drops into both eyes twice a day for 7 days.'],
  ['1 gtt OD QID', 'Instill 1 drop into right eye four times a day.'],
  ['2 tabs PO q4-6h PRN, max 4g/24h', 'Give 2 tablets by mouth every 4 to 6 hours as needed, no more than 4 g in 24 hours.'],
  ['Mix 1 cap of powder in 8oz water PO daily', 'Mix 1 cap of powder in 8 oz water by mouth once a day.'],
  ['10 mg/kg/day', 'Give 10 mg per kg per day.'],
  ['Starting 08/13/2026 take 1 tablet (5 mg) by mouth every evening, alternating daily with one-half tablet (2.5 mg)', 'Starting 08/13/2026, give 1 tablet (5 mg) by mouth every evening, alternating daily with 1/2 tablet (half, 2.5 mg).'],
  ['Spray 1 spray into nostril(s) once daily. Alternate nostrils', 'Spray 1 spray into the nose once a day. Alternate nostrils.'],
];

describe('plainDirections', () => {
  it.each(READ)('%s', (sig, plain) => {
    expect(plainDirections(sig)).toBe(plain);
    expect(errorProneTerms(plain)).toEqual([]);
  });

  it.each(READ)('leaves its own words alone: %s', (sig) => {
    expect(plainDirections(plainDirections(sig))).toBe(plainDirections(sig));
  });

  it.each([
    ['apply to OD', 'OD may be an eye or once a day'],
    ['stop, D/C after 3 doses', 'D/C may be stop or discharge'],
    ['amoxicillin/clavulanate 1 tab BID', 'a slash may join or part'],
  ])('does not guess %j: %s', (sig) => {
    expect(errorProneTerms(plainDirections(sig))).not.toEqual([]);
  });
});
