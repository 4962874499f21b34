import { describe, expect, it } from '@jest/globals';
import type { Milli } from '@cyclefill/domain/kernel';
import { anOrder } from '../../../../test/builders/order.builder.js';
import { aResident } from '../../../../test/builders/resident.builder.js';
import { days, moment, units } from '../../../../test/builders/values.js';
import { checkRegimen, isComputable, regimenProblems } from './check-regimen.js';
import { expandRegimen } from './expand-regimen.js';
import { withFirstDose } from './first-dose.js';
import type { Phase, Regimen } from './regimen.js';

const TABLE = aResident().build().passes;
const phaseOf = (order: ReturnType<typeof anOrder>, more: Partial<Phase> = {}): Phase => ({ ...(order.regimen().phases[0] as Phase), ...more });
const one = (more: Partial<Phase>): Regimen => ({ prn: false, phases: [phaseOf(anOrder(), more)] });
const taper = (...steps: readonly (readonly [from: string, to: string | null, step?: number])[]): Regimen => ({
  prn: false,
  phases: steps.map(([from, to, step]) => phaseOf(anOrder(), { from: moment(from), to: to === null ? null : moment(to), ...(step === undefined ? {} : { step }) })),
});
const told = (regimen: Regimen, passes = TABLE): readonly string[] => regimenProblems(regimen, passes).map(({ problem, phase, detail }) => `${phase} ${problem} ${detail}`.trim());
const often = { times: 1, timesMax: 2, period: 1, periodMax: 1, unit: 'days' } as const;

describe('what keeps doses from being told', () => {
  it.each<readonly [string, Partial<Phase>, string]>([
    ['q0h', { times: { kind: 'every-hours', hours: 0, from: moment('2026-12-01') } }, '1 interval-none every 0 hours'],
    ['q0min', { times: { kind: 'every-minutes', minutes: 0, from: moment('2026-12-01') } }, '1 interval-none every 0 minutes'],
    ['every 0 days', { days: { kind: 'every-n-days', every: 0 } }, '1 interval-none every 0 days'],
    ['every 0 months', { days: { kind: 'month-days', days: [1], every: 0 } }, '1 interval-none every 0 months'],
    ['a cycle of 0 days', { days: { kind: 'cycle', on: 0, off: 0 } }, '1 cycle-empty 0 on, 0 off'],
    ['no weekday', { days: { kind: 'weekdays', days: [] } }, '1 days-none'],
    ['day 32', { days: { kind: 'month-days', days: [32] } }, '1 days-none 32'],
    ['no time', { times: { kind: 'clock', minutes: [] } }, '1 times-none'],
    ['no slot', { times: { kind: 'slots', slots: [] } }, '1 times-none'],
    ['an unknown pass', { times: { kind: 'passes', code: 'TEA' } }, '1 pass-unknown TEA'],
    ['an unknown slot', { times: { kind: 'slots', slots: [{ code: 'QD', shift: 0 }, { code: 'TEA', shift: 0 }] } }, '1 pass-unknown QD, TEA'],
    ['a range of times', { times: { kind: 'unplaced', often } }, '1 times-range'],
    ['quantity 1e30', { dose: { kind: 'fixed', dose: 1e30 as Milli } }, '1 dose-none 1e+30'],
    ['quantity 200,000', { dose: { kind: 'fixed', dose: units('200000') } }, '1 dose-absurd 200000'],
    ['no quantity', { dose: { kind: 'fixed', dose: 0 as Milli } }, '1 dose-none 0'],
    ['a negative quantity', { dose: { kind: 'alternating', doses: [1000 as Milli, -500 as Milli] } }, '1 dose-none'],
    ['a range of doses', { dose: { kind: 'range', low: units('1'), high: units('2') } }, '1 dose-range 1 to 2'],
    ['a sliding scale', { dose: { kind: 'unstated' } }, '1 dose-unstated'],
    ['fewer doses than times', { times: { kind: 'passes', code: 'TID' }, dose: { kind: 'by-time', doses: [units('1'), units('2')] } }, '1 doses-too-few 2 of 3'],
    ['stop before start', { to: moment('2025-12-31') }, '1 stops-before-start'],
    ['a count of nothing', { count: 0 }, '1 count-none 0'],
  ])('%s', (_name, more, problem) => {
    expect(told(one(more))).toEqual([problem]);
    expect(isComputable(one(more), TABLE)).toBe(false);
  });

  it('an empty med-pass table: the row is there and has no times', () => {
    expect(told(anOrder().daily('BID').regimen(), aResident().times('BID', []).build().passes)).toEqual(['1 pass-unknown BID']);
    expect(told(anOrder().daily('BID').regimen(), aResident().times('BID', ['0800']).times('BID', [], '2027-01-01').build().passes)).toEqual(['1 pass-unknown BID']);
  });

  it('a stop at the very start is no problem: withdrawn before it began', () => {
    expect(told(one({ to: moment('2026-01-01') }))).toEqual([]);
  });

  it('an order without any phase, unless it is as needed', () => {
    expect([told({ prn: false, phases: [] }), told({ prn: true, phases: [] }), told({ ...one({ dose: { kind: 'unstated' } }), prn: true })]).toEqual([['0 no-phase'], [], []]);
  });

  it('every problem is a finding that names its order', () => {
    expect(checkRegimen('O1', one({ days: { kind: 'cycle', on: 0, off: 7 } }), TABLE)).toEqual([
      { code: 'QTY', severity: 'block', rule: 'R110', subject: 'O1', params: { reason: 'not computable', problem: 'cycle-empty', phase: 1, detail: '0 on, 7 off' } },
    ]);
  });

  it('no doses come of it, and nothing is thrown, whatever the problem', () => {
    for (const more of [{ days: { kind: 'cycle', on: 0, off: 0 } }, { count: 0 }, { to: moment('2025-01-01') }, { times: { kind: 'passes', code: 'TEA' } }] as const) {
      expect(expandRegimen(one(more), TABLE, days('2026-12-01', '2026-12-08'))).toEqual([]);
    }
  });
});

