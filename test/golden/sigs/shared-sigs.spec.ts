import { describe, expect, it } from '@jest/globals';
import { atMinute, day } from '@cyclefill/domain/kernel';
import { DEFAULT_PASSES, type SigPreview, errorProneTerms, previewSig, readSig, renderSig } from '@cyclefill/domain/sig';
import { type CsvRow, cell } from '../../support/shared-census/shared-census.js';
import { readSharedSigs } from '../../support/shared-sigs/shared-sigs.js';

const SETTINGS = { start: atMinute(day('2026-12-07')), passes: DEFAULT_PASSES };
const read = (row: CsvRow): SigPreview => previewSig(readSig(cell(row, 'sig_text')), SETTINGS);

/** What the truth calls by another name: pieces of a product that is counted otherwise, evening codes, one code for PRN. */
const UNITS: Readonly<Record<string, string>> = { puff: 'inhalation', unit: 'units' };
const CODES: Readonly<Record<string, string>> = { MWF5: 'MWF', QDPRN: 'QD' };
const ROUTES: Readonly<Record<string, string>> = { 'RESPIRATORY (INHALATION)': 'inhalation' };
const flagged = (preview: SigPreview): boolean => preview.warnings.length > 0;

type Judged = Readonly<Record<'dose' | 'unit' | 'frequency' | 'route' | 'rest', boolean>>;
const isRight = (judged: Judged): boolean => Object.values(judged).every(Boolean);

/** A census row's truth; the largest step of a sliding scale is its dose. */
function judgeLtc(row: CsvRow): Judged {
  const { doses } = read(row);
  const [dose] = doses;
  if (dose === undefined) return { dose: false, unit: false, frequency: false, route: false, rest: false };
  const truth = (column: string): string => cell(row, column);
  const code = CODES[truth('frequency_code')] ?? truth('frequency_code');
  const detail = ['MWF', 'TUFR', 'TTHSS'].includes(code) ? dose.scheduleDetail : truth('schedule_detail');
  return {
    dose: doses.length === 1 && (dose.doseHigh ?? dose.dose) === Number(truth('dose_quantity')),
    unit: (UNITS[dose.unit ?? ''] ?? dose.unit) === truth('dose_unit'),
    frequency: dose.pattern === code && dose.scheduleDetail === detail,
    route: dose.route === (ROUTES[truth('route')] ?? truth('route').toLowerCase()),
    rest: (dose.prn ? 'Y' : 'N') === truth('prn') && (dose.prnReason ?? '') === truth('prn_reason') && String(dose.durationDays ?? '') === truth('duration_days'),
  };
}

const PATTERNS: Readonly<Record<string, string>> = {
  'QAM before breakfast': 'QAMAC', 'QD x7 then BID': 'QD BID', 'q5min max 3': 'Q5M3', 'clock times': 'CLOCK', 'QAM + 1400': 'QAM CLOCK', q72h: 'Q72H', 'ACHS sliding': 'ACHS', taper: 'QD QD QD QD',
};

/** `null` = not parsed, as the truth has it. */
function judgeHard(row: CsvRow): Judged {
  const { doses, parsed } = read(row);
  const truth = (column: string): string => cell(row, column);
  if (truth('dose_min') === '') return { dose: !parsed, unit: !parsed, frequency: !parsed, route: !parsed, rest: !parsed };
  const amounts = doses.flatMap(({ dose, doseHigh }) => [dose, doseHigh ?? dose]);
  const [first] = doses;
  return {
    dose: Math.min(...amounts) === Number(truth('dose_min')) && Math.max(...amounts) === Number(truth('dose_max')),
    unit: (first?.unit === 'unit' ? 'units' : first?.unit) === truth('dose_unit'),
    frequency: doses.map(({ pattern }) => pattern).join(' ') === (PATTERNS[truth('pattern')] ?? truth('pattern')),
    route: (first?.route === 'otic' ? first.site : first?.route) === truth('route'),
    rest: (first?.prn === true ? 'Y' : 'N') === truth('prn') && (first?.prnReason ?? '') === truth('prn_reason') && (truth('duration_days') === '' || doses.reduce((sum, { durationDays }) => sum + (durationDays ?? 0), 0) === Number(truth('duration_days'))),
  };
}

