import type { RecallSheetModel } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

function rowsOf(fonts: Fonts, { sections, totals, closure }: RecallSheetModel, width: number): readonly FlowRow[] {
  const none = sections.length === 0 ? [textRow(fonts, 'None', [plainPieces('Nothing of these lots is in stock, in a pack or in a kit.', BENCH_TYPE.drug)], width)] : [];
  return [
    ...none,
    ...sections.flatMap(({ title, lines }) => [
      sectionRow(fonts, title, 'tick what is accounted for', width),
      ...lines.map(({ mark, code, text }) => tickRow(fonts, { title: code, mark, texts: [[{ text: code, style: BENCH_TYPE.strong, whole: true }, { text, style: BENCH_TYPE.detail, gap: 8 }]] }, width)),
    ]),
    sectionRow(fonts, 'Totals', '', width), textRow(fonts, 'Totals', [totals.map(({ label, value }): Piece => ({ text: `${label} ${value}`, style: BENCH_TYPE.strong, whole: true, gap: 14 }))], width),
    sectionRow(fonts, 'Closure', '', width), textRow(fonts, 'Closure', [plainPieces(closure ?? 'Open: it is closed once nothing of these lots lies here any more.', BENCH_TYPE.drug)], width),
    { ...writeRow('Signatures', [['pharmacist, name and signature', 0.6], ['date and time', 0.4]], width + 12), kind: 'plain' },
  ];
}

/** The sheet of a recall: what it reached, to be ticked off, and how it ended (R239). */
export function renderRecallSheet(model: RecallSheetModel): Promise<RenderedPdf> {
  return renderRowSheets([model], {
    title: 'Recall', about: 'What is called back', nameOf: ({ product }) => product, rowsOf,
    headOf: ({ product, about }) => [{ text: product, style: BENCH_TYPE.drug, whole: true }, ...about.map((text): Piece => ({ text, style: BENCH_TYPE.detail, gap: 12 }))],
  });
}
