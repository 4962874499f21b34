import { describe, expect, it } from '@jest/globals';
import type { WeekModel } from '@cyclefill/domain/documents';
import { renderPickList } from './pick-list.renderer.js';
import { renderPouches } from './pouch.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, placedWords, stringsOf, symbolsAt } from './read-back.builder.js';
import { sampleCalendar, samplePickList, samplePlacedPickList, samplePouches, sampleWeek } from './sample-packs.builder.js';
import { renderWeekSheets } from './week.renderer.js';

function weekStrings({ kind: _kind, paper: _paper, identity: _identity, packType: _packType, geometry: _geometry, split, resident, drugs, ...rest }: WeekModel): readonly string[] {
  const { name, dateOfBirth, room, recordNumber, allergies } = resident;
  const counts = drugs.map((row) => ({ ...row, counts: row.counts.filter((count) => count !== '-') }));
  return stringsOf([rest, split === null ? [] : `open pack ${split} too`, counts, name, dateOfBirth, room, recordNumber, allergies.kind === 'known' ? allergies.items : []]);
}

async function expectWeek(model: WeekModel): Promise<readonly string[]> {
  const { bytes } = await renderWeekSheets([model]);
  const texts = pageTexts(bytes);
  expect(missingFrom(texts.join(''), weekStrings(model))).toEqual([]);
  expect(misplacedWords(bytes)).toBe(0);
  expect(checked(bytes)).toContain('No syntax or stream encoding errors');
  return texts;
}

describe('multi-dose sheet', () => {
  it('prints every string of its model: on a card of Letter or A4, and on a face of the stock', async () => {
    expect(await expectWeek(sampleWeek())).toHaveLength(2);
    expect(await expectWeek(sampleWeek({ paper: 'a4' }))).toHaveLength(2);
    expect(await expectWeek(sampleWeek({ drugs: sampleWeek().drugs.slice(0, 2), notInPack: [], split: '2 of 2' }))).toHaveLength(1);
  });

  it.each([[0, 0, 1], [12, -7, 1], [5, 5, 1.01]])('each cell lies where its stock has it, moved by what the printer is off by (%d, %d, times %d); the card does not move', async (right, down, scale) => {
    for (const [model, first, second] of [[sampleWeek({ packType: 'week-7x4' }), [18, 196], [18, 196 + 81.6]], [sampleCalendar(), [46, 130], [146, 130]]] as const) {
      const at = placedWords((await renderWeekSheets([model], { [model.packType ?? '']: { right, down, scale } })).bytes);
      const [plain] = placedWords((await renderWeekSheets([model])).bytes);
      const face = at.at(-1) ?? [];
      for (const [date, [x, y]] of [['12/07', first], ['12/08', second]] as const) {
        // The weekday stands nine points into the cell of its day.
        const index = face.findIndex(({ word, y: top }) => word === date && top > (y - 1) * scale + down);
        expect([Math.round((face[index - 1]?.x ?? 0) - ((x + 9) * scale + right)), (face[index]?.y ?? 0) < (y + 12) * scale + down]).toEqual([0, true]);
      }
      expect(at[0]).toEqual(plain);
    }
  });

  it('a calendar of one pass has a cup a day, and crosses out those past its days', async () => {
    const [card, face] = await expectWeek(sampleCalendar());
    expect([card?.includes('Drug,strength,form'), face?.includes('notused')]).toEqual([true, false]);
    const { dates, rows } = sampleCalendar();
    expect((await expectWeek(sampleCalendar({ dates: dates.slice(0, 20), rows: rows.slice(0, 20) })))[1]?.split('notused')).toHaveLength(9);
  });

  it('fourteen days are two faces of the stock, a week each', async () => {
    const { dates, rows } = sampleWeek();
    const later = dates.map((_, index) => `Day ${index}.`);
    const texts = await expectWeek(sampleWeek({ dates: [...dates, ...later], rows: [...rows, ...later.map((date) => [{ date, lines: [{ count: '1', name: 'metFORMIN', strength: '500 mg' }], items: '1', part: null }, null, null, null])] }));
    expect([texts.length, texts[2]?.includes('Day6.')]).toEqual([3, true]);
  });

  it.each([203, 300])('has a symbol that reads as the pack id at %i dpi', async (dpi) => {
    expect((await symbolsAt((await renderWeekSheets([sampleWeek()])).bytes, dpi))[0]).toEqual(['P-0042117-3']);
    expect((await symbolsAt((await renderWeekSheets([sampleWeek({ drugs: sampleWeek().drugs.slice(0, 2), notInPack: [] })])).bytes, dpi))[0]).toEqual(['P-0042117-3']);
    expect((await symbolsAt((await renderWeekSheets([sampleCalendar({ drugs: sampleWeek().drugs.slice(0, 1), notInPack: [] })])).bytes, dpi))[0]).toEqual(['P-0042117-3']);
    expect((await symbolsAt((await renderPouches([samplePouches()])).bytes, dpi))[0]).toEqual(['P-0042118-9']);
  });

  it('moves the table of more than six drugs to a card of its own and keeps the cells whole', async () => {
    const { drugs } = sampleWeek();
    const texts = await expectWeek(sampleWeek({ drugs: [...drugs, ...drugs.map((row) => ({ ...row, rxNumber: `9${row.rxNumber}`, prescriber: 'Okafor, Ada MD' }))] }));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Drug,strength,form');
    expect(texts[1]).toContain('MORNING');
  });

  it('lists on the card what has no room in a cell, which says so, and warns', async () => {
    const line = { count: '1', name: 'sulfamethoxazole-trimethoprim', strength: '800 mg-160 mg' };
    const model = sampleWeek();
    const full = sampleWeek({ rows: model.rows.map((row) => row.map((cell) => (cell === null ? null : { ...cell, lines: Array.from({ length: 12 }, () => line) }))) });
    const texts = await expectWeek(full);
    expect(texts.at(-1)?.split('12medicines:listonthecard')).toHaveLength(28);
    expect(texts.slice(0, -1).join('').split('sulfamethoxazole-trimethoprim')).toHaveLength(27 * 12 + 1);
    expect((await renderWeekSheets([full])).warnings).toHaveLength(1);
  });

  it('makes the same bytes from the same model', async () => {
    expect(Buffer.from((await renderWeekSheets([sampleWeek()])).bytes).equals(Buffer.from((await renderWeekSheets([sampleWeek()])).bytes))).toBe(true);
  });
});

