import { describe, expect, it } from '@jest/globals';
import { renderMars } from './mar.renderer.js';
import { pageTexts } from './read-back.builder.js';
import { sampleBlock, sampleMarOf, sampleResident } from './sample-models.builder.js';

const marOf = (strength: string): ReturnType<typeof sampleMarOf> => {
  const block = sampleBlock({ drug: { name: 'digoxin', strength, form: 'tablet' }, directions: 'Give 1 tablet once a day', purpose: 'For the heart', reference: ['Rx 600001', 'Sato'] });
  return sampleMarOf(0, { sections: [{ title: 'SCHEDULED', blocks: [block] }], resident: sampleResident({ name: 'HOLLOWAY, Marian' }), spareBlocks: 0 });
};

describe('fonts shared by the PDFs of a process', () => {
  // First of its file on purpose: the first PDF embeds an i, whose dot is the glyph of the point that it does not print itself.
  it('keep the decimal point of a strength in the text of a later PDF', async () => {
    await renderMars([marOf('5 mg')]);
    expect(pageTexts((await renderMars([marOf('0.125 mg')])).bytes)[0]).toContain('digoxin0.125mg');
  });

  it('make the same bytes whatever was printed before', async () => {
    const first = await renderMars([marOf('0.125 mg')]);
    await renderMars([sampleMarOf(2, { resident: sampleResident({ name: 'ŁĄKOWSKA-ŠIMIĆ, Ñandú \uFB01' }) })]);
    expect(Buffer.from((await renderMars([marOf('0.125 mg')])).bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it.each([['private use', 'A\uE000B'], ['half a pair', 'A\uD83DB'], ['another script', '\u0645\u062D']])('say so when a name has %s', async (_, name) => {
    expect((await renderMars([sampleMarOf(1, { resident: sampleResident({ name }) })])).warnings).toHaveLength(1);
  });
});
