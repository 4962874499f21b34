import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { LabelModel } from '@cyclefill/domain/documents';
import bwipjs from 'bwip-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { renderCardLabels } from './card-label.renderer.js';
import { missingFrom, pageTexts, squeezed, stringsOf } from './read-back.builder.js';
import { sampleCard, sampleContainerLabel, sampleResident } from './sample-models.builder.js';
import { renderZplLabels } from './zpl-label.renderer.js';
import { zplFonts } from './zpl-fonts.js';
import { LABEL_DPI } from './zpl-writer.js';

const printed = (models: readonly LabelModel[], dpi: 203 | 300): readonly string[] => new TextDecoder().decode(renderZplLabels(models, dpi).bytes).split('^XZ\n').slice(0, -1);
const unescaped = (text: string): string => text.replaceAll(/_([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const wordsOf = (format: string): readonly string[] => Array.from(format.matchAll(/\^FT[^\n]*?\^FD(.*)\^FS\n/g), ([, text = '']) => unescaped(text));
const textOf = (format: string): string => squeezed(wordsOf(format).join(''));
const stringsIn = ({ label, resident }: LabelModel): readonly string[] => [...stringsOf(label).flatMap((text) => text.split(/ {2,}/)), resident.name, resident.room];
const letters = (text: string): readonly string[] => Array.from(text).toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
const numbered = (word: string, count: number): string => Array.from({ length: count }, (_, index) => `${word}${1000 + index}`).join(' ');

/** What a printer makes of a symbol's command: its place, and the dots of its payload at the module that the command names. */
function symbolOf(format: string): { readonly x: number; readonly y: number; readonly side: number; readonly payload: string; readonly module: number } {
  const [, x, y, module, modules, payload = ''] = /\^FO(\d+),(\d+)\^BXN,(\d+),200,(\d+),\d+,6,\\,1\^FH_\^FD(.*)\^FS/.exec(format) ?? [];
  return { x: Number(x), y: Number(y), side: Number(module) * Number(modules), payload: unescaped(payload), module: Number(module) };
}

/** The symbol as dots on white, read by a decoder. */
async function decoded(format: string): Promise<readonly string[]> {
  const { payload, side, module } = symbolOf(format);
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true });
  const [symbol] = bwipjs.raw({ bcid: 'datamatrix', text: payload });
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no symbol');
  expect(symbol.pixx * module).toBe(side);
  const width = side + 4 * module;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (symbol.pixs[Math.floor(y / module) * symbol.pixx + Math.floor(x / module)] === 1) data.fill(0, ((y + 2 * module) * width + x + 2 * module) * 4, ((y + 2 * module) * width + x + 2 * module) * 4 + 3);
    }
  }
  return (await readBarcodes({ data, width, height: width, colorSpace: 'srgb' }, { formats: ['DataMatrix'] })).map(({ text }) => text);
}

