import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type MarModel, buildBookCover } from '@cyclefill/domain/documents';
import { renderMars, streamMars } from './mar.renderer.js';
import { checked, misplacedWords, missingFrom, pageTexts, stringsOf } from './read-back.builder.js';
import { sampleBlock, sampleIdentity, sampleMar, sampleMarOf, samplePrn, sampleResident, sampleRow } from './sample-models.builder.js';

/** Strings that are words of the model rather than print, left out. */
function printedStrings({ kind: _kind, record: _record, paper: _paper, identity, resident, sections, ...rest }: MarModel): readonly string[] {
  const { createdAt: _createdAt, ...ids } = identity;
  const { allergies, ...person } = resident;
  const blocks = sections.flatMap(({ blocks: all }) => all);
  const rows = blocks.flatMap((block) => block.rows.map(({ hour, dose, kind, tags, due }) => ({ hour, dose, due: kind === 'dose' ? String(due) : '', tags: tags.map(({ text }) => text) })));
  return stringsOf([ids, person, allergies.kind === 'known' ? allergies.items : [], rest, sections.map(({ title }) => title), blocks.map(({ rows: _rows, ...block }) => block), rows]);
}

async function expectComplete(model: MarModel): Promise<readonly string[]> {
  const { bytes, pages } = await renderMars([model]);
  const texts = pageTexts(bytes);
  expect(texts).toHaveLength(pages);
  expect(misplacedWords(bytes)).toBe(0);
  expect(missingFrom(texts.join(''), printedStrings(model))).toEqual([]);
  texts.forEach((text, index) => {
    expect(text).toContain(`page${index + 1}of${pages}`);
    expect(text).toContain(model.identity.orderSetHash);
    expect(text).toContain(model.resident.recordNumber);
  });
  return texts;
}

/** So many characters, ten a word, no two words alike. */
const long = (length: number, letter: string): string => Array.from({ length: length / 10 }, (_, index) => `${letter}${String(index).padStart(8, '0')}`).join(' ');

