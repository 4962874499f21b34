import type { PackingRecordModel, RecordedDrug, RecordedStep } from '@cyclefill/domain/documents';
import { BenchPages } from './bench-page.renderer.js';
import { paragraphs, plainPieces, sectionRow, textRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import { Press, type RenderedPdf, firstIdentity } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

const TITLE = 'Packing record';

/** Texts beside each other, each broken within its own share. */
function columnsRow(fonts: Fonts, title: string, cells: readonly (readonly [text: string, share: number, strong?: boolean])[], width: number): FlowRow {
  let x = 0;
  const parts = cells.map(([text, share, strong = false]) => {
    const part = paragraphs(fonts, [plainPieces(text, strong ? BENCH_TYPE.strong : BENCH_TYPE.detail)], { x, width: width * share - 8 });
    x += width * share;
    return part;
  });
  return { kind: 'text', title, height: Math.max(15, ...parts.map(({ bottom }) => bottom)) + 3, lines: parts.flatMap(({ placed }) => placed), chip: null };
}

function drugRows(fonts: Fonts, { drug, schedule, order, balance, fills }: RecordedDrug, width: number): readonly FlowRow[] {
  const head: readonly (readonly Piece[])[] = [
    [{ text: drug, style: BENCH_TYPE.drug }, ...(schedule === null ? [] : [{ text: schedule, style: BENCH_TYPE.drug, whole: true, gap: 8 }])], plainPieces(order), plainPieces(balance, BENCH_TYPE.strong),
  ];
  return [
    { ...textRow(fonts, drug, head, width), kind: 'head' },
    ...fills.map(({ what, lot, units, who }) => columnsRow(fonts, drug, [[what, 0.3], [lot, 0.26], [units, 0.1, true], [who, 0.34]], width)),
  ];
}

const stepRow = (fonts: Fonts, { at, what, who, detail }: RecordedStep, width: number): FlowRow => columnsRow(fonts, what, [[at, 0.2], [what, 0.2, true], [who, 0.22], [detail, 0.38]], width);

/** Packing records of packs as one PDF with a bookmark each (D83). Needs at least one model. */
export async function renderPackingRecords(models: readonly PackingRecordModel[]): Promise<RenderedPdf> {
  const press = new Press(firstIdentity(models), TITLE);
  const { fonts } = press;
  for (const model of models) {
    const pages = new BenchPages(press, model, TITLE);
    const { width } = pages;
    pages.addRows([
      sectionRow(fonts, 'The pack', '', width), ...model.facts.map(({ label, value }) => columnsRow(fonts, label, [[label, 0.2], [value, 0.8, true]], width)),
      sectionRow(fonts, 'What was put in', model.sum, width), ...model.drugs.flatMap((drug) => drugRows(fonts, drug, width)),
      sectionRow(fonts, 'Every step', 'oldest first', width), ...model.steps.map((step) => stepRow(fonts, step, width)),
      sectionRow(fonts, 'Content hash', 'SHA-256 over cells and orders', width), textRow(fonts, 'Content hash', [plainPieces(model.contentHash)], width),
    ]);
    pages.print();
  }
  return press.collect();
}
