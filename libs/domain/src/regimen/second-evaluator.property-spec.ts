import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Day, type LocalMinute, Zone, addDays, atMinute } from '@cyclefill/domain/kernel';
import { MIDDLE, everyRegimen, medPassRows, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { LAW_RUNS } from '../../../../test/support/law-runs.js';
import { type BruteQuestion, bruteForceDoses, clockChanges } from '../../../../test/support/brute-force/regimen-doses.js';
import { expandRegimen } from './expand-regimen.js';
import type { MedPassRow } from './med-pass-row.js';
import { type WingStay, buildPassSchedule } from './pass-schedule.js';
import type { Phase, Regimen } from './regimen.js';

/** Zones of the states, and those whose changes are unlike theirs: half an hour, at midnight, in Ramadan, none. */
const ZONES = [
  'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'America/Adak', 'Pacific/Honolulu', 'America/Puerto_Rico',
  'America/Indiana/Indianapolis', 'America/St_Johns', 'America/Havana', 'Europe/London', 'Asia/Beirut', 'Asia/Kolkata', 'Africa/Casablanca', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC',
] as const;
const ZONE_BY_NAME = new Map(ZONES.map((name) => [name, Zone.of(name)]));
const CHANGES = ZONES.flatMap((zone) => clockChanges(zone, 2024, 2033).map((change) => ({ zone, ...change })));

const later = (at: LocalMinute, days: number): LocalMinute => (at + days * 1440) as LocalMinute;

/** The same regimen so many days later. */
function shiftRegimen(regimen: Regimen, days: number): Regimen {
  const phases = regimen.phases.map((phase): Phase => {
    const { times } = phase;
    const moved = times.kind === 'every-hours' || times.kind === 'every-minutes' ? { ...times, from: later(times.from, days) } : times;
    return { ...phase, anchor: addDays(phase.anchor, days), from: later(phase.from, days), to: phase.to === null ? null : later(phase.to, days), times: moved };
  });
  return { ...regimen, phases };
}

function shiftQuestion(question: BruteQuestion, days: number): BruteQuestion {
  return {
    ...question,
    regimen: shiftRegimen(question.regimen, days),
    rows: question.rows.map((row): MedPassRow => ({ ...row, effectiveFrom: addDays(row.effectiveFrom, days) })),
    stays: question.stays.map((stay): WingStay => ({ ...stay, from: later(stay.from, days) })),
    from: question.from + days,
    to: question.to + days,
  };
}

function byEngine({ regimen, rows, stays, zone, from, to }: BruteQuestion): readonly string[] {
  const clocks = ZONE_BY_NAME.get(zone as (typeof ZONES)[number]) ?? Zone.of(zone);
  return expandRegimen(regimen, buildPassSchedule(rows, stays), { from: from as Day, to: to as Day })
    .map(({ day, minute, dose, phase }) => `${clocks.instantOf(atMinute(day, minute))} ${dose} ${phase}`).toSorted();
}

const bySecondEvaluator = (question: BruteQuestion): readonly string[] => bruteForceDoses(question).map(({ instant, dose, phase }) => `${instant} ${dose} ${phase}`).toSorted();

/** Anything at all, with its window around the middle. */
const questions: fc.Arbitrary<BruteQuestion> = fc
  .record({ regimen: fc.oneof({ weight: 5, arbitrary: regimens }, { weight: 1, arbitrary: everyRegimen }), rows: medPassRows, stays: wingStays, before: fc.nat(6), after: fc.integer({ min: 1, max: 9 }), zone: fc.constantFrom(...ZONES) })
  .map(({ before, after, ...rest }) => ({ ...rest, from: MIDDLE - before, to: MIDDLE + after }));

describe('a second evaluator, day by day and slot by slot, agrees to the minute', () => {
  it('on random regimens, tables and moves in the nights around random clock changes of 2024–2032', () => {
    let [withDoses, doses] = [0, 0];
    fc.assert(fc.property(questions, fc.constantFrom(...CHANGES), (question, change) => {
      const asked = { ...shiftQuestion(question, change.day - MIDDLE), zone: change.zone };
      const expected = bySecondEvaluator(asked);
      if (expected.length > 0) [withDoses, doses] = [withDoses + 1, doses + expected.length];
      expect(byEngine(asked)).toEqual(expected);
    }));
    // Enough cases have something to disagree about.
    expect(withDoses / LAW_RUNS).toBeGreaterThan(0.4);
    expect(doses / withDoses).toBeGreaterThan(10);
  });

  it('on random regimens, tables, moves and days of 2024–2032', () => {
    fc.assert(fc.property(questions, fc.integer({ min: -900, max: 2200 }), (question, days) => {
      const asked = shiftQuestion(question, days);
      expect(byEngine(asked)).toEqual(bySecondEvaluator(asked));
    }));
  });

  it('at every quarter of an hour of the day of every clock change of 2024–2032 of every zone', () => {
    const quarters: Phase = {
      anchor: MIDDLE, from: atMinute(addDays(MIDDLE, -400)), to: null, days: { kind: 'daily' },
      times: { kind: 'clock', minutes: Array.from({ length: 96 }, (_, quarter) => quarter * 15) }, dose: { kind: 'fixed', dose: 1000 as never },
    };
    const question: BruteQuestion = { regimen: { prn: false, phases: [quarters] }, rows: [], stays: [], zone: 'UTC', from: MIDDLE, to: MIDDLE + 1 };
    for (const change of CHANGES) {
      const asked = { ...shiftQuestion(question, change.day - MIDDLE), zone: change.zone };
      expect(byEngine(asked)).toEqual(bySecondEvaluator(asked));
    }
    expect(CHANGES.length).toBeGreaterThan(250);
    expect(CHANGES.filter(({ zone }) => zone === 'America/New_York').map(({ local }) => local.slice(0, 10))).toEqual([
      '2024-03-10', '2024-11-03', '2025-03-09', '2025-11-02', '2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07', '2028-03-12', '2028-11-05',
      '2029-03-11', '2029-11-04', '2030-03-10', '2030-11-03', '2031-03-09', '2031-11-02', '2032-03-14', '2032-11-07',
    ]);
  });
});
