import { describe, expect, it } from '@jest/globals';
import type { WeekModel } from '@cyclefill/domain/documents';
import { renderPickList } from './pick-list.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf, symbolsAt } from './read-back.builder.js';
import { samplePickList, samplePlacedPickList, sampleWeek } from './sample-models.builder.js';
import { renderWeekSheets } from './week.renderer.js';

function weekStrings({ kind: _kind, paper: _paper, identity: _identity, resident, drugs, ...rest }: WeekModel): readonly string[] {
  const { name, dateOfBirth, room, recordNumber, allergies } = resident;
  const counts = drugs.map((row) => ({ ...row, counts: row.counts.filter((count) => count !== '-') }));
  return stringsOf([rest, counts, name, dateOfBirth, room, recordNumber, allergies.kind === 'known' ? allergies.items : []]);
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
  it('prints every string of its model on one page, on Letter and on A4', async () => {
    expect(await expectWeek(sampleWeek())).toHaveLength(1);
    expect(await expectWeek(sampleWeek({ paper: 'a4' }))).toHaveLength(1);
  });

  it.each([203, 300])('has a symbol that reads as the pack id at %i dpi', async (dpi) => {
    expect(await symbolsAt((await renderWeekSheets([sampleWeek()])).bytes, dpi)).toEqual(['P-0042117-3']);
  });

  it('moves the table of more than six drugs to a card of its own and keeps the cells whole', async () => {
    const { drugs } = sampleWeek();
    const texts = await expectWeek(sampleWeek({ drugs: [...drugs, ...drugs.map((row) => ({ ...row, rxNumber: `9${row.rxNumber}`, prescriber: 'Okafor, Ada MD' }))] }));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Drug,strength,form');
    expect(texts[1]).toContain('MORNING');
  });

  it('goes on in further sheets when a cell is fuller than its stock, and warns', async () => {
    const line = { count: '1', name: 'sulfamethoxazole-trimethoprim', strength: '800 mg-160 mg' };
    const model = sampleWeek();
    const rows = model.rows.map((row) => row.map((cell) => (cell === null ? null : { ...cell, lines: Array.from({ length: 12 }, () => line) })));
    const full = sampleWeek({ rows });
    const texts = await expectWeek(full);
    expect(texts.length).toBeGreaterThan(2);
    expect((await renderWeekSheets([full])).warnings).toHaveLength(1);
  });

  it('makes the same bytes from the same model', async () => {
    expect(Buffer.from((await renderWeekSheets([sampleWeek()])).bytes).equals(Buffer.from((await renderWeekSheets([sampleWeek()])).bytes))).toBe(true);
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
