import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import { ALWAYS_PRESENT, type Regimen, buildPassSchedule, expandRegimen } from '@cyclefill/domain/regimen';
import { A_DRUG } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { MIDDLE, medPassRows, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import type { FillOrder } from './fill-order.js';
import { daysSupplyOfLastFill } from './supply.js';

const passes = fc.tuple(medPassRows, wingStays).map(([rows, stays]) => buildPassSchedule(rows, stays));
const quantity = fc.integer({ min: 0, max: 400 }).map((quarters) => (quarters * 250) as Milli);

/** One that ends is followed as if it went on; what that comes to is told by examples. */
const goesOn = ({ phases }: Regimen): boolean => phases.some(({ to, count }) => to === null && count === undefined);

/** An open order whose last fill began to be used in the middle. */
const orderOf = (regimen: FillOrder['regimen'], filled: Milli): FillOrder => ({
  orderId: 'O1', residentId: 'R1', regimen, from: atMinute(addDays(MIDDLE, -1000)), to: null, holds: [], mode: 'cycle', prescriberKnown: true, problem: null,
  changedSince: false, schedule: null, earliestFillOn: null, drug: A_DRUG, group: null, prnReasonGiven: false, prnReviews: [], emergency: null, stopsByPolicy: false, previousNdc11: null, splitUnit: 250 as Milli, writtenOn: addDays(MIDDLE, -100), refillsUsed: 0, everFilled: false, dosesPerUnit: 1, authorisedLeft: 0 as Milli,
  lastFill: { on: MIDDLE, quantity: filled }, onHand: null,
});

describe('days that a last fill lasts (R125)', () => {
  it('are those from the first dose to the first that it no longer covers', () => {
    fc.assert(fc.property(regimens.filter(goesOn), passes, quantity, (regimen, schedule, filled) => {
      let left: number = filled;
      const doses = expandRegimen(regimen, schedule, { from: MIDDLE, to: addDays(MIDDLE, 560) });
      const uncovered = doses.find(({ dose }) => (left -= dose) < 0);
      const days = daysSupplyOfLastFill(orderOf(regimen, filled), { ...aResident().build(), passes: schedule, presence: ALWAYS_PRESENT }, MIDDLE);
      expect(days).toBe(uncovered === undefined ? 400 : uncovered.day - (doses[0]?.day ?? 0));
    }));
  });
});
