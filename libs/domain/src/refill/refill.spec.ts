import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { EVERY_DAY } from '@cyclefill/domain/cycle-fill';
import { COMMON_RULES } from '../../../../test/builders/rules.builder.js';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { clock, moment, units } from '../../../../test/builders/values.js';
import { nextFillDate } from './days-supply.js';
import { type DeliveryPlan, deliveryBefore, nextDelivery } from './delivery.js';
import { EARLY_REASONS, claimCodeOf } from './early-reason.js';
import { REFILL_STATUSES, mayFollow } from './refill-status.js';
import { suggestBulkReorder, suggestPrnReorder, unusedSince } from './reorder.js';

const who = aResident().build();

describe('next fill date (R125)', () => {
  const next = (order = anOrder(), quantity = '30', leadDays = 3): unknown =>
    nextFillDate(order.build(), who, [{ on: day('2026-10-01'), quantity: units(quantity) }], moment('2026-10-10'), leadDays, COMMON_RULES);

  it('1 October, thirty days, three days ahead: 28 October', () => expect(next()).toBe(day('2026-10-28')));
  it('counts dose by dose: thirty tablets given every other day last sixty days', () => expect(next(anOrder().everyDays(2), '30', 0)).toBe(day('2026-11-30')));
  it('part of a day is no day: 31 tablets at two a day last fifteen', () => expect(next(anOrder().at('0800', '2000'), '31', 0)).toBe(day('2026-10-16')));
  it('in the past it is today', () => expect(next(anOrder(), '5')).toBe(day('2026-10-10')));
  it('there is none without authorisation, and none after the prescription has ended', () => {
    expect([next(anOrder().authorised('0')), next(anOrder().written('2025-10-20'))]).toEqual([null, null]);
  });
  it('a vial is due when it must be thrown away, however little was used of it; without that day, and of drops, there is none', () => {
    const insulin = anOrder().tablets('8').with({ dosesPerUnit: 100 });
    expect([next(insulin.of({ discardAfterDays: 28 }), '10', 0), next(insulin, '10'), next(anOrder().with({ dosesPerUnit: null }), '5')]).toEqual([day('2026-10-29'), null, null]);
  });
  it('all fills count from the first one on', () => {
    const fills = [{ on: day('2026-10-05'), quantity: units('10') }, { on: day('2026-10-01'), quantity: units('30') }];
    expect(nextFillDate(anOrder().build(), who, fills, moment('2026-10-10'), 0, COMMON_RULES)).toBe(day('2026-11-10'));
  });
});

describe('delivery days (R105)', () => {
  const plan: DeliveryPlan = { deliveryWeekdays: [1, 2, 3, 4, 5, 6], holidays: [day('2026-12-25'), day('2027-01-01')], cutOff: clock('1200') };

  it('before the cut-off it goes with the day, later with the next, never on a Sunday or a holiday', () => {
    const on = (text: string): unknown => nextDelivery(plan, moment(text));
    expect([on('2026-12-04 1159'), on('2026-12-04 1200'), on('2026-12-05 1200'), on('2026-12-24 1300')]).toEqual([day('2026-12-04'), day('2026-12-05'), day('2026-12-07'), day('2026-12-26')]);
  });

  it('a window is brought by the last delivery before it, or by the next one when that has gone', () => {
    expect([deliveryBefore(plan, day('2026-12-07'), moment('2026-12-01')), deliveryBefore(plan, day('2026-12-26'), moment('2026-12-01'))]).toEqual([day('2026-12-05'), day('2026-12-24')]);
    expect(deliveryBefore(plan, day('2026-12-07'), moment('2026-12-06 1500'))).toBe(day('2026-12-07'));
  });

  it('a calendar of every day; days that are all holidays mean none', () => {
    expect(nextDelivery({ ...EVERY_DAY, cutOff: clock('1200') }, moment('2026-12-06'))).toBe(day('2026-12-06'));
    const sundays = Array.from({ length: 60 }, (_, week) => day('2026-12-06') + week * 7);
    expect(nextDelivery({ deliveryWeekdays: [0], holidays: sundays as never, cutOff: 720 }, moment('2026-12-06'))).toBeNull();
  });
});

