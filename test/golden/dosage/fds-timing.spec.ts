import { describe, expect, it } from '@jest/globals';
import { Zone, addDays, atMinute, day, formatInstant } from '@cyclefill/domain/kernel';
import { buildPassSchedule, expandRegimen } from '@cyclefill/domain/regimen';
import { type Conventions, type DosageReading, readDosages } from '@cyclefill/interop/fhir';
import { readSharedDosage } from '../../support/shared-dosage.js';

const ZONE = Zone.of('America/New_York');
const TABLE = buildPassSchedule([], []);
/** Saturday; the clocks go back in the night after it, so 0800 is 12:00Z on this day and 13:00Z from the next on. */
const START = '2026-10-31';
/** A facility that has said what it means by `three times a week` and by `twice a day, before meals`. */
const CONVENTIONS: Conventions = { weekdays: new Map([[3, [1, 3, 5]]]), meals: new Map([[2, ['CM', 'CV']]]) };

const read = (json: unknown, start: string, conventions?: Conventions): DosageReading =>
  readDosages([{ doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }], ...(json as object) }], { start: atMinute(day(start)), zone: ZONE, doseUnit: 'tablet', ...(conventions === undefined ? {} : { conventions }) });

function instantsOf({ regimen }: DosageReading, start: string): readonly string[] {
  if (regimen === null) return [];
  const window = { from: day(start), to: addDays(day(start), 60) };
  return expandRegimen(regimen, TABLE, window).map((dose) => formatInstant(ZONE.instantOf(atMinute(dose.day, dose.minute))).replace(':00Z', 'Z'));
}

/** Checked by hand: the first instants from midnight of the start, how many there are in 60 days, and the last of them. */
interface Checked {
  readonly start?: string;
  readonly first: readonly string[];
  readonly count: number;
  readonly last: string | undefined;
  readonly lasts?: number;
  readonly reasons?: readonly string[];
}

const CHECKED: Readonly<Record<string, Checked>> = {
  '1 tablet 3 times daily, 30 minutes before meals': {
    first: ['2026-10-31T11:30Z', '2026-10-31T15:30Z', '2026-10-31T20:30Z', '2026-11-01T12:30Z', '2026-11-01T16:30Z', '2026-11-01T21:30Z'], count: 180, last: '2026-12-29T21:30Z',
  },
  '3 times a day': { first: ['2026-10-31T12:00Z', '2026-10-31T16:00Z', '2026-10-31T21:00Z', '2026-11-01T13:00Z', '2026-11-01T17:00Z', '2026-11-01T22:00Z'], count: 180, last: '2026-12-29T22:00Z' },
  'BID, 30 mins before meal, for next 10 days': { first: ['2026-10-31T11:30Z', '2026-10-31T20:30Z', '2026-11-01T12:30Z', '2026-11-01T21:30Z'], count: 20, last: '2026-11-09T21:30Z' },
  'BID, start on 7-1-2015 at 1 PM': { start: '2015-07-01', first: ['2015-07-01T21:00Z', '2015-07-02T12:00Z', '2015-07-02T21:00Z'], count: 119, last: '2015-08-29T21:00Z' },
  'Every 4-6 hours': { first: [], count: 0, last: undefined, reasons: ['times-range'] },
  'Every 7 days': { first: ['2026-10-31T12:00Z', '2026-11-07T13:00Z', '2026-11-14T13:00Z'], count: 9, last: '2026-12-26T13:00Z' },
  'Every day at 10am': { first: ['2026-10-31T14:00Z', '2026-11-01T15:00Z', '2026-11-02T15:00Z'], count: 60, last: '2026-12-29T15:00Z' },
  'For 5 minutes, 10 minutes before meals': { first: ['2026-10-31T11:50Z', '2026-10-31T15:50Z', '2026-10-31T20:50Z', '2026-11-01T12:50Z'], count: 180, last: '2026-12-29T21:50Z', lasts: 5 },
  'TID, for 14 days': { first: ['2026-10-31T12:00Z', '2026-10-31T16:00Z', '2026-10-31T21:00Z', '2026-11-01T13:00Z'], count: 42, last: '2026-11-13T22:00Z' },
  'Take every second day, in the morning, until 20 have been taken': { first: ['2026-10-31T12:00Z', '2026-11-02T13:00Z', '2026-11-04T13:00Z'], count: 20, last: '2026-12-08T13:00Z' },
  'Three times a week for 0.5 hour': { first: ['2026-11-02T13:00Z', '2026-11-04T13:00Z', '2026-11-06T13:00Z', '2026-11-09T13:00Z'], count: 25, last: '2026-12-28T13:00Z', lasts: 30 },
  'With breakfast': { first: ['2026-10-31T12:00Z', '2026-11-01T13:00Z'], count: 60, last: '2026-12-29T13:00Z' },
};

const shared = readSharedDosage();

if (shared === null) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the timing cases were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(shared).toBeNull());
} else {
  describe('every FHIR timing case, expanded to instants checked by hand', () => {
    it('knows each of the 12 cases', () => {
      expect([...shared.timings.keys()].toSorted()).toEqual(Object.keys(CHECKED).toSorted());
      expect(shared.timings.size).toBe(12);
    });

    it.each([...shared.timings])('%s', (name, json) => {
      const checked = CHECKED[name] as Checked;
      const start = checked.start ?? START;
      const reading = read(json, start, CONVENTIONS);
      const instants = instantsOf(reading, start);
      expect(instants.slice(0, checked.first.length)).toEqual(checked.first);
      expect([instants.length, instants.at(-1)]).toEqual([checked.count, checked.last]);
      expect([reading.reasons, reading.regimen?.phases[0]?.lasts]).toEqual([checked.reasons ?? [], checked.lasts]);
    });

    it('days and meals that no facility has said are not guessed', () => {
      expect(read(shared.timings.get('Three times a week for 0.5 hour'), START)).toMatchObject({ regimen: null, reasons: ['days-not-told'] });
      expect(read(shared.timings.get('BID, 30 mins before meal, for next 10 days'), START)).toMatchObject({ regimen: null, reasons: ['slots-not-told'] });
    });
  });
}
