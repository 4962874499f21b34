import { describe, expect, it } from '@jest/globals';
import { Zone, atMinute, day } from '@cyclefill/domain/kernel';
import { NOT_PACKABLE, type NotPackable, readDosages } from '@cyclefill/interop/fhir';
import { type IndexedDosage, readSharedDosage } from '../../support/shared-dosage.js';

/** Resources that ask for supply; the others record what was given or said. */
const SUPPLY: readonly string[] = ['MedicationRequest', 'MedicationDispense'];

const judged = ({ dosage, resourceType }: IndexedDosage): { readonly reasons: readonly NotPackable[]; readonly differences: readonly string[] } => {
  const { reasons, differences } = readDosages([dosage], { start: atMinute(day('2015-01-15')), zone: Zone.of('Australia/Melbourne'), doseUnit: null });
  return { reasons: SUPPLY.includes(resourceType) ? reasons : ['not-a-supply-order', ...reasons], differences: differences.map(({ field, kind }) => `${field} ${kind}`) };
};

/** Every row that no reader has flagged and that is not packed, with all its reasons; whatever is not here has none. */
const UNFLAGGED: Readonly<Record<string, readonly NotPackable[]>> = {
  'medadmin0301 0': ['not-a-supply-order', 'free-text-only', 'text-adds', 'no-dose'],
  'medadmin0302 0': ['not-a-supply-order', 'free-text-only', 'no-dose'],
  'medadmin0304 0': ['not-a-supply-order', 'free-text-only', 'text-adds', 'no-dose'],
  'medadmin0305 0': ['not-a-supply-order', 'free-text-only', 'no-dose'],
  'medadmin0307 0': ['not-a-supply-order', 'free-text-only', 'text-differs', 'text-adds', 'no-dose'],
  'medadmin0308 0': ['not-a-supply-order', 'free-text-only', 'text-adds', 'no-dose'],
  'medadmin0310 0': ['not-a-supply-order', 'free-text-only', 'text-adds', 'no-dose'],
  'medadmin0311 0': ['not-a-supply-order', 'free-text-only', 'text-differs', 'text-adds', 'no-dose'],
  'medadmin0313 0': ['not-a-supply-order', 'free-text-only', 'text-differs', 'text-adds', 'no-dose'],
  'meddisp008 0': ['days-not-told'],
  'meddisp0304 0': ['rate'],
  'meddisp0310 0': ['as-needed'],
  'meddisp0311 0': ['as-needed'],
  'meddisp0314 0': ['as-needed', 'rate'],
  'meddisp0317 0': ['dose-unit'],
  'meddisp0325 0': ['days-not-told'],
  'medrx002 0': ['free-text-only', 'text-adds', 'no-dose'],
  'medrx0301 0': ['as-needed', 'times-range', 'dose-range'],
  'medrx0305 0': ['as-needed', 'text-adds', 'times-range'],
  'medrx0307 0': ['as-needed'],
  'medrx0308 0': ['as-needed'],
  'medrx0316 0': ['dose-unit', 'rate'],
  'medrx0319 0': ['rate'],
  'medrx0337 0': ['no-timing', 'pattern-not-held', 'no-dose', 'rate'],
  'medrx0338 0': ['no-timing', 'pattern-not-held', 'rate'],
  'example004 0': ['not-a-supply-order', 'no-dose'],
};

const shared = readSharedDosage();

if (shared === null) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: HL7’s examples were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(shared).toBeNull());
} else {
  const rows = shared.indexed;
  const flagged = (flag: string): readonly IndexedDosage[] => rows.filter((row) => row.flag.startsWith(flag));

  describe(`the ${rows.length} dosages of HL7's own examples (D50, D58)`, () => {
    it('all 6 CONFLICT rows are blocked because their text differs from their structure', () => {
      expect(flagged('CONFLICT')).toHaveLength(6);
      for (const row of flagged('CONFLICT')) expect([row.name, judged(row).reasons]).toEqual([row.name, expect.arrayContaining(['text-differs'])]);
      expect(flagged('CONFLICT').map((row) => `${row.name}: ${judged(row).differences.join(', ')}`)).toEqual([
        'meddisp0305 0: bounds differs',
        'meddisp0305 1: bounds differs',
        'meddisp0319 1: often differs, bounds adds',
        'medrx0302 1: often differs, bounds adds',
        'medrx0317 0: often differs, bounds adds, dose differs, condition adds',
        'medrx0317 1: often differs, bounds adds, dose differs, condition adds',
      ]);
    });

    it('all 12 INCOMPLETE, 1 MISUSE and 2 NOT-PACKABLE rows are blocked too', () => {
      expect(['INCOMPLETE', 'MISUSE', 'NOT-PACKABLE'].map((flag) => flagged(flag).length)).toEqual([12, 1, 2]);
      for (const row of flagged('INCOMPLETE')) expect([row.name, judged(row).reasons.some((reason) => ['text-differs', 'text-adds', 'rate'].includes(reason))]).toEqual([row.name, true]);
      expect(flagged('MISUSE').map((row) => judged(row).reasons.includes('event-too-long'))).toEqual([true]);
      expect(flagged('NOT-PACKABLE').map((row) => judged(row).reasons)).toEqual([['rate'], ['rate']]);
    });

    it('every unflagged row that is blocked has its reasons from the closed list, and each was looked at', () => {
      const unflagged = rows.filter((row) => row.flag === '' || row.flag === 'OK');
      const blocked = unflagged.filter((row) => judged(row).reasons.length > 0);
      expect([unflagged.length, blocked.length]).toEqual([46, 26]);
      expect(Object.fromEntries(blocked.map((row) => [row.name, judged(row).reasons]))).toEqual(UNFLAGGED);
      for (const reason of Object.values(UNFLAGGED).flat()) expect(NOT_PACKABLE).toContain(reason);
    });

    it('the three steps of one example are read as steps, and their gap is seen', () => {
      const steps = rows.filter((row) => row.name.startsWith('meddisp0305')).map((row) => row.dosage);
      const { regimen } = readDosages(steps, { start: atMinute(day('2015-01-15')), zone: Zone.of('America/New_York'), doseUnit: 'tablet' });
      expect(regimen?.phases.map(({ step, from, to }) => [step, (from - atMinute(day('2015-01-01'))) / 1440, ((to ?? 0) - atMinute(day('2015-01-01'))) / 1440])).toEqual([[1, 15, 20], [2, 22, 30], [3, 30, 37]]);
    });
  });
}
