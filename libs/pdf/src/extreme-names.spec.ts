import { describe, expect, it } from '@jest/globals';
import { sampleIdentity, sampleMar, sampleMarOf, sampleResident, sampleBlock, sampleRow, sampleCard, sampleDays } from './sample-models.builder.js';
import { sampleWeek } from './sample-packs.builder.js';
import { type RenderedPdf, renderCardLabels, renderCards, renderMars, renderWeekSheets } from './index.js';
import { misplacedWords, missingFrom, pageTexts, squeezed } from './read-back.builder.js';

const LONG = 'ANNA-LUISE MARGARETHE VON UND ZU HOHENLOHE '.repeat(12).slice(0, 500).trim();
const NAMES: readonly (readonly [string, string, 'printed' | 'boxed'])[] = [
  ['letters with marks of their own', 'Ñandú-Šimić, Łucja Åse', 'printed'],
  ['marks that are combined with their letters', 'Zoe\u0308 Mu\u0308ller', 'printed'],
  ['500 characters', LONG, 'printed'],
  ['a mark that no letter has by itself', 'Q\u0308ano', 'printed'],
  ['a script from right to left', '\u0645\u062D\u0645\u062F, Ali', 'boxed'],
  ['a picture', 'Ann \u{1F469}\u200D\u2695\uFE0F Lee', 'boxed'],
  ['a script without an alphabet', '\u674E\u5C0F\u9F8D', 'boxed'],
];

const PAPERS: readonly (readonly [string, (name: string) => Promise<RenderedPdf>])[] = [
  ['MAR', (name) => renderMars([sampleMar({ resident: sampleResident({ name }) })])],
  ['card label', (name) => renderCardLabels([sampleCard({ resident: sampleResident({ name }) })])],
  ['card face', (name) => renderCards([sampleCard({ resident: sampleResident({ name }) })])],
  ['week sheet', (name) => renderWeekSheets([sampleWeek({ resident: sampleResident({ name }) })])],
];

describe.each(PAPERS)('%s for a name with', (_, render) => {
  it.each(NAMES)('%s: every letter is the right one, or a box stands for it and somebody is told', async (_kind, name, how) => {
    const { bytes, warnings } = await render(name);
    const text = pageTexts(bytes).join('');
    const told = warnings.filter((warning) => warning.includes('no glyph'));
    if (how === 'printed') expect([told, missingFrom(text, [name])]).toEqual([[], []]);
    else {
      // What has a glyph is there, what has none is U+FFFD: nothing else takes its place.
      expect(told).toHaveLength(1);
      expect(text).toContain('\uFFFD');
      const plain = squeezed(name).split(/[^A-Za-z]+/).filter((part) => part.length > 2);
      expect(missingFrom(text, plain)).toEqual([]);
    }
    expect(misplacedWords(bytes)).toBe(0);
  });
});

describe('a record', () => {
  it('of 60 orders, and of one with 24 doses a day, has each of them once', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}00`);
    const hourly = sampleBlock({ drug: { name: 'hourlydrug', strength: '1 mg', form: 'tablet' }, rows: hours.map((hour) => sampleRow(hour, '1 tab', () => 'due')) });
    const plain = sampleMarOf(60);
    const model = { ...plain, sections: plain.sections.map((section) => ({ ...section, blocks: [...section.blocks, hourly] })) };
    const { bytes } = await renderMars([model]);
    const text = pageTexts(bytes).join('');
    for (let order = 1; order <= 60; order += 1) expect(text.split(`sampledrug${order}${order}mg`)).toHaveLength(2);
    expect(missingFrom(text, hours.map((hour) => `${hour}1 tab`))).toEqual([]);
    expect(misplacedWords(bytes)).toBe(0);
  });

  it.each([[28, 'a February'], [29, 'February 2028'], [30, 'a month of 30 days'], [31, 'a month of 31 days']])('of %i days (%s) has a column for each', async (days) => {
    const { bytes } = await renderMars([sampleMarOf(1, { days: sampleDays(days), identity: sampleIdentity(), sections: [{ title: 'SCHEDULED, IN PACK', blocks: [sampleBlock({ rows: [{ ...sampleRow('0900', '1 tab', () => 'due'), cells: Array.from({ length: days }, () => 'due' as const), due: days }] })] }] })]);
    const heads = sampleDays(days).map(({ number, weekday }) => `${number}${weekday}`).join('');
    expect([pageTexts(bytes).join('').includes(heads), misplacedWords(bytes)]).toEqual([true, 0]);
  });

  it('without any order says so', async () => {
    const { bytes, pages } = await renderMars([sampleMar({ sections: [], prn: [], omissions: [], footnotes: [], spareBlocks: 2 })]);
    expect(pages).toBeGreaterThan(0);
    expect(pageTexts(bytes).join('').toLowerCase()).toMatch(/noorders|nomedicine|nothingisdue|noscheduled/);
  });
});
