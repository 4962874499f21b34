import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type LocalMinute, type Milli, Zone, addDays, addMonths, atMinute, day, dayOf, divideUp, formatInstant, minuteOf, parseClock } from '@cyclefill/domain/kernel';
import { type MedPassRow, type PassSchedule, buildPassSchedule, expandRegimen } from '@cyclefill/domain/regimen';
import { type DosageReading, readDosages } from '@cyclefill/interop/fhir';
import { type ExpansionVector, type QuantityVector, readSharedDosage } from '../../support/shared-dosage.js';

const UTC = Zone.of('UTC');
const momentOf = (text: string): LocalMinute => atMinute(day(text.slice(0, 10)), parseClock(text.slice(11, 16)) ?? Number.NaN);

/** The clock of those vectors as a facility's table: their default times and, where given, their meals and bedtime. */
function tableOf(clock: Readonly<Record<string, string>> | undefined): PassSchedule {
  const rows: Readonly<Record<string, readonly string[]>> = {
    QD: ['09:00'], BID: ['08:00', '20:00'], '5XD': ['08:00', '11:00', '14:00', '17:00', '20:00'],
    ...(clock?.['MORN'] === undefined ? {} : { QAM: [clock['MORN']] }),
    ...(clock?.['HS'] === undefined ? {} : { QHS: [clock['HS']] }),
    ...(clock?.['CM'] === undefined ? {} : { MEALS: [clock['CM'], clock['CD'] ?? '', clock['CV'] ?? ''] }),
  };
  return buildPassSchedule(Object.entries(rows).map(([code, times]): MedPassRow => ({ wing: null, code, effectiveFrom: day('2000-01-01'), minutes: times.map((time) => parseClock(time) ?? Number.NaN) })), []);
}

/** Doses of a reading in `[from, to)`, as long as nothing but the need of the resident keeps them from being packed. */
function dosesOf({ regimen }: DosageReading, passes: PassSchedule, from: LocalMinute, to: LocalMinute): readonly { readonly at: LocalMinute; readonly dose: Milli }[] {
  if (regimen === null) return [];
  const doses = expandRegimen(regimen, passes, { from: dayOf(from), to: addDays(dayOf(to), 1) });
  return doses.map((one) => ({ at: atMinute(one.day, one.minute), dose: one.dose })).filter(({ at }) => at >= from && at < to);
}

/** A vector without an amount is about times alone: it is read with one tablet. */
const withDose = (dosage: unknown): unknown => ({ doseAndRate: [{ doseQuantity: { value: 1, unit: 'tab' } }], ...(dosage as object) });

function dueOf({ dosage, options }: ExpansionVector): readonly string[] {
  const from = momentOf(options.from);
  const reading = readDosages([withDose(dosage)], { start: momentOf(options.orderedAt), zone: UTC, doseUnit: null });
  const due = dosesOf(reading, tableOf(options.eventClock), from, (from + 100 * 1440) as LocalMinute);
  return due.slice(0, options.limit ?? due.length).map(({ at }) => formatInstant(UTC.instantOf(at)).replace('Z', '+00:00'));
}

function unitsOf({ input }: QuantityVector): number | string {
  const from = momentOf(input.from);
  const days = input.durationUnit === 'wk' ? 7 * input.durationValue : input.durationValue;
  const to = input.durationUnit === 'mo' ? atMinute(addMonths(dayOf(from), input.durationValue), minuteOf(from)) : ((from + days * 1440) as LocalMinute);
  const reading = readDosages(Array.isArray(input.dosage) ? input.dosage : [input.dosage], { start: from, zone: UTC, doseUnit: null });
  if (reading.reasons.length > 0) return `not packed: ${reading.reasons.join(', ')}`;
  return dosesOf(reading, tableOf(input.eventClock), from, to).reduce((sum, { dose }) => sum + dose, 0) / 1000;
}

/** `expansion 1 | …`: the rows of docs/differences.md by vector, with what they say of it. */
function listedDifferences(): ReadonlyMap<string, string> {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/differences.md'), 'utf8');
  return new Map([...text.matchAll(/^\| ((?:expansion|quantity) \d+) \| (.+) \|$/gm)].map(([, name = '', said = '']) => [name, said]));
}

const shared = readSharedDosage();

if (shared === null) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the dosage vectors were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(shared).toBeNull());
} else {
  const { expansions, quantities } = shared;
  const different = [
    ...expansions.flatMap((vector, index) => (JSON.stringify(dueOf(vector)) === JSON.stringify(vector.expected_due) ? [] : [`expansion ${index}`])),
    ...quantities.flatMap((vector, index) => (unitsOf(vector) === vector.expected.totalUnits ? [] : [`quantity ${index}`])),
  ];

  describe('another product’s vectors', () => {
    it('14 expansions and 35 quantities: each is equal or listed in docs/differences.md, and nothing equal is listed', () => {
      expect([expansions.length, quantities.length]).toEqual([14, 35]);
      expect([...listedDifferences().keys()].toSorted()).toEqual(different.toSorted());
    });

    it('12 expansions and 30 quantities are equal', () => {
      expect(different).toEqual(['expansion 1', 'expansion 7', 'quantity 12', 'quantity 19', 'quantity 25', 'quantity 28', 'quantity 30']);
    });

    it('what is listed differs as the list says', () => {
      const ours = different.map((name) => {
        const index = Number(name.split(' ')[1]);
        return name.startsWith('expansion') ? dueOf(expansions[index] as ExpansionVector).join(' ').replaceAll(':00+00:00', '') : String(unitsOf(quantities[index] as QuantityVector));
      });
      for (const [index, name] of different.entries()) expect([name, listedDifferences().get(name)]).toEqual([name, expect.stringContaining(`\`${ours[index]}\``)]);
    });

    it('containers of the dose’s own unit come out as theirs (R135); those of another unit need a product', () => {
      const own = quantities.filter(({ input, expected }) => expected.totalContainers !== undefined && [undefined, 'mL'].includes(input.context?.containerUnit) && !JSON.stringify(input.dosage).includes('"mg"'));
      expect(own).toHaveLength(2);
      for (const vector of own) {
        expect(divideUp((Number(unitsOf(vector)) * 1000) as Milli, ((vector.input.context?.containerValue ?? 0) * 1000) as Milli)).toBe(vector.expected.totalContainers);
      }
    });
  });
}