describe('medication administration record', () => {
  it('prints every string of its model, on Letter and on A4', async () => {
    await expectComplete(sampleMar());
    await expectComplete(sampleMar({ paper: 'a4', resident: sampleResident({ nameAlert: true }) }));
  });

  it('prints 28 days over the end of a year with the names of their months, and a record of treatments under its own name', async () => {
    const days = Array.from({ length: 28 }, (_, index) => ({ number: index < 12 ? 20 + index : index - 11, weekday: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][index % 7] ?? '', weekStart: index % 7 === 0, ...(index % 12 === 0 && index < 24 && { month: index === 0 ? 'December' : 'January' }) }));
    const rows = [sampleRow('0800', 'apply', () => 'due')].map((row) => ({ ...row, cells: row.cells.slice(0, 28) }));
    const sections = [{ title: 'SCHEDULED TREATMENTS', blocks: [sampleBlock({ rows })] }];
    const [grid, log, notes] = await expectComplete(sampleMar({ record: 'treatment', title: '12/20/2026 to 01/16/2027', days, sections }));
    expect([grid?.includes('TAR12/20/2026to01/16/2027'), log?.includes('TARasneeded'), notes?.includes('TARnotes')]).toEqual([true, true, true]);
  });

  it('D31: a book has a cover with a line for each of its residents, over as many pages as they take', async () => {
    const many = Array.from({ length: 60 }, (_, index) => sampleMarOf(1, { resident: sampleResident({ name: `SAMPLE${index}, Étienne`, room: `South ${200 + index}-A`, recordNumber: `R${index}`, nameAlert: index === 3 }) }));
    const [first, ...rest] = many;
    if (first === undefined) throw new Error('no record');
    const cover = buildBookCover([first, ...rest], sampleIdentity({ id: 'MAR-FAC01-2026-12-SOUTH' }), 'South');
    const { bytes, pages } = await renderMars(many, cover);
    const texts = pageTexts(bytes).filter((text) => text.includes('MAR-FAC01-2026-12-SOUTH'));
    expect([misplacedWords(bytes), texts.length > 1, pages]).toEqual([0, true, texts.length + 60 * 2]);
    expect(missingFrom(texts.join(''), stringsOf(cover.lines.map(({ scheduled: _s, asNeeded: _a, due, ...line }) => [line, String(due)])))).toEqual([]);
    expect(texts[0]).toContain('60residents,3720duedoses');
  });

  it('prints thirty orders, sixty orders and none', async () => {
    await expectComplete(sampleMarOf(30));
    await expectComplete(sampleMarOf(60, { paper: 'a4' }));
    const [first, last] = await expectComplete(sampleMarOf(0, { sections: [] }));
    expect(first).toContain('NOSCHEDULEDORDERSONTHISRECORD');
    expect(last).toContain('None.');
  });

  it('prints an order of twenty-four rows whole, and one of sixty rows in parts that name the drug again', async () => {
    const hours = (count: number): readonly string[] => Array.from({ length: count }, (_, hour) => String(hour * 20).padStart(4, '0'));
    const block = (count: number): MarModel['sections'] => [{ title: 'SCHEDULED, IN PACK', blocks: [sampleBlock({ rows: hours(count).map((hour) => sampleRow(hour, '1 tab', () => 'due')) })] }];
    await expectComplete(sampleMarOf(0, { sections: block(24) }));
    const texts = await expectComplete(sampleMarOf(0, { sections: block(60) }));
    const parts = texts.filter((text) => text.includes('metFORMIN500mgtablet'));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(1).every((text) => text.includes('continued'))).toBe(true);
  });

  it('prints a drug name of forty characters, names of five hundred, and endless directions', async () => {
    const drug = { name: 'sulfamethoxazole-trimethoprim-extraquine', strength: '1,600 mg-320 mg', form: 'extended-release tablet' };
    const blocks = [sampleBlock({ drug }), sampleBlock({ drug: { ...drug, name: long(500, 'd') } }), sampleBlock({ directions: long(6000, 's') })];
    await expectComplete(sampleMarOf(0, { sections: [{ title: 'SCHEDULED, IN PACK', blocks }], resident: sampleResident({ name: long(500, 'n') }), prn: [samplePrn({ directions: long(5000, 'p') }), samplePrn({ drug })] }));
  });

  it('prints long lists of diagnoses, allergies and notes on the notes page and says so on every page', async () => {
    const resident = sampleResident({ diagnoses: Array.from({ length: 120 }, (_, index) => `condition ${index}`), allergies: { kind: 'known', items: Array.from({ length: 90 }, (_, index) => `substance ${index}`) } });
    const footnotes = Array.from({ length: 9 }, (_, index) => `Note number ${index}.`);
    const texts = await expectComplete(sampleMar({ resident, footnotes }));
    expect(texts.every((text) => text.includes('READTHELISTUNDER"Allergies"'))).toBe(true);
  });

  it('counts doses as due, and never what is measured beside them', async () => {
    const rows = (name: string): MarModel['sections'] => [{ title: 'SCHEDULED, IN PACK', blocks: [sampleBlock({ rows: [sampleRow('0900', '1 tab', () => 'due'), sampleRow('', name, (day) => (day < 5 ? 'not_due' : 'due'), { kind: 'measure' })] })] }];
    const [first] = await expectComplete(sampleMarOf(0, { sections: rows('BP') }));
    const counts = first?.split('Due')[1] ?? '';
    expect([counts.includes('31'), first?.includes('BP27') ?? true]).toEqual([true, false]);
  });

  it('gives an as-needed order that ends early no more lines than doses it may have', async () => {
    const pages = async (mostDoses: number | null): Promise<number> => (await expectComplete(sampleMarOf(0, { sections: [], prn: Array.from({ length: 4 }, () => samplePrn({ mostDoses })) }))).filter((text) => text.includes('Asneeded')).length;
    expect([await pages(3), await pages(186), await pages(null)]).toEqual([1, 2, 2]);
  });

  it('never leaves the allergy line blank', async () => {
    const texts = await expectComplete(sampleMar({ resident: sampleResident({ allergies: { kind: 'not_recorded' } }) }));
    expect(texts.every((text) => text.includes('ALLERGIESNOTRECORDED,ask'))).toBe(true);
  });

  it('counts pages within each resident and marks where one begins', async () => {
    const { bytes, pages } = await renderMars([sampleMarOf(3), sampleMar()]);
    const texts = pageTexts(bytes);
    expect(texts.filter((text) => text.includes('page1of'))).toHaveLength(2);
    expect(pages).toBe(texts.length);
    expect(checked(bytes)).toContain('No syntax or stream encoding errors');
  });

  it('makes the same bytes from the same model', async () => {
    const [first, second] = [await renderMars([sampleMar()]), await renderMars([sampleMar()])];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('streams the very bytes it renders', async () => {
    const models = [sampleMar(), sampleMarOf(12)];
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const streamed = await streamMars(models, out);
    const rendered = await renderMars(models);
    expect(streamed).toEqual({ pages: rendered.pages, warnings: rendered.warnings });
    expect(Buffer.concat(chunks).equals(Buffer.from(rendered.bytes))).toBe(true);
  });

  it('rejects when its output breaks, rather than wait', async () => {
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    broken.on('error', () => {});
    await expect(streamMars(Array.from({ length: 4 }, () => sampleMarOf(20)), broken)).rejects.toThrow('disk full');
  });

  it('prints a box for a character that the font lacks and warns with the id alone', async () => {
    const model = sampleMarOf(1, { identity: sampleIdentity({ id: 'MAR-7' }), resident: sampleResident({ name: '\u202ESMITH\u0000, \u6797' }) });
    const { bytes, warnings } = await renderMars([model]);
    expect(warnings).toEqual(['MAR-7: a character has no glyph and is printed as a box']);
    expect(pageTexts(bytes)[0]).toContain('SMITH,\uFFFD');
  });
});
