import type { FillOrder, ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, type Milli, addDays, atMinute } from '@cyclefill/domain/kernel';
import { type Regimen, buildPassSchedule } from '@cyclefill/domain/regimen';
import fc from 'fast-check';
import { A_DRUG } from '../builders/order.builder.js';
import { MIDDLE, medPassRows, presences, ranges, wingStays } from './arbitrary-regimen.js';
import { deepFreeze } from './deep-freeze.js';

/** What is on hand, authorised or was filled: quarters of units. */
export const quantities = fc.integer({ min: 0, max: 400 }).map((quarters) => (quarters * 250) as Milli);
/** More than any window takes. */
export const AMPLE = 10_000_000 as Milli;
/** The usual value, so that most orders are filled, or at times the other. */
export const mostly = <T>(usual: T, other: T): fc.Arbitrary<T> => fc.constantFrom(usual, usual, usual, usual, usual, usual, other);

/** Orders of those regimens with everything a fill looks at beside them. */
export const fillOrders = (regimen: fc.Arbitrary<Regimen>): fc.Arbitrary<FillOrder> =>
  fc.record({
    orderId: fc.constant('O1'),
    residentId: fc.constant('R1'),
    regimen,
    holds: fc.array(ranges, { maxLength: 2 }),
    mode: mostly<FillOrder['mode']>('cycle', 'on_demand'),
    prescriberKnown: fc.constant(true), problem: fc.constant<string | null>(null),
    changedSince: fc.constant(false),
    schedule: mostly<FillOrder['schedule']>(null, 'CIV'),
    splitUnit: mostly(250 as Milli, 500 as Milli),
    writtenOn: mostly(-100, -400).map((offset) => addDays(MIDDLE, offset)),
    refillsUsed: mostly(0, 5),
    dosesPerUnit: fc.constant(1),
    earliestFillOn: fc.constant(null), drug: fc.constant(A_DRUG), group: fc.constant(null), prnReasonGiven: fc.constant(false), prnReviews: fc.constant([]), emergency: fc.constant(null), stopsByPolicy: fc.constant(false),
    previousNdc11: fc.constant(null),
    authorisedLeft: fc.oneof(quantities, fc.constant(AMPLE)),
    lastFill: fc.option(fc.record({ on: fc.integer({ min: -120, max: -20 }).map((offset) => addDays(MIDDLE, offset)), quantity: quantities })),
    onHand: fc.option(fc.record({ quantity: quantities, at: fc.integer({ min: -10, max: 5 }).map((offset) => atMinute(addDays(MIDDLE, offset))) })),
  }).map((facts): FillOrder => {
    const ends = facts.regimen.phases.map((phase) => phase.to);
    return deepFreeze({
      ...facts,
      everFilled: facts.lastFill !== null || facts.refillsUsed > 0,
      from: Math.min(...facts.regimen.phases.map((phase) => phase.from)) as LocalMinute,
      to: ends.some((end) => end === null) ? null : (Math.max(...ends.map(Number)) as LocalMinute),
    });
  });

/** An order that no rule blocks and no authorisation limits: what is left is its arithmetic. */
export const free = (order: FillOrder): FillOrder => ({ ...order, mode: 'cycle', splitUnit: 250 as Milli, schedule: null, writtenOn: addDays(MIDDLE, -10), authorisedLeft: AMPLE, lastFill: null });

/** Who moves between wings, is away and leaves. */
export const residents: fc.Arbitrary<ResidentContext> = fc
  .record({ rows: medPassRows, stays: wingStays, presence: presences })
  .map(({ rows, stays, presence }) => ({ passes: buildPassSchedule(rows, stays), presence: deepFreeze(presence), allergiesRecorded: true, placed: true, crushMeds: false, coverage: { partD: false, partDFacility: true, residenceCode: '03' }, consent: { census: false, standing: [], requestedWindows: [] } }));
