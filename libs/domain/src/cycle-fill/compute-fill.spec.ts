import { describe, expect, it } from '@jest/globals';
import { formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { doseStateAt, expandRegimen } from '@cyclefill/domain/regimen';
import { aBatch } from '../../../../test/builders/batch.builder.js';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { type ResidentBuilder, aResident } from '../../../../test/builders/resident.builder.js';
import { moment } from '../../../../test/builders/values.js';
import { computeFill, isFillLine } from './compute-fill.js';
import type { FillWindow } from './fill-window.js';
import type { FillResult } from './fill-result.js';

const WEEK = aBatch('2026-12-06', 7); // Sunday to Saturday

function fill(order: OrderBuilder, resident: ResidentBuilder = aResident(), batch: FillWindow = WEEK): FillResult {
  const result = computeFill(order.build(), resident.build(), batch);
  if (result === null) throw new Error('the order has no part in the batch');
  return result;
}

const dispensed = (order: OrderBuilder, resident?: ResidentBuilder, batch?: FillWindow): string => formatMilli(fill(order, resident, batch).quantities.dispensed);

describe('test vectors', () => {
  it('V1: one tablet at 08:00 and 20:00, 7 days: 14', () => {
    const result = fill(anOrder().at('0800', '2000'));
    expect([result.status, formatMilli(result.quantities.dispensed), result.quantities.pulled, result.quantities.adminDays]).toEqual(['filled', '14', 14, 7]);
  });

  it('V2: starts Wednesday 20:00: 7 doses up to Saturday', () => {
    expect(dispensed(anOrder().at('0800', '2000').starting('2026-12-09 2000'))).toBe('7');
  });

  it('V3: V2 with the next window: 7 + 14 = 21', () => {
    expect(dispensed(anOrder().at('0800', '2000').starting('2026-12-09 2000'), aResident(), aBatch('2026-12-06', 14))).toBe('21');
  });

  it('V4: every other day since 1 January, window 8–14 January: 3, on odd days', () => {
    const order = anOrder().everyDays(2).starting('2026-01-01');
    const batch = aBatch('2026-01-08', 7);
    expect(dispensed(order.written('2026-01-01'), aResident(), batch)).toBe('3');
    expect(expandRegimen(order.regimen(), aResident().build().passes, batch.window).map((dose) => formatDay(dose.day))).toEqual(['2026-01-09', '2026-01-11', '2026-01-13']);
  });

  it('V5: daily in February 2028: 29', () => {
    expect(dispensed(anOrder().written('2028-01-10'), aResident(), aBatch('2028-02-01', 29))).toBe('29');
  });

  it('V6: 1½ tablets daily for 7 days: 10.5, pulling 11; of a tablet that cannot be split: QTY', () => {
    const { quantities } = fill(anOrder().tablets('1.5'));
    expect([formatMilli(quantities.dispensed), quantities.pulled]).toEqual(['10.5', 11]);
    const whole = fill(anOrder().tablets('1.5').splittableInto('1'));
    expect([whole.status, whole.quantities.dispensed, whole.findings]).toMatchObject(['excepted', 0, [{ code: 'QTY', rule: 'R134', params: { dose: '1.5', splitUnit: '1' } }]]);
  });

  it('V7: stopped on day 5 at 08:00, exclusive, daily at 08:00: 4', () => {
    const result = fill(anOrder().stopping('2026-12-10 0800'));
    expect([formatMilli(result.quantities.dispensed), result.findings.map((finding) => finding.code)]).toEqual(['4', ['STOPS_WITHIN']]);
  });

  it('V8: held on days 3–5, known before the build: 4 of 7, no dose on the days held', () => {
    const order = anOrder().held('2026-12-08', '2026-12-11');
    const result = fill(order);
    expect([formatMilli(result.quantities.scheduled), formatMilli(result.quantities.dispensed)]).toEqual(['7', '4']);
    const due = expandRegimen(order.regimen(), aResident().build().passes, WEEK.window).filter((dose) => doseStateAt(moment(`${formatDay(dose.day)} 0800`), order.build().holds, { absences: [], dischargedAt: null }) === 'due');
    expect(due.map((dose) => formatDay(dose.day).slice(8))).toEqual(['06', '07', '11', '12']);
  });

  it('V13 and V14 in a batch: the window start is what a new supply covers', () => {
    const order = anOrder().filled('2026-11-14', '30').counted('0', '2026-12-06');
    expect(fill(order, aResident(), WEEK).findings.map((finding) => finding.code)).toContain('TOO_SOON');
    expect(fill(order.filled('2026-11-13', '30'), aResident(), WEEK).findings.map((finding) => finding.code)).not.toContain('TOO_SOON');
  });
});

describe('status', () => {
  it.each([
    ['filled', anOrder(), aResident()],
    ['partial', anOrder().authorised('3'), aResident()],
    ['covered', anOrder().counted('7', '2026-12-06'), aResident()],
    ['held', anOrder().held('2026-12-01', null), aResident()],
    ['away', anOrder(), aResident().away('2026-12-01', null)],
    ['away', anOrder(), aResident().discharged('2026-12-05 1100')],
    ['away', anOrder().held('2026-12-01', null), aResident().discharged('2026-12-05 1100')],
    ['on_demand', anOrder().supplied('on_demand'), aResident()],
    ['on_demand', anOrder().supplied('anniversary'), aResident()],
    ['excepted', anOrder().authorised('0'), aResident()],
  ] as const)('%s', (status, order, resident) => {
    expect(fill(order, resident).status).toBe(status);
  });

  it('a line of the batch is a non-PRN order with a dose in the window, or one that cannot be read', () => {
    const line = (order: OrderBuilder): boolean => isFillLine(order.build(), fill(order));
    expect([line(anOrder()), line(anOrder().supplied('on_demand')), line(anOrder().asNeeded()), line(anOrder().onMonthDays(20))]).toEqual([true, true, false, false]);
    const unread = { ...anOrder().build(), regimen: null };
    const result = computeFill(unread, aResident().build(), WEEK);
    expect([result?.status, result !== null && isFillLine(unread, result)]).toEqual(['excepted', true]);
  });
});

describe('quantities', () => {
  it('carry what was counted, less what is given up to the window', () => {
    const { quantities } = fill(anOrder().counted('6', '2026-12-01'));
    expect([quantities.carryIn, quantities.covered, quantities.dispensed]).toEqual([1000, 1000, 6000]);
    expect(fill(anOrder().counted('6', '2026-12-01 1200')).quantities.carryIn).toBe(2000);
  });

  it('leave out leave and hospital, and do not lower the authorisation needed by it', () => {
    const { quantities, findings } = fill(anOrder().authorised('5'), aResident().away('2026-12-08 1000', '2026-12-11 1800'));
    expect([quantities.afterHolds, quantities.due, quantities.dispensed]).toEqual([7000, 4000, 4000]);
    expect(findings).toMatchObject([{ code: 'NO_REFILLS', severity: 'warn', params: { needed: '7', authorisedLeft: '5' } }, { code: 'AWAY', params: { awayDoses: 3 } }]);
  });

  it('count an order held and discharged as held: units after holds do not know the census', () => {
    const { quantities } = fill(anOrder().held('2026-12-01', null), aResident().discharged('2026-12-05'));
    expect([quantities.scheduled, quantities.afterHolds, quantities.due]).toEqual([7000, 0, 0]);
  });

  it('give two phases at one minute as one dose', () => {
    const order = anOrder().tablets('1').followedBy(anOrder().tablets('0.5')).authorised('1.5');
    const { quantities, packFrom, packTo } = fill(order);
    expect([quantities.dispensed, quantities.adminDays, packFrom, packTo]).toEqual([1500, 7, moment('2026-12-06 0800'), moment('2026-12-06 0801')]);
  });
});

describe('a sum that no line has', () => {
  const absurd = anOrder().at('0800', '2000').tablets('90000');

  it.each([['90,000 twice a day for 28 days', absurd, '5040000'], ['1e30', anOrder().tablets('1').at('0800'), '1e+33']] as const)('%s: QTY, and nothing is counted', (_name, order, detail) => {
    const built = order.build();
    const [phase] = built.regimen?.phases ?? [];
    const given = detail === '1e+33' && phase !== undefined ? { ...built, regimen: { prn: false, phases: [{ ...phase, dose: { kind: 'fixed' as const, dose: 1e33 as never } }] } } : built;
    const result = computeFill(given, aResident().build(), aBatch('2026-12-06', 28));
    expect(result).toMatchObject({ status: 'excepted', quantities: { scheduled: 0, due: 0, dispensed: 0, short: 0, adminDays: 0 }, packFrom: null });
    expect(result?.findings.filter(({ code }) => code === 'QTY')).toMatchObject([{ severity: 'block', params: { detail } }]);
    expect(result !== null && isFillLine(given, result)).toBe(true);
  });
});