describe('pouches', () => {
  it('each says whose, when, every drug with strength, count and looks, and which it is of how many', async () => {
    const model = samplePouches();
    const { bytes, pages, warnings } = await renderPouches([model]);
    const texts = pageTexts(bytes);
    expect([pages, warnings, misplacedWords(bytes)]).toEqual([3, [], 0]);
    model.pouches.forEach(({ date, pass, lines, items, part }, index) => {
      const said = [date, pass.word, pass.clock, ...stringsOf(lines), `items ${items}`, model.resident.name, model.resident.dateOfBirth, model.resident.room, model.packId, `use by ${model.useBy}`, `pouch ${index + 1} of 3`, part === null ? '' : `Pouch ${part} of this pass`];
      expect(missingFrom(texts[index] ?? '', said)).toEqual([]);
    });
    expect(checked(bytes)).toContain('No syntax or stream encoding errors');
  });

  it('one that is fuller than its film has room to print says where the list is, and warns', async () => {
    const [first] = samplePouches().pouches;
    const { bytes, warnings } = await renderPouches([samplePouches({ pouches: first === undefined ? [] : [{ ...first, lines: Array.from({ length: 3 }, () => first.lines).flat() }] })]);
    expect([warnings.length, pageTexts(bytes)[0]?.includes("12medicines:listonthestrip’scard") === true || pageTexts(bytes)[0]?.includes("12medicines:listonthestrip'scard") === true]).toEqual([1, true]);
  });

  it('are moved by what the printer is off by on its film alone', async () => {
    const model = samplePouches();
    const [plain, moved, other] = await Promise.all(['none', 'pouch-strip', 'week-7x4'].map(async (type) => placedWords((await renderPouches([model], { [type]: { right: 10, down: 4, scale: 1 } })).bytes)[0]));
    expect([Math.round((moved?.[0]?.x ?? 0) - (plain?.[0]?.x ?? 0)), Math.round((moved?.[0]?.y ?? 0) - (plain?.[0]?.y ?? 0)), other]).toEqual([10, 4, plain]);
  });
});

describe('pick list', () => {
  it('prints every string of its model, over as many pages as it takes', async () => {
    const sample = samplePickList();
    const lines = Array.from({ length: 60 }, (_, index) => ({ ...(sample.sections[1]?.lines[0] ?? { drug: { name: '', strength: '', form: '' }, ndc: '', looks: '', schedule: null, pull: '', packed: '', residents: 0, cards: 0, warning: null, containers: [], elsewhere: null, short: null }), ndc: `0071-1012-${index + 10}` }));
    const model = samplePickList({ sections: [...sample.sections, { title: 'Patches', lines }] });
    const { bytes, pages } = await renderPickList(model);
    const texts = pageTexts(bytes);
    const { kind: _kind, paper: _paper, identity: _identity, ...printed } = model;
    expect(missingFrom(texts.join(''), stringsOf(printed))).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
    expect(pages).toBeGreaterThan(3);
    texts.forEach((text, index) => expect(text).toContain(`page${index + 1}of${pages}`));
    expect(checked(bytes)).toContain('No syntax or stream encoding errors');
  });

  it('prints every container with lot, expiry and units', async () => {
    const model = samplePlacedPickList();
    const { bytes } = await renderPickList(model);
    const { kind: _kind, paper: _paper, identity: _identity, ...printed } = model;
    expect(missingFrom(pageTexts(bytes).join(''), stringsOf(printed))).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
  });

  it('says so when nothing is left out', async () => {
    const { bytes } = await renderPickList(samplePickList({ leftOut: [] }));
    expect(pageTexts(bytes).join('')).toContain('Leftoutofthisbatch,andwhyNone.');
  });
});
