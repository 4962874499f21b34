import type { CompoundingRecordModel } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

function rowsOf(fonts: Fonts, { stop, ingredients, steps, facts }: CompoundingRecordModel, width: number): readonly FlowRow[] {
  return [
    ...(stop === null ? [] : [textRow(fonts, 'Stop', [plainPieces(stop, BENCH_TYPE.stop)], width)]),
    sectionRow(fonts, 'Ingredients', 'as the formula asks for them, and what was measured', width),
    ...ingredients.map(({ name, amount, taken }) => tickRow(fonts, { title: name, mark: null, texts: [[{ text: name, style: BENCH_TYPE.drug }, { text: amount, style: BENCH_TYPE.drug, whole: true, gap: 10 }], ...taken.map((text) => plainPieces(text))] }, width)),
    sectionRow(fonts, 'Steps', '', width), ...steps.map((text, index) => tickRow(fonts, { title: `Step ${index + 1}`, mark: null, texts: [[{ text: `${index + 1}.`, style: BENCH_TYPE.strong }, { text, style: BENCH_TYPE.looks }]] }, width)),
    sectionRow(fonts, 'What was made', '', width),
    ...facts.map(({ label, value }) => textRow(fonts, label, [[{ text: label, style: BENCH_TYPE.detail }, { text: value, style: BENCH_TYPE.strong, gap: 8 }]], width)),
    writeRow('Signatures', [['prepared by, signature', 0.38], ['pharmacist, signature', 0.38], ['date and time', 0.24]], width + 12),
  ];
}

/** The compounding record of one preparation (R227). */
export function renderCompoundingRecord(model: CompoundingRecordModel): Promise<RenderedPdf> {
  return renderRowSheets([model], {
    title: 'Compounding record', about: 'Preparation', nameOf: ({ title }) => title, rowsOf,
    headOf: ({ title, about }) => [{ text: title, style: BENCH_TYPE.drug, whole: true }, ...about.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}
