import type { CountSheetModel } from '@cyclefill/domain/documents';
import { BenchPages } from './bench-page.renderer.js';
import { ndcPieces, plainPieces, sectionRow, textRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Canvas } from './canvas.js';
import { INK } from './ink.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

const TITLE = 'Controlled drug count';
/** Room for a hand to write in. */
const [LINE, HEAD] = [19, 24];
/** Columns by their share of the width, in the order in which they are written. */
const COLUMNS: readonly (readonly [label: string, share: number])[] = [
  ['count before', 0.11], ['date', 0.12], ['time', 0.09], ['dose', 0.08], ['wasted', 0.09], ['given by', 0.17], ['witness of waste', 0.19], ['count after', 0.15],
];
const EDGE = { width: 0.6, ink: INK.black } as const;

const edgesOf = (width: number): readonly number[] => COLUMNS.reduce<readonly number[]>((edges, [, share]) => [...edges, (edges.at(-1) ?? 0) + share * width], [0]);

function headRow(width: number): FlowRow {
  const edges = edgesOf(width);
  const paint = (canvas: Canvas, x: number, y: number): void => COLUMNS.forEach(([label], index) => canvas.text(x + (edges[index] ?? 0) + 3, y + 18, label, BENCH_TYPE.day));
  return { kind: 'head', title: 'Columns', height: HEAD, lines: [], chip: null, paint };
}

function countRow({ count, dose, left }: CountSheetModel['lines'][number], width: number): FlowRow {
  const edges = edgesOf(width);
  const at = (column: number): number => ((edges[column] ?? 0) + (edges[column + 1] ?? width)) / 2;
  const paint = (canvas: Canvas, x: number, y: number): void => {
    canvas.rect(x, y, width, LINE, EDGE);
    for (const edge of edges.slice(1, -1)) canvas.line(x + edge, y, x + edge, y + LINE, EDGE);
    canvas.text(x + at(0), y + 13.5, count, BENCH_TYPE.small, 'center');
    canvas.text(x + at(3), y + 13.5, dose, BENCH_TYPE.detail, 'center');
    canvas.text(x + at(7) - 12, y + 13.5, left, BENCH_TYPE.small, 'right');
    canvas.rect(x + at(7) + 6, y + 3.5, 12, 12, EDGE);
  };
  return { kind: 'plain', title: `Count ${count}`, height: LINE, lines: [], chip: null, paint };
}

function drugTexts({ drug, schedule, looks, directions, rx, ndc, quantity, lots }: CountSheetModel): readonly (readonly Piece[])[] {
  return [
    [{ text: drug.name, style: BENCH_TYPE.name }, { text: drug.strength, style: BENCH_TYPE.name, whole: true }, { text: drug.form, style: BENCH_TYPE.identifier }, { text: schedule, style: BENCH_TYPE.name, whole: true, gap: 10 }],
    [{ text: looks, style: BENCH_TYPE.strong }, { text: directions, style: BENCH_TYPE.detail, gap: 10 }], [{ text: quantity, style: BENCH_TYPE.drug, whole: true }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 10 }, ...ndcPieces(ndc)],
    ...lots.map((lot) => plainPieces(lot)),
  ];
}

/** Count sheets of controlled drugs, one a drug and pack, as one PDF with a bookmark each (D84). Needs at least one model. */
export async function renderCountSheets(models: readonly CountSheetModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  const { fonts } = press;
  for (const model of models) {
    const pages = new BenchPages(press, model, TITLE);
    const { width } = pages;
    pages.addRows([
      { ...textRow(fonts, model.drug.name, drugTexts(model), width), kind: 'plain' }, writeRow('Received', [['received by, name and signature', 0.38], ['second person', 0.32], ['date and time', 0.18], ['counted', 0.12]], width + 12),
      headRow(width), ...model.lines.map((line) => countRow(line, width)),
    ]);
    pages.addWhole([sectionRow(fonts, 'What is left at the end', 'counted by two people, returned or destroyed', width), writeRow('End', [['count', 0.12], ['what was done with it', 0.3], ['first person', 0.22], ['second person', 0.22], ['date', 0.14]], width + 12)]);
    pages.print();
  }
  return press.collect();
}
