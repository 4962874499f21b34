import { describe, expect, it } from '@jest/globals';
import { aBatch } from '../../../../test/builders/batch.builder.js';
import { type OrderBuilder, anOrder } from '../../../../test/builders/order.builder.js';
import { type ResidentBuilder, aResident } from '../../../../test/builders/resident.builder.js';
import { type Finding, day } from '@cyclefill/domain/kernel';
import { computeFill } from './compute-fill.js';
import { daysSupplyOfLastFill } from './supply.js';
import { sigConflictProblem } from './text-problem.js';

/** 7 December to 3 January, the window before from 9 November, decided on 1 December. */
const BATCH = { ...aBatch('2026-12-07', 28, '2026-12-01'), previousFrom: day('2026-11-09') };

const findings = (order: OrderBuilder, resident: ResidentBuilder = aResident()): readonly Finding[] => computeFill(order.build(), resident.build(), BATCH)?.findings ?? [];
const codes = (order: OrderBuilder, resident?: ResidentBuilder): string => findings(order, resident).map((finding) => finding.code).join(' ');

describe('E01 NO_REFILLS', () => {
  it('what is left of the authorisation is less than needed: warned while something is left, parked when nothing is', () => {
    expect(findings(anOrder().authorised('27'))).toMatchObject([{ code: 'NO_REFILLS', severity: 'warn', params: { needed: '28', authorisedLeft: '27' } }]);
    expect(findings(anOrder().authorised('0'))).toMatchObject([{ code: 'NO_REFILLS', severity: 'block' }]);
    expect(codes(anOrder().authorised('28'))).toBe('');
  });

  it('what is carried in and what is held is not needed; leave and hospital do not lower the need', () => {
    expect(codes(anOrder().authorised('22').counted('12', '2026-12-01'))).toBe('');
    expect(codes(anOrder().authorised('21').counted('12', '2026-12-01'))).toBe('NO_REFILLS');
    expect(codes(anOrder().authorised('14').held('2026-12-07', '2026-12-21'))).toBe('AWAY');
    expect(codes(anOrder().authorised('21').counted('12', '2026-12-01'), aResident().away('2026-11-30', null))).toBe('NO_REFILLS AWAY');
    expect(codes(anOrder().authorised('0').counted('34', '2026-12-01'))).toBe('');
  });

  it('an order that does not travel has none', () => {
    expect(codes(anOrder().authorised('0').supplied('on_demand'))).toBe('');
    expect(codes(anOrder().authorised('0').asNeeded())).toBe('');
  });
});

describe('E02 and E03, over every active order', () => {
  it('are tested on the first dose of the window, else on its first day', () => {
    expect(codes(anOrder().written('2025-12-08'))).toBe('');
    expect(codes(anOrder().written('2025-12-07'))).toBe('RX_EXPIRED');
    expect(codes(anOrder().written('2025-12-15').onMonthDays(15))).toBe('RX_EXPIRED');
    expect(codes(anOrder().written('2025-12-15').onMonthDays(14))).toBe('');
  });

  it('reach as-needed and on-demand orders', () => {
    expect(codes(anOrder().asNeeded().written('2025-12-07'))).toBe('RX_EXPIRED');
    expect(codes(anOrder().asNeeded().controlled('CIV').written('2026-11-01', 5))).toBe('CS_LIMIT');
    expect(findings(anOrder().asNeeded().controlled('CII').written('2026-10-07'))).toMatchObject([{ code: 'RX_EXPIRED', rule: 'R204' }]);
    expect(codes(anOrder().asNeeded().controlled('CII').written('2026-10-08'))).toBe('');
  });
});

describe('E04 CII', () => {
  it('says only that a scheduled C-II does not travel in the batch', () => {
    const order = anOrder().controlled('CII').supplied('on_demand').written('2026-12-01');
    expect(findings(order)).toMatchObject([{ code: 'CII', severity: 'info' }]);
    expect([codes(order.asNeeded()), codes(order.everyDays(60).anchoredOn('2026-12-01'))]).toEqual(['', '']);
  });
});

