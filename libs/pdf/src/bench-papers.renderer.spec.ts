import { describe, expect, it } from '@jest/globals';
import { type BenchPack, buildCheckSheet, buildCountSheets, buildFillGuide } from '@cyclefill/domain/documents';
import { day } from '@cyclefill/domain/kernel';
import type { Milli } from '@cyclefill/domain/kernel';
import { A_COMPARISON, aBenchCard, aBenchPack, aBenchStrip, aPackingRecord } from '../../../test/builders/bench-pack.builder.js';
import { renderCheckSheets } from './check-sheet.renderer.js';
import { renderCountSheets } from './count-sheet.renderer.js';
import { renderFillGuides } from './fill-guide.renderer.js';
import { renderPackingRecords } from './packing-record.renderer.js';
import type { RenderedPdf } from './press.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf, symbolsAt, textSizes } from './read-back.builder.js';

const SHELF = new Map([['0378-0137-10', ['A-01 · C-0061963-8 · lot 7K21, expires 03/31/2027', 'B-07 · C-0061969-6 · lot 8A, expires 05/31/2027']]]);

/** Every string is there, in its place and on numbered pages; the symbol reads. */
function expectWhole(model: { readonly head: { readonly packId: string } }, { bytes, pages }: RenderedPdf): void {
  const texts = pageTexts(bytes);
  const { kind: _kind, paper: _paper, identity: _identity, allergies: _allergies, ...printed } = { kind: '', paper: '', identity: '', allergies: '', ...model };
  const strings = stringsOf({ ...printed, head: { ...model.head, allergies: '' } });
  expect(missingFrom(texts.join(''), strings)).toEqual([]);
  expect(misplacedWords(bytes)).toBe(0);
  texts.forEach((text, index) => expect(text).toContain(`page${index + 1}of${pages}`));
  expect(Math.min(...textSizes(bytes))).toBeGreaterThanOrEqual(6.5);
  expect(checked(bytes)).toContain('No syntax or stream encoding errors');
}

const PACKS: readonly (readonly [string, (changes?: Partial<BenchPack>) => BenchPack])[] = [['a weekly sheet', aBenchPack], ['a card', aBenchCard], ['a strip of pouches', aBenchStrip]];

describe.each(PACKS)('papers of the bench of %s', (_, packOf) => {
  it.each(['letter', 'a4'] as const)('print every string of their models on %s, with the code of the pack', async (paper) => {
    const pack = packOf({ paper });
    const sheet = buildCheckSheet({ pack, previous: 'P-0041999-2', lines: A_COMPARISON });
    expectWhole(sheet, await renderCheckSheets([sheet]));
    const guide = buildFillGuide({ pack, shelf: SHELF });
    expectWhole(guide, await renderFillGuides([guide]));
    const record = aPackingRecord(pack);
    expectWhole(record, await renderPackingRecords([record]));
  });
});

describe('papers of the bench', () => {
  it('go on over pages with long names, many drugs and many allergies, and say why a pack may not be worked on', async () => {
    const orders = Array.from({ length: 24 }, (_, index) => {
      const [first] = aBenchPack().orders;
      if (first === undefined) throw new Error('the sample has orders');
      const rx = String(700_000 + index);
      return { ...first, print: { ...first.print, orderId: rx, rxNumber: rx, product: { ...first.print.product, displayName: `sampledrug hydrochloride with a long name ${index}` } }, filled: [{ container: 'C-0061963-8', ndc: '0378-0137-10', lot: 'LOT 2027 A/19-B', expiresOn: day('2027-03-31'), units: 7000 as Milli }] };
    });
    const plan = { ...aBenchPack().plan, cells: aBenchPack().plan.cells.map((cell) => ({ ...cell, contents: orders.map(({ print }) => ({ orderId: print.orderId, dose: 1000 as Milli })) })) };
    const resident = { ...aBenchPack().resident, givenName: 'Marian Elisabeth '.repeat(6).trim(), nameAlert: true, allergies: { kind: 'known' as const, items: Array.from({ length: 20 }, (_, index) => `Substance ${index} (rash)`) } };
    const pack = aBenchPack({ orders, plan, resident, stop: 'OUT OF DATE: a dose in it is not due any more, or one is lacking. Do not fill, check or send it.' });
    const sheet = buildCheckSheet({ pack, previous: null, lines: A_COMPARISON });
    expectWhole(sheet, await renderCheckSheets([sheet]));
    const guide = buildFillGuide({ pack, shelf: SHELF });
    expectWhole(guide, await renderFillGuides([guide]));
  });

  it.each(['letter', 'a4'] as const)('count a controlled drug line by line on %s, over pages where it has many doses', async (paper) => {
    for (const sheet of buildCountSheets(aBenchCard({ paper }))) {
      const drawn = await renderCountSheets([sheet]);
      expectWhole(sheet, drawn);
      expect(drawn.pages).toBe(2);
    }
  });

  it('bear a symbol that reads at 203 and at 300 dots an inch', async () => {
    const { bytes } = await renderCheckSheets([buildCheckSheet({ pack: aBenchCard(), previous: null, lines: [] })]);
    for (const dpi of [203, 300]) expect((await symbolsAt(bytes, dpi))[0]).toContain('K-582751973498-8');
  });

  it('are the same to the byte however often they are drawn', async () => {
    const draw = () => renderCheckSheets([buildCheckSheet({ pack: aBenchPack(), previous: null, lines: [] })]);
    expect((await draw()).bytes).toEqual((await draw()).bytes);
  });
});
