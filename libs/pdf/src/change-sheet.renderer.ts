import type { ChangeLine, ChangeSheetModel } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

const TITLE = 'Changes with this delivery';

function changeRow(fonts: Fonts, { mark, drug, rx, text, changes }: ChangeLine, width: number): FlowRow {
  const told = changes.map(({ what, from, to }): readonly Piece[] => [
    { text: `${what}: from`, style: BENCH_TYPE.detail }, { text: from, style: BENCH_TYPE.detail }, { text: 'TO', style: BENCH_TYPE.strong, label: true, gap: 6 }, { text: to, style: BENCH_TYPE.strong, gap: 6 },
  ]);
  return tickRow(fonts, { title: drug, mark, texts: [[{ text: drug, style: BENCH_TYPE.drug }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }], ...(text === '' ? [] : [plainPieces(text)]), ...told] }, width);
}

function rowsOf(fonts: Fonts, { wings, totals }: ChangeSheetModel, width: number): readonly FlowRow[] {
  const none = wings.length === 0 ? [textRow(fonts, 'None', [plainPieces('Nothing is new, changed, stopped, of another maker or owed.', BENCH_TYPE.drug)], width)] : [];
  return [
    ...none,
    ...wings.flatMap(({ title, people }) => [
      sectionRow(fonts, title, '', width),
      ...people.flatMap(({ name, identifiers, lines }) => [
        { ...textRow(fonts, name, [[{ text: name, style: BENCH_TYPE.name }, { text: identifiers, style: BENCH_TYPE.identifier, whole: true, gap: 10 }]], width), kind: 'head' as const },
        ...lines.map((line) => changeRow(fonts, line, width)),
      ]),
    ]),
    sectionRow(fonts, 'Totals', '', width), textRow(fonts, 'Totals', [totals.map(({ label, value }): Piece => ({ text: `${label} ${value}`, style: BENCH_TYPE.strong, whole: true, gap: 14 }))], width),
    { ...writeRow('Signatures', [['noted by nurse, name and signature', 0.6], ['date and time', 0.4]], width + 12), kind: 'plain' },
  ];
}

/** Change sheets of a delivery, a facility after the other, pages counted for each (R511). Needs at least one model. */
export function renderChangeSheets(models: readonly ChangeSheetModel[]): Promise<RenderedPdf> {
  return renderRowSheets(models, {
    title: TITLE, about: 'Delivery', nameOf: ({ facility }) => facility, rowsOf,
    headOf: ({ facility, departure, since, pharmacy }) => [{ text: facility, style: BENCH_TYPE.drug, whole: true }, ...[departure, since, pharmacy].map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}