describe('E05 to E08', () => {
  it('a stop before the window, a stop inside it, a stop at its end', () => {
    expect([codes(anOrder().stopping('2026-12-07')), codes(anOrder().stopping('2026-12-07 0801')), codes(anOrder().stopping('2027-01-04'))]).toEqual(['STOPS_BEFORE', 'STOPS_WITHIN', '']);
    expect(findings(anOrder().stopping('2026-12-10'))).toMatchObject([{ params: { lastDay: '2026-12-09' } }]);
  });

  it('a hold, leave or hospital that meets a dose; not one between doses', () => {
    expect(findings(anOrder().held('2026-12-08', '2026-12-10'))).toMatchObject([{ code: 'AWAY', params: { heldDoses: 2, awayDoses: 0 } }]);
    expect(codes(anOrder(), aResident().away('2026-12-11 1000', '2026-12-11 1800'))).toBe('');
    expect(codes(anOrder().at('1200'), aResident().away('2026-12-11 1000', '2026-12-11 1800'))).toBe('AWAY');
  });

  it('a discharge before the end of the window, which is not leave', () => {
    expect(codes(anOrder(), aResident().discharged('2026-12-03 1100'))).toBe('DISCHARGED');
    expect(codes(anOrder(), aResident().discharged('2027-01-04 0000'))).toBe('');
    expect(codes(anOrder(), aResident().away('2026-12-08', '2026-12-10').discharged('2026-12-12'))).toBe('AWAY DISCHARGED');
  });
});

describe('E09 TOO_SOON', () => {
  it('elapsed days against the days the last fill lasts', () => {
    const filled = anOrder().filled('2026-11-30', '28').counted('27', '2026-12-01');
    expect(findings(filled)).toMatchObject([{ code: 'TOO_SOON', params: { filledOn: '2026-11-30', daysSupply: 28, elapsedDays: 7, opensOn: '2026-12-21' } }]);
    expect(codes(anOrder().filled('2026-11-09', '28').counted('6', '2026-12-01'))).toBe('');
  });

  it('one monthly dose lasts a month, however long before its day it was filled', () => {
    expect(codes(anOrder().onMonthDays(20).filled('2026-11-07', '1').counted('0', '2026-12-01'))).toBe('');
  });

  it('a course that the last fill covers to its end asks for nothing, so nothing is too soon', () => {
    expect(codes(anOrder().daily('TID').starting('2026-11-29').stopping('2026-12-09').filled('2026-11-29', '30').counted('24', '2026-12-01').authorised('0'))).toBe('STOPS_WITHIN');
  });

  it('a stop does not make the last fill last longer', () => {
    const lost = anOrder().daily('TID').starting('2026-11-29').stopping('2026-12-09').counted('18', '2026-12-01');
    expect(codes(lost.filled('2026-11-29', '30'))).toBe('STOPS_WITHIN ON_HAND_VARIANCE');
    expect(findings(lost.filled('2026-11-30', '30'))).toMatchObject([{ code: 'STOPS_WITHIN' }, { code: 'TOO_SOON', params: { daysSupply: 10 } }, { code: 'ON_HAND_VARIANCE' }]);
  });

  it('two phases that share the days are used in time order', () => {
    const warfarin = anOrder().onWeekdays(1, 3, 5).followedBy(anOrder().onWeekdays(0, 2, 4, 6).filled('2026-11-30', '14')).filled('2026-11-30', '14').counted('13', '2026-12-01');
    expect(findings(warfarin)).toMatchObject([{ code: 'TOO_SOON', params: { daysSupply: 14 } }]);
  });
});

it('a supply that outlasts the count of its order has its own number of days', () => {
  const order = anOrder().starting('2026-11-20').filled('2026-11-20', '30').build();
  const counted = { ...order, regimen: { prn: false, phases: (order.regimen?.phases ?? []).map((phase) => ({ ...phase, count: 14 })) } };
  expect([order, counted].map((one) => daysSupplyOfLastFill(one, aResident().build(), day('2026-11-09')))).toEqual([30, 30]);
});