describe('steps of a taper', () => {
  it('abut', () => {
    expect(told(taper(['2026-12-01', '2026-12-05'], ['2026-12-05', '2026-12-09'], ['2026-12-09', null]))).toEqual([]);
  });

  it('with a gap or an overlap are told by the step that is at fault', () => {
    expect(told(taper(['2026-12-01', '2026-12-05'], ['2026-12-07', '2026-12-09']))).toEqual(['2 steps-gap']);
    expect(told(taper(['2026-12-01', '2026-12-05'], ['2026-12-04', '2026-12-09'], ['2026-12-09', null]))).toEqual(['2 steps-overlap']);
    expect(told(taper(['2026-12-01', '2026-12-05', 1], ['2026-12-01', '2026-12-05', 1], ['2026-12-06', null, 2]))).toEqual(['3 steps-gap']);
    expect(told(taper(['2026-12-01', null, 1], ['2026-12-06', null, 2]))).toEqual(['2 steps-overlap']);
  });

  it('are no steps where parts start together or one goes on: a dose by weekday, an extra dose for a while', () => {
    expect(told(taper(['2026-12-01', null], ['2026-12-01', null]))).toEqual([]);
    expect(told(taper(['2026-12-01', null], ['2026-12-05', '2026-12-09']))).toEqual([]);
  });

  it('a STAT dose and the pattern after it abut', () => {
    expect(told(withFirstDose(anOrder().starting('2026-12-01 1000').regimen(), 'stat_then_next_slot'))).toEqual([]);
  });
});

describe('the most in 24 hours', () => {
  const within = (dose: string, hours: number): Regimen => ({ ...anOrder().daily('QID').tablets('2').regimen(), most: { dose: units(dose), hours } });

  it('is looked at over any 24 hours, not over days', () => {
    expect([told(within('8', 24)), told(within('7.5', 24))]).toEqual([[], ['1 over-maximum 8 of 7.5 in 24 hours']]);
    const night = { ...anOrder().at('0000', '2300').tablets('4').regimen(), most: { dose: units('8'), hours: 24 } };
    expect([told(night), told({ ...night, most: { dose: units('7'), hours: 2 } })]).toEqual([[], ['1 over-maximum 8 of 7 in 2 hours']]);
  });
});
