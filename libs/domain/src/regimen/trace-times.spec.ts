import { describe, expect, it } from '@jest/globals';
import { day, formatClock } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { clock, moment } from '../../../../test/builders/values.js';
import { type MedPassRow, rowsFor } from './med-pass-row.js';
import { type WingStay, buildPassSchedule } from './pass-schedule.js';
import type { Phase, Regimen } from './regimen.js';
import { passWindowAt, traceTimes } from './trace-times.js';

const row = (id: string, code: string, times: readonly string[], more: Partial<MedPassRow> = {}): MedPassRow =>
  ({ id, wing: null, code, effectiveFrom: day('2026-01-01'), minutes: times.map(clock), ...more });

const FACILITY = row('f1', 'BID', ['0800', '1700']);
const WING = row('w1', 'BID', ['0830', '1730'], { wing: 'North' });
const RESIDENT = row('r1', 'BID', ['0900', '1800'], { own: 'resident' });
const ORDER = row('o1', 'BID', ['0930', '1830'], { own: 'order' });
const NORTH: readonly WingStay[] = [{ wing: 'North', from: moment('2026-01-01') }];

const traced = (rows: readonly MedPassRow[], regimen: Regimen, date = '2026-12-07', stays = NORTH): readonly string[] =>
  traceTimes(regimen, buildPassSchedule(rows, stays), day(date)).map(({ minute, origin }) =>
    `${formatClock(minute)} ${origin.kind === 'row' ? `${origin.level} ${origin.row.id}${origin.shift === 0 ? '' : ` ${origin.shift}`}` : origin.kind === 'default' ? `default ${origin.code}` : 'order'}`);
const bid = anOrder().daily('BID').regimen();

describe('every time is traced to the row it was read from (D40)', () => {
  it("the order's own clock > order > resident > wing > facility > default", () => {
    expect(traced([FACILITY, WING, RESIDENT, ORDER], anOrder().at('1000').regimen())).toEqual(['1000 order']);
    expect(traced([ORDER, RESIDENT, WING, FACILITY], bid)).toEqual(['0930 order o1', '1830 order o1']);
    expect(traced([FACILITY, WING, RESIDENT], bid)).toEqual(['0900 resident r1', '1800 resident r1']);
    expect(traced([WING, FACILITY], bid)).toEqual(['0830 wing w1', '1730 wing w1']);
    expect(traced([FACILITY], bid)).toEqual(['0800 facility f1', '1700 facility f1']);
    expect(traced([], bid)).toEqual(['0800 default BID', '1700 default BID']);
  });

  it('a stronger level wins over a later row of a weaker one; inside a level the latest effective row holds', () => {
    const later = row('f2', 'BID', ['0700', '1600'], { effectiveFrom: day('2026-12-01') });
    const laterResident = row('r2', 'BID', ['1000', '2200'], { own: 'resident', effectiveFrom: day('2026-12-08') });
    expect(traced([FACILITY, later, RESIDENT, laterResident], bid)).toEqual(['0900 resident r1', '1800 resident r1']);
    expect(traced([FACILITY, later, RESIDENT, laterResident], bid, '2026-12-08')).toEqual(['1000 resident r2', '2200 resident r2']);
    expect(traced([FACILITY, later], bid)).toEqual(['0700 facility f2', '1600 facility f2']);
  });

  it('a row that is withdrawn from a day on lets the next weaker table hold, down to the default, until another one is set', () => {
    const none = (id: string, row: MedPassRow, on: string): MedPassRow => ({ ...row, id, minutes: [], withdrawn: true, effectiveFrom: day(on) });
    const rows = [FACILITY, WING, RESIDENT, ORDER, none('o2', ORDER, '2026-12-08'), none('r2', RESIDENT, '2026-12-09'), none('w2', WING, '2026-12-10'), none('f2', FACILITY, '2026-12-11'),
      row('o3', 'BID', ['1000', '2200'], { own: 'order', effectiveFrom: day('2026-12-12') })];
    expect(['07', '08', '09', '10', '11', '12'].map((date) => traced(rows, bid, `2026-12-${date}`)[0])).toEqual([
      '0930 order o1', '0900 resident r1', '0830 wing w1', '0800 facility f1', '0800 default BID', '1000 order o3',
    ]);
    expect(traced(rows.toReversed(), bid, '2026-12-08')).toEqual(traced(rows, bid, '2026-12-08'));
  });

  it('a time read from meals names the row of the meals and how far it was moved', () => {
    const meals = row('m1', 'MEALS', ['0730', '1215', '1745']);
    expect(traced([meals], anOrder().daily('ACHS').regimen())).toEqual(['0700 facility m1 -30', '1145 facility m1 -30', '1715 facility m1 -30', '2000 default QHS']);
    const slots: Regimen = { prn: false, phases: bid.phases.map((phase) => ({ ...phase, times: { kind: 'slots', slots: [{ code: 'CM', shift: -10 }, { code: 'QHS', shift: 0 }] } })) };
    expect(traced([meals], slots)).toEqual(['0720 facility m1 -10', '2000 default QHS']);
  });

  it('on the day of a move each slot names the table it was taken from', () => {
    const moved: readonly WingStay[] = [...NORTH, { wing: 'South', from: moment('2026-12-07 1200') }];
    const south = row('s1', 'BID', ['0900', '2000'], { wing: 'South' });
    expect(traced([FACILITY, WING, south], bid, '2026-12-07', moved)).toEqual(['0830 wing w1', '2000 wing s1']);
  });

  it('an interval and a single dose are the order\'s own', () => {
    expect(traced([FACILITY], anOrder().everyHours(9, '2026-12-07 0300').regimen())).toEqual(['0300 order', '1200 order', '2100 order']);
  });
});

describe('the window of a pass (D44)', () => {
  const WINDOW = { early: 60, late: 30 };
  const windowOf = (rows: readonly MedPassRow[], regimen: Regimen, minute: string) => passWindowAt(regimen.phases[0] as Phase, buildPassSchedule(rows, NORTH), day('2026-12-07'), clock(minute));

  it('is that of the row its time was read from, also where that is moved; a default or a clock of the order has none', () => {
    expect(windowOf([{ ...FACILITY, window: WINDOW }], bid, '0800')).toEqual(WINDOW);
    expect(windowOf([{ ...FACILITY, window: WINDOW }, WING], bid, '0830')).toBeNull();
    expect(windowOf([row('m1', 'MEALS', ['0800'], { window: WINDOW })], anOrder().daily('AC').regimen(), '0730')).toEqual(WINDOW);
    expect(windowOf([], bid, '0800')).toBeNull();
    expect(windowOf([{ ...FACILITY, window: WINDOW }], anOrder().at('0800').regimen(), '0800')).toBeNull();
  });

  it("rows of another's resident or order hold for nobody else", () => {
    const rows = [FACILITY, { ...RESIDENT, ownerId: 'R1' }, { ...ORDER, ownerId: 'O1' }];
    expect([rowsFor(rows, 'R2'), rowsFor(rows, 'R1'), rowsFor(rows, 'R1', 'O1'), rowsFor(rows, 'R2', 'O2')].map((own) => own.map(({ id }) => id))).toEqual([['f1'], ['f1', 'r1'], ['f1', 'r1', 'o1'], ['f1']]);
  });
});
