import type { AppearancePageModel, AppearanceSheetModel } from '@cyclefill/domain/documents';
import { appearanceRow } from './appearance-notice.layout.js';
import { plainPieces, sectionRow, textRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import { renderResidentRows } from './resident-rows.renderer.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

const TITLE = 'Looks different from last time';

function sheetRows(fonts: Fonts, { wing, people, summary }: AppearanceSheetModel, width: number): readonly FlowRow[] {
  return [
    sectionRow(fonts, wing, summary, width),
    ...people.flatMap(({ name, identifiers, lines }) => [
      { ...textRow(fonts, name, [[{ text: name, style: BENCH_TYPE.name }, { text: identifiers, style: BENCH_TYPE.identifier, whole: true, gap: 10 }]], width), kind: 'head' as const },
      ...lines.map((line) => appearanceRow(fonts, line, true, width)),
    ]),
    { ...writeRow('Signatures', [['noted by nurse, name and signature', 0.6], ['date and time', 0.4]], width + 12), kind: 'plain' },
  ];
}

/** What looks different, a sheet a wing, pages counted for each (E21). Needs at least one model. */
export function renderAppearanceSheets(models: readonly AppearanceSheetModel[]): Promise<RenderedPdf> {
  return renderRowSheets(models, {
    title: TITLE, about: 'Wing', nameOf: ({ facility, wing }) => `${facility}, ${wing}`, rowsOf: sheetRows,
    headOf: ({ facility, period, pharmacy }) => [{ text: facility, style: BENCH_TYPE.drug, whole: true }, ...[period, pharmacy].map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}

/** What looks different, a page a resident (E21). Needs at least one model. */
export function renderAppearancePages(models: readonly AppearancePageModel[]): Promise<RenderedPdf> {
  return renderResidentRows(models, {
    title: TITLE,
    rowsOf: (fonts, { period, lines, advice }, overflow, width) => ({
      rows: [
        sectionRow(fonts, 'In these packs', period, width), textRow(fonts, 'What to know', [plainPieces(advice, BENCH_TYPE.looks)], width), ...lines.map((line) => appearanceRow(fonts, line, false, width)),
        ...overflow.flatMap(({ title, text }) => [sectionRow(fonts, title, '', width), textRow(fonts, title, [plainPieces(text)], width)]),
      ],
      below: [],
    }),
  });
}