describe.each(LABEL_DPI)('labels for a thermal printer of %i dpi', (dpi) => {
  it('say what the labels on paper say, each string of the model', async () => {
    for (const model of [sampleCard(), sampleContainerLabel()]) {
      const [format = '', ...others] = printed([model], dpi);
      expect(others).toEqual([]);
      expect(missingFrom(textOf(format), stringsIn(model))).toEqual([]);
      const [onPaper = ''] = pageTexts((await renderCardLabels([model])).bytes);
      expect(letters(textOf(format))).toEqual(letters(onPaper));
    }
  });

  it('have a symbol of whole dots, inside the label, that reads as the pack id', async () => {
    const [format = ''] = printed([sampleCard()], dpi);
    const { x, y, side, module } = symbolOf(format);
    expect((module / dpi) * 25.4).toBeGreaterThan(dpi === 203 ? 0.38 : 0.34);
    expect([x + side <= 4 * dpi - module, y + side <= 2 * dpi - module]).toEqual([true, true]);
    expect(await decoded(format)).toEqual([sampleCard().packId]);
  });

  it('go on in as many labels as on paper rather than drop or shrink a text, each with its symbol', async () => {
    const { label } = sampleCard();
    const model = sampleCard({ label: { ...label, directions: numbered('step', 60) }, resident: sampleResident({ name: numbered('name', 50) }) });
    const formats = printed([model], dpi);
    expect(formats).toHaveLength((await renderCardLabels([model])).pages);
    expect(formats.length).toBeGreaterThan(1);
    expect(missingFrom(formats.map(textOf).join(''), stringsIn(model))).toEqual([]);
    formats.forEach((format, index) => {
      expect(textOf(format)).toContain(`label${index + 1}of${formats.length}`);
      expect(symbolOf(format).payload).toBe(model.packId);
    });
  });

  it('set nothing lower than 6.5 points and nothing beyond the edge', () => {
    const { label } = sampleCard();
    for (const format of printed([sampleCard({ label: { ...label, directions: numbered('step', 30) } })], dpi)) {
      const fields = Array.from(format.matchAll(/\^FT(\d+),(\d+)\^A@N,(\d+),(\d+)/g), (match) => match.slice(1).map(Number));
      for (const [x = -1, y = -1, high = 0] of fields) expect([x >= 0, x < 4 * dpi, y - high >= -high * 0.3, y < 2 * dpi, high >= (6.5 * dpi) / 72]).toEqual([true, true, true, true, true]);
    }
  });

  it('give a caret, a tilde and an underscore of a text to the paper, never to the printer', () => {
    const { label } = sampleCard();
    const model = sampleCard({ label: { ...label, directions: 'Give ^XZ 1 ~JA tablet _5E\u0000 \u001B(daily).', purpose: 'Für Übelkeit, ½ tablet.' } });
    const [format = '', ...others] = printed([model], dpi);
    expect(others).toEqual([]);
    expect(missingFrom(textOf(format), ['^XZ', '~JA', '_5E', '(daily).', 'Für Übelkeit, ½ tablet.'])).toEqual([]);
    expect([format.includes('~'), format.split('\n').some((line) => /\p{Cc}/u.test(line))]).toEqual([false, false]);
    expect(format.startsWith('^XA\n^CI28\n')).toBe(true);
  });

  it('keep the letters of look-alike names as they are written', () => {
    const { label } = sampleCard();
    expect(textOf(printed([sampleCard({ label: { ...label, drug: { name: 'hydrALAZINE', strength: '25 mg', form: 'tablet' } } })], dpi)[0] ?? '')).toContain('hydrALAZINE25mg');
  });

  it('warn of a letter that the fonts lack, by the id of the document alone', () => {
    const model = sampleCard({ resident: sampleResident({ name: '山田, Hanako' }) });
    expect(renderZplLabels([model, sampleContainerLabel()], dpi).warnings).toEqual([`${model.identity.id}: a character has no glyph and is printed as a box`]);
  });

  it('are the same bytes from the same models', () => {
    const models = [sampleCard(), sampleContainerLabel()];
    expect(Buffer.from(renderZplLabels(models, dpi).bytes).equals(Buffer.from(renderZplLabels(models, dpi).bytes))).toBe(true);
  });
});

describe('fonts of a label printer', () => {
  it('are the three that the labels name, whole', () => {
    const stored = Array.from(new TextDecoder().decode(zplFonts()).matchAll(/~DY(E:\w+),A,T,(\d+),,([0-9A-F]+)\n/g), ([, name, size, data = '']) => [name, data.length / 2 === Number(size)]);
    expect(stored).toEqual([['E:CFPLEXR', true], ['E:CFPLEXS', true], ['E:CFPLEXB', true]]);
    const named = new Set(Array.from(printed([sampleCard()], 203).join('').matchAll(/(E:\w+)\.TTF/g), ([, name]) => name));
    expect(named).toEqual(new Set(['E:CFPLEXB', 'E:CFPLEXR', 'E:CFPLEXS']));
  });
});