/** The frequency of a row as a code of ours. */
function parsigsPattern(row: CsvRow): string {
  const [type, interval, times] = [cell(row, 'frequencyType'), cell(row, 'interval'), cell(row, 'times')];
  if (type === 'Hour') return `Q${interval}H`;
  if (type === 'Week') return times === '' ? 'QWEEK' : `${times}/WEEK`;
  if (type === '') return 'PRN';
  if (interval !== '1') return interval === '2' ? 'QOD' : `Q${interval}D`;
  return ['QD', 'QD', 'BID', 'TID'][Number(times)] ?? '';
}

const PERIOD_DAYS: Readonly<Record<string, number>> = { Day: 1, Week: 7, Year: 365 };

const shared = readSharedSigs();

if (shared === null) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the directions were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(shared).toBeNull());
} else {
  const { ltc, hard, parsigs, unlabelled } = shared;

  describe('census directions', () => {
    it('are read as the truth has them in at least 97 of 100', () => {
      const wrong = ltc.filter((row) => !isRight(judgeLtc(row))).map((row) => [cell(row, 'sig_text'), Object.entries(judgeLtc(row)).filter(([, right]) => !right).map(([field]) => field).join()].join(' | '));
      expect(wrong).toEqual([
        // The truth counts these by what the catalogue bills: applications, inhalations, drops.
        'Inhale the contents of 1 capsule via HandiHaler once daily | unit',
        'Apply to affected area four times daily (4 g) | unit',
        'Apply a half-inch ribbon to right eye four times daily for 7 days | unit',
      ]);
      expect(ltc).toHaveLength(262);
    });

    it('give no wrong dose, frequency or route without a warning', () => {
      const silent = ltc.filter((row) => {
        const { dose, frequency, route } = judgeLtc(row);
        return !(dose && frequency && route) && !flagged(read(row));
      });
      expect(silent.map((row) => cell(row, 'sig_text'))).toEqual([]);
    });
  });

  describe('difficult directions', () => {
    it('are read as the truth has them in at least 14 of 17; the others are flagged', () => {
      const wrong = hard.filter((row) => !isRight(judgeHard(row)));
      expect(wrong.map((row) => cell(row, 'sig_text'))).toEqual([
        // The truth counts tablets that the text does not name; two texts name no route.
        'NTG 0.4 mg SL q5min x3 prn chest pain, call 911 if no relief after 1st',
        'Megace 400 mg (10 mL) qd',
        'Prednisone 40mg x3d, 30mg x3d, 20mg x3d, 10mg x3d then D/C',
      ]);
      expect(hard).toHaveLength(17);
      expect(wrong.every((row) => flagged(read(row)))).toBe(true);
    });
  });

  describe('directions of another parser', () => {
    it('are read as the truth has them in at least 19 of 22: each row is one dose of its text', () => {
      const wrong = parsigs.filter((row) => !read(row).doses.some((dose) => dose.dose === Number(cell(row, 'singleDosageAmount')) && dose.pattern === parsigsPattern(row) && (dose.prn ? 'True' : 'False') === cell(row, 'takeAsNeeded')
        && (dose.durationDays ?? 0) === Number(cell(row, 'periodAmount') || 0) * (PERIOD_DAYS[cell(row, 'periodType')] ?? 0) && ['', 'pill', dose.unit].includes(cell(row, 'form'))));
      expect(parsigs).toHaveLength(22);
      expect(wrong.map((row) => cell(row, 'sig_text'))).toEqual([]);
    });
  });

  describe('every text there is', () => {
    const texts = [...new Set([ltc, hard, parsigs, unlabelled].flatMap((rows) => rows.map((row) => cell(row, 'sig_text'))))];

    it('is read or stands as written; none is read to nothing', () => {
      const previews = unlabelled.map(read);
      expect(previews.every(({ parsed, doses, asWritten, warnings }) => (parsed ? doses.length > 0 : asWritten !== null && warnings.length > 0))).toBe(true);
      expect([previews.length, previews.filter(({ parsed }) => parsed).length]).toEqual([167, 150]);
    });

    it('goes into a sentence that holds nothing error-prone, and out of it again as the same structure', () => {
      const parts = (text: string): unknown => {
        const { structure } = readSig(text);
        return structure === null ? null : [structure.parts.map(({ prnReason: _words, ...part }) => part), structure.limit, structure.start, structure.until];
      };
      for (const text of texts) {
        const { structure } = readSig(text);
        if (structure === null) continue;
        for (const reader of ['staff', 'resident'] as const) {
          const sentence = renderSig(structure, reader);
          expect([text, errorProneTerms(sentence)]).toEqual([text, []]);
          expect([text, parts(sentence)]).toEqual([text, parts(text)]);
        }
      }
    });
  });
}
