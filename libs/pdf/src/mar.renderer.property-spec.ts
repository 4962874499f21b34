import { describe, expect, it } from '@jest/globals';
import type { DrugText, MarBlock, MarCellState, MarModel, MarPrnBlock, MarRow } from '@cyclefill/domain/documents';
import { MAR_CELL_STATES } from '@cyclefill/domain/documents';
import fc from 'fast-check';
import { RECORDS_READ_BACK } from '../../../test/support/law-runs.js';
import { renderMars } from './mar.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, textSizes } from './read-back.builder.js';
import { sampleBlock, sampleDays, sampleMar, samplePrn, sampleResident } from './sample-models.builder.js';

/** Records are read back book by book: other programs take their time to begin. */
const RECORDS_A_BOOK = 20;
const WORDS = ['hydro', 'thiazide', 'metFORMIN', 'acid', 'extended-release', 'carbidopa-levodopa', 'sulfamethoxazole-trimethoprim', 'ER', 'x', 'polyethylene', 'glycol'];
const TAG = 'STOP after 12/19 0900';
const TAG_COLUMNS = 9;

const words = (min: number, max: number): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((all) => all.join(' '));
const drug: fc.Arbitrary<DrugText> = fc.record({
  name: fc.oneof({ weight: 6, arbitrary: words(1, 2) }, { weight: 1, arbitrary: words(3, 6) }, { weight: 1, arbitrary: fc.constant('W'.repeat(45)) }),
  strength: fc.constantFrom('5 mg', '1,000 mg', '25 mg-100 mg', '0.125 mg', '160 mg-4.5 mcg per actuation'),
  form: fc.constantFrom('tablet', 'extended-release capsule', 'solution for inhalation'),
});

function cellsOf(days: number): fc.Arbitrary<readonly MarCellState[]> {
  const state = fc.constantFrom(...MAR_CELL_STATES);
  return fc.oneof(fc.array(state, { minLength: days, maxLength: days }), fc.tuple(fc.nat(days), state).map(([from, then]) => Array.from({ length: days }, (_, day): MarCellState => (day < from ? 'due' : then))));
}

/** A tag stands where its builder would put it: on a closed run that holds it. */
function tagsOf(cells: readonly MarCellState[]): MarRow['tags'] {
  const isClosed = (from: number): boolean => cells[from] === 'after_stop' && cells.slice(from, from + TAG_COLUMNS).filter((cell) => cell === 'after_stop').length === TAG_COLUMNS;
  const column = cells.findIndex((_, from) => isClosed(from));
  return column < 0 ? [] : [{ column, text: TAG }];
}

const row = (days: number): fc.Arbitrary<MarRow> =>
  fc.record({ hour: fc.constantFrom('0900', '1700', ''), dose: fc.constantFrom('1 tab', '12.5 mg', 'pulse', '1½ tab'), kind: fc.constantFrom('dose' as const, 'measure' as const), cells: cellsOf(days), edge: fc.integer({ min: 1, max: days - 1 }) })
    .map(({ edge, cells, ...rest }) => ({ ...rest, cells, due: cells.filter((cell) => cell === 'due').length, edges: [edge], tags: tagsOf(cells) }));

const block = (days: number): fc.Arbitrary<MarBlock> =>
  fc.record({
    drug, badge: fc.constantFrom('PACK' as const, 'NOT IN PACK' as const), schedule: fc.constantFrom(null, 'C-II'), asWritten: fc.boolean(), purpose: fc.option(words(1, 5)),
    directions: fc.oneof({ weight: 8, arbitrary: words(3, 14) }, { weight: 1, arbitrary: words(60, 160) }),
    rows: fc.oneof({ weight: 8, arbitrary: fc.array(row(days), { minLength: 1, maxLength: 5 }) }, { weight: 1, arbitrary: fc.array(row(days), { minLength: 24, maxLength: 30 }) }),
  }).map((changes) => sampleBlock(changes));

const prn: fc.Arbitrary<MarPrnBlock> = fc.record({ drug, directions: words(3, 30), purpose: fc.option(words(1, 5)), counted: fc.boolean(), stop: fc.constantFrom(null, 'STOP after 12/12/2026') }).map((changes) => samplePrn(changes));

const resident = fc.record({ name: words(1, 6), diagnoses: fc.array(words(1, 4), { maxLength: 25 }), nameAlert: fc.boolean(), facility: words(1, 6), pharmacy: words(1, 6) }).map((changes) => sampleResident(changes));

const mar: fc.Arbitrary<MarModel> = fc.constantFrom(28, 30, 31).chain((days) =>
  fc.record({
    paper: fc.constantFrom('letter' as const, 'a4' as const), resident, footnotes: fc.array(words(3, 20), { maxLength: 6 }), prn: fc.array(prn, { maxLength: 4 }), spareBlocks: fc.nat(3),
    blocks: fc.oneof({ weight: 6, arbitrary: fc.array(block(days), { maxLength: 12 }) }, { weight: 1, arbitrary: fc.array(block(days), { minLength: 40, maxLength: 60 }) }),
  }).map(({ blocks, ...changes }) => sampleMar({ ...changes, days: sampleDays(days), sections: blocks.length === 0 ? [] : [{ title: 'SCHEDULED, IN PACK', blocks }] })),
);

const drugLine = ({ name, strength, form }: DrugText): string => `${name} ${strength} ${form}`;

/** What must be found in one piece, whatever else is on the pages. */
function wholeTexts(model: MarModel): readonly string[] {
  const blocks = model.sections.flatMap((section) => section.blocks);
  return [
    ...blocks.flatMap((one) => [drugLine(one.drug), one.directions, ...one.reference, one.total, ...one.rows.flatMap(({ hour, dose, tags }) => [`${hour}${dose}`, ...tags.map(({ text }) => text)])]),
    ...model.prn.flatMap((one) => [drugLine(one.drug), one.directions, ...one.limits, ...one.reference, one.stop ?? '']),
    ...model.footnotes, ...model.resident.diagnoses, model.resident.name, model.resident.facility, model.resident.pharmacy,
  ];
}

/** The text of each record of a book, by the pages that its first one says it has. */
function recordTexts(pages: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < pages.length; ) {
    const count = Number(/page1of(\d+)$/.exec(pages[at] ?? '')?.[1]);
    expect(count).toBeGreaterThan(0);
    texts.push(pages.slice(at, at + count).join(''));
    at += count;
  }
  return texts;
}

describe('any medication administration record', () => {
  it('drops no text, lays none over another, and stays on its pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mar, { minLength: RECORDS_A_BOOK, maxLength: RECORDS_A_BOOK }), async (models) => {
        const { bytes, pages } = await renderMars(models);
        const texts = pageTexts(bytes);
        expect(texts).toHaveLength(pages);
        const records = recordTexts(texts);
        expect(models.map((model, index) => missingFrom(records[index] ?? '', wholeTexts(model)))).toEqual(models.map(() => []));
        expect(misplacedWords(bytes)).toBe(0);
        expect(checked(bytes)).toContain('No syntax or stream encoding errors');
        for (const size of textSizes(bytes)) expect(size).toBeGreaterThanOrEqual(6.5);
      }),
      { numRuns: RECORDS_READ_BACK / RECORDS_A_BOOK },
    );
  }, 3_600_000);
});
