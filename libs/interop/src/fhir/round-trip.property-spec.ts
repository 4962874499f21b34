import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DayRange, Zone, addDays, atMinute } from '@cyclefill/domain/kernel';
import { type PassSchedule, type Regimen, buildPassSchedule, expandRegimen, removalsIn } from '@cyclefill/domain/regimen';
import { MIDDLE, everyRegimen, medPassRows, regimens, wingStays } from '../../../../test/support/arbitrary-regimen.js';
import { LAW_RUNS } from '../../../../test/support/law-runs.js';
import type { DosageContext } from './dosage-context.js';
import { readDosages } from './read-dosage.js';
import { type DosageWords, writeDosages } from './write-dosage.js';

const ZONE = Zone.of('America/New_York');
const WORDS: DosageWords = { zone: ZONE, doseUnit: 'tablet', route: 'ORAL', text: null, asNeededFor: null };
const CONTEXT: DosageContext = { zone: ZONE, doseUnit: 'tablet', start: atMinute(addDays(MIDDLE, -3000)) };
const passes = fc.tuple(medPassRows, wingStays).map(([rows, stays]) => buildPassSchedule(rows, stays));
const WINDOW: DayRange = { from: addDays(MIDDLE, -120), to: addDays(MIDDLE, 120) };

const dosesOf = (regimen: Regimen | null, schedule: PassSchedule): readonly string[] =>
  regimen === null ? [] : expandRegimen(regimen, schedule, WINDOW).map(({ day, minute, dose }) => `${day} ${minute} ${dose}`).toSorted();
const removalsOf = (regimen: Regimen | null, schedule: PassSchedule): readonly string[] =>
  regimen === null ? [] : removalsIn(regimen, schedule, WINDOW).map(({ day, minute }) => `${day} ${minute}`).toSorted();

describe('regimen → FHIR → regimen', () => {
  it('keeps a stop at midnight, a minute before and a minute after', () => {
    for (const minute of [-1, 0, 1]) {
      const phase = { anchor: MIDDLE, from: atMinute(MIDDLE), to: atMinute(addDays(MIDDLE, 2), minute), days: { kind: 'daily' }, times: { kind: 'clock', minutes: [0, 15] }, dose: { kind: 'fixed', dose: 1000 as never } } as const;
      const { dosages } = writeDosages({ prn: false, phases: [phase] }, WORDS);
      expect(readDosages(dosages, CONTEXT).regimen).toEqual({ prn: false, phases: [phase] });
    }
  });

  it('gives the same doses, removals and limit, or names what FHIR cannot say and is then never packed', () => {
    let whole = 0;
    fc.assert(fc.property(fc.oneof(regimens, everyRegimen), passes, (regimen, schedule) => {
      const { dosages, losses } = writeDosages(regimen, WORDS);
      const reading = readDosages(JSON.parse(JSON.stringify(dosages)), CONTEXT);
      // Numbers of some steps alone cost no dose; whatever else R4 cannot say stands as text.
      if (losses.some((loss) => loss !== 'steps-of-some')) return expect(reading.reasons).toContain('free-text-only');
      whole += 1;
      if (dosages.length === 0) return expect(dosesOf(regimen, schedule)).toEqual([]);
      // A phase that ends before its first day is not written at all.
      const told = regimen.phases.every(({ dose, times, to }) => to !== null || (dose.kind !== 'range' && dose.kind !== 'unstated' && times.kind !== 'unplaced'));
      if (!told) expect(reading.reasons).toEqual(expect.arrayContaining([expect.stringMatching(/^(times-range|days-not-told|slots-not-told|dose-range|no-dose)$/)]));
      expect(reading.regimen?.prn).toBe(regimen.prn);
      expect(dosesOf(reading.regimen, schedule)).toEqual(dosesOf(regimen, schedule));
      expect(removalsOf(reading.regimen, schedule)).toEqual(removalsOf(regimen, schedule));
      expect(reading.regimen?.most).toEqual(regimen.most);
    }));
    expect(whole / LAW_RUNS).toBeGreaterThan(0.3);
  });
});