describe('chain of a request', () => {
  it('ends refused or received, and goes no way back', () => {
    expect(REFILL_STATUSES.filter((status) => !REFILL_STATUSES.some((next) => mayFollow(status, next)))).toEqual(['refused', 'received']);
    for (const from of REFILL_STATUSES) for (const to of REFILL_STATUSES) if (mayFollow(from, to)) expect(mayFollow(to, from)).toBe(false);
    expect([mayFollow('asked', 'sent'), mayFollow('accepted', 'filled'), mayFollow('filled', 'sent'), mayFollow('sent', 'received')]).toEqual([false, true, true, true]);
  });
});

describe('early reasons (R128)', () => {
  it('carry the claim code the payer knows', () => {
    expect(Object.fromEntries(EARLY_REASONS.map((reason) => [reason, claimCodeOf(reason)]))).toEqual({
      admission: '18', leaving_facility: null, dose_increase: '05', lost_dose: null, contaminated_dose: null, leave_of_absence: '14', ekit_remainder: '17',
    });
  });
});

describe('reorder of what the cycle does not bring', () => {
  const prn = anOrder().everyHours(6, '2026-01-01').asNeeded();
  const at = moment('2026-12-07');

  it('PRN: when what is there lasts no more than three days at most use (R131)', () => {
    const left = (quantity: string): unknown => suggestPrnReorder(prn.counted(quantity, '2026-12-07').build(), who, units('30'), at);
    expect(left('12')).toEqual({ quantity: units('30'), packages: null, daysSupply: 7 });
    expect([left('16'), left('0')]).toMatchObject([null, { quantity: units('30') }]);
    expect(suggestPrnReorder(prn.counted('1', '2026-12-07').authorised('8').build(), who, units('30'), at)).toMatchObject({ quantity: units('8'), daysSupply: 2 });
    expect(suggestPrnReorder(anOrder().counted('0', '2026-12-07').build(), who, units('30'), at)).toBeNull();
  });

  it('PRN that nobody used for thirty days is named (R131)', () => {
    const counted = (quantity: string, on: string): unknown => unusedSince(prn.filled('2026-11-01', '30').counted(quantity, on).build());
    expect([counted('30', '2026-12-01'), counted('30', '2026-11-30'), counted('29', '2026-12-07')]).toEqual([day('2026-11-01'), null, null]);
  });

  it('bulk: 5 mL twice a day for thirty days is 300 mL, two bottles of 240 mL, capped by the day it must be thrown away (R135)', () => {
    const syrup = anOrder().at('0800', '2000').tablets('5').build();
    expect(suggestBulkReorder(syrup, who, units('240'), null, at)).toEqual({ quantity: units('480'), packages: 2, daysSupply: 48 });
    expect(suggestBulkReorder(syrup, who, units('240'), 28, at)).toMatchObject({ packages: 2, daysSupply: 28 });
    expect(suggestBulkReorder(anOrder().stopping('2026-12-01').build(), who, units('240'), null, at)).toBeNull();
  });

  it('insulin: 36 units a day for thirty days are 1,080 units, two vials of 10 mL; of drops no package can be told', () => {
    const insulin = anOrder().tablets('36').with({ dosesPerUnit: 100 }).build();
    expect(suggestBulkReorder(insulin, who, units('10'), 28, at)).toEqual({ quantity: units('20'), packages: 2, daysSupply: 28 });
    expect(suggestBulkReorder(insulin, who, units('10'), null, at)).toMatchObject({ packages: 2, daysSupply: null });
    expect(suggestBulkReorder(anOrder().with({ dosesPerUnit: null }).build(), who, units('5'), null, at)).toBeNull();
  });
});