describe('D50 SIG_CONFLICT, D56 SIG_UNREAD', () => {
  it('stop an order whose text disagrees and name the difference, or whose text cannot be read', () => {
    expect(findings(anOrder().with({ problem: sigConflictProblem('the text says 1 tablet, the order says 2 tablets') }))).toMatchObject([
      { code: 'SIG_CONFLICT', severity: 'block', rule: 'D50', params: { difference: 'the text says 1 tablet, the order says 2 tablets' } },
    ]);
    expect(findings(anOrder().with({ problem: 'sig_unread' }))).toMatchObject([{ code: 'SIG_UNREAD', severity: 'block', rule: 'D56' }]);
  });
});

describe('E16 QTY, E17 CHANGED, E20 DATA', () => {
  it('directions that cannot be read, or have no time, or no dose', () => {
    const unread = computeFill({ ...anOrder().build(), regimen: null }, aResident().build(), BATCH);
    expect(unread?.findings).toMatchObject([{ code: 'QTY', severity: 'block', rule: 'R110' }]);
    expect(findings(anOrder().everyHours(0, '2026-12-07'))).toMatchObject([{ code: 'QTY', rule: 'R110', params: { problem: 'interval-none', phase: 1, detail: 'every 0 hours' } }]);
    const gap = anOrder().stopping('2026-12-10').followedBy(anOrder().starting('2026-12-12'));
    expect(findings(gap)).toMatchObject([{ code: 'QTY', severity: 'block', params: { problem: 'steps-gap', phase: 2 } }]);
    expect([codes(anOrder().daily('NOWHERE')), codes(anOrder().at()), codes(anOrder().tablets('0'))]).toEqual(['QTY', 'QTY', 'QTY']);
  });

  it('a later version that the build did not know', () => {
    expect(findings(anOrder().with({ changedSince: true }))).toMatchObject([{ code: 'CHANGED', severity: 'block' }]);
  });

  it('allergies never recorded, no room, no prescriber: each order of the resident is stopped', () => {
    expect(findings(anOrder(), aResident().lacking('allergiesRecorded'))).toMatchObject([{ code: 'DATA', severity: 'block', subject: 'R0001', params: { missing: 'allergies' } }]);
    expect(findings(anOrder().asNeeded(), aResident().lacking('placed'))).toMatchObject([{ params: { missing: 'room' } }]);
    const order = anOrder().with({ prescriberKnown: false });
    expect(findings(order)).toMatchObject([{ params: { missing: 'prescriber' }, subject: order.build().orderId }]);
  });
});

describe('E24 ON_HAND_VARIANCE', () => {
  const counted = (quantity: string): OrderBuilder => anOrder().filled('2026-11-07', '28').counted(quantity, '2026-12-01'); // expected 28 − 22 = 6

  it('by at least three units and more than one day takes', () => {
    expect(['2', '3', '6', '8', '9'].map((quantity) => codes(counted(quantity)))).toEqual(['ON_HAND_VARIANCE', 'ON_HAND_VARIANCE', '', '', 'ON_HAND_VARIANCE']);
    expect(findings(counted('1'))).toMatchObject([{ severity: 'warn', params: { counted: '1', expected: '6', lastFill: '28', givenSince: '22' } }]);
    const fourADay = anOrder().daily('QID').filled('2026-11-07', '112');
    expect([codes(fourADay.counted('20', '2026-12-01')), codes(fourADay.counted('19', '2026-12-01'))]).toEqual(['', 'ON_HAND_VARIANCE']);
  });

  it('doses held are not expected to be gone, doses of a resident in hospital are', () => {
    expect(codes(counted('10').held('2026-11-27', '2026-12-01'))).toBe('');
    expect(findings(counted('10'), aResident().away('2026-11-27', null))).toMatchObject([{ code: 'AWAY' }, { code: 'ON_HAND_VARIANCE', params: { expected: '6' } }]);
  });

  it('a count from before the last window began says nothing about what was filled for it', () => {
    expect(codes(anOrder().filled('2026-11-07', '28').counted('1', '2026-11-08'))).toBe('');
  });

  it('a supply used up is expected to be nothing, not less', () => {
    expect(codes(anOrder().filled('2026-11-07', '10').counted('2', '2026-12-01'))).toBe('');
  });
});
