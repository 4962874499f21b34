import type { ReviewLetterModel } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

const INDENT = 96;

/** Room for the response, below the irregularity it is to. */
function withResponse(row: FlowRow, title: string, width: number): FlowRow {
  const choice = writeRow(title, [['changed: what was done', 0.5], ['no change: the reason', 0.5]], width - INDENT);
  const name = writeRow(title, [['attending, signature', 0.6], ['date', 0.4]], width - INDENT);
  const paint: FlowRow['paint'] = (canvas, left, y) => {
    choice.paint?.(canvas, left + INDENT, y + row.height);
    name.paint?.(canvas, left + INDENT, y + row.height + choice.height - 4);
  };
  return { ...row, height: row.height + choice.height + name.height + 2, paint };
}

function irregularityRow(fonts: Fonts, { number, mark, drug, directions, class: kind, finding, respondBy, response }: ReviewLetterModel['rows'][number], width: number): FlowRow {
  const title = `Irregularity ${number}`;
  const head: readonly Piece[] = [{ text: `${number}.`, style: BENCH_TYPE.drug, whole: true }, { text: drug, style: BENCH_TYPE.drug, gap: 6 }];
  const texts = [head, ...(directions === '' ? [] : [plainPieces(directions)]), plainPieces(kind, BENCH_TYPE.strong), plainPieces(finding, BENCH_TYPE.looks), response === null ? plainPieces(respondBy) : plainPieces(response, BENCH_TYPE.strong)];
  const row = tickRow(fonts, { title, mark, texts }, width);
  return response === null ? withResponse(row, title, width) : row;
}

function rowsOf(fonts: Fonts, { to, note, nothing, rows }: ReviewLetterModel, width: number): readonly FlowRow[] {
  return [
    ...to.map((text) => textRow(fonts, 'To', [plainPieces(text, BENCH_TYPE.strong)], width)),
    ...(note === null ? [] : [textRow(fonts, 'Reviewed', [[{ text: 'Reviewed:', style: BENCH_TYPE.detail }, { text: note, style: BENCH_TYPE.looks, gap: 8 }]], width)]),
    ...(nothing === null ? [] : [textRow(fonts, 'Result', [plainPieces(nothing, BENCH_TYPE.looks)], width)]),
    ...(rows.length === 0 ? [] : [sectionRow(fonts, 'Irregularities', 'each is to be acted on, and the action or the reason for none recorded in the chart', width)]), ...rows.map((row) => irregularityRow(fonts, row, width)),
    writeRow('Signature', [['pharmacist, signature', 0.6], ['date', 0.4]], width + 12),
  ];
}

/** The report of a regimen review (R213). */
export function renderReviewLetter(model: ReviewLetterModel): Promise<RenderedPdf> {
  return renderRowSheets([model], {
    title: 'Medication regimen review', about: 'Resident', nameOf: ({ name }) => name, rowsOf,
    headOf: ({ name, about }) => [{ text: name, style: BENCH_TYPE.name, whole: true }, ...about.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}
