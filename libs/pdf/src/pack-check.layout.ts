import type { PackCheckLine, PackCheckModel } from '@cyclefill/domain/documents';
import { paragraphs, plainPieces, sectionRow, textRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import { dataMatrix, drawDataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts } from './fonts.js';
import { INK } from './ink.js';
import type { ResidentHead } from './resident-head.renderer.js';
import type { FlowRow } from './row-flow.layout.js';
import type { Piece } from './text-layout.js';

const PACKS_A_ROW = 3;
const [COUNT, BOXES] = [92, 76];

/** Packs with their symbols, three beside each other. */
function packsRow(fonts: Fonts, packs: PackCheckModel['packs'], width: number): FlowRow {
  const share = width / PACKS_A_ROW;
  const placed = packs.map(({ code, words }, index) => {
    const symbol = dataMatrix(code);
    const x = index * share + 4;
    const text = x + symbolSide(symbol) + 9;
    return { symbol, x, text: paragraphs(fonts, [plainPieces(code, BENCH_TYPE.strong), ...words.map((word) => plainPieces(word))], { x: text, width: (index + 1) * share - text - 4, top: 4 }) };
  });
  return {
    kind: 'plain', title: 'Packs', height: Math.max(...placed.map(({ symbol, text }) => Math.max(text.bottom, symbolSide(symbol) + 8))) + 5, lines: placed.flatMap(({ text }) => text.placed), chip: null,
    paint: (canvas, left, y) => placed.forEach(({ symbol, x }) => drawDataMatrix(canvas, symbol, left + x, y + 6)),
  };
}

function lineTexts({ drug, schedule, looks, directions, rx, hours, packs }: PackCheckLine): readonly (readonly Piece[])[] {
  return [
    [{ text: drug.name, style: BENCH_TYPE.drug }, { text: drug.strength, style: BENCH_TYPE.drug, whole: true }, { text: drug.form, style: BENCH_TYPE.detail }, ...(schedule === null ? [] : [{ text: schedule, style: BENCH_TYPE.drug, whole: true, gap: 8 }])],
    [{ text: looks, style: BENCH_TYPE.strong }, { text: directions, style: BENCH_TYPE.detail, gap: 8 }], [{ text: hours, style: BENCH_TYPE.strong }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }, { text: packs.join(', '), style: BENCH_TYPE.detail, gap: 8 }],
  ];
}

function lineRow(fonts: Fonts, line: PackCheckLine, width: number): FlowRow {
  const room = width - 2 * COUNT - BOXES - 8;
  const words = paragraphs(fonts, lineTexts(line), { x: 0, width: room });
  const record = paragraphs(fonts, [plainPieces(line.onRecord, BENCH_TYPE.strong)], { x: room + 10, width: COUNT - 12 });
  const packed = paragraphs(fonts, [plainPieces(line.inPacks, BENCH_TYPE.strong)], { x: room + 10 + COUNT, width: COUNT - 12 });
  const told = paragraphs(fonts, line.differences.map((text) => plainPieces(text, BENCH_TYPE.drug)), { x: 0, width, top: Math.max(words.bottom, record.bottom, packed.bottom) });
  const height = told.bottom + 5;
  return {
    kind: 'text', title: line.drug.name, height, lines: [...words.placed, ...record.placed, ...packed.placed, ...told.placed], chip: null,
    paint: (canvas, x, y) => {
      // A heavy bar at the edge where packs and record are not the same.
      if (line.differences.length > 0) canvas.fill(x - 9, y + 2, 4, height - 4, INK.black);
      [0, 1].forEach((nth) => canvas.rect(x + width - BOXES + 12 + nth * 38, y + 6, 14, 14, { width: 0.9, ink: INK.black }));
    },
  };
}

function headRow(fonts: Fonts, width: number): FlowRow {
  const room = width - 2 * COUNT - BOXES - 8;
  const heads: readonly (readonly [string, number, number])[] = [['Order', 0, room], ['On the record', room + 10, COUNT - 12], ['In the packs', room + 10 + COUNT, COUNT - 12], ['Nurse 1', width - BOXES + 4, 36], ['Nurse 2', width - BOXES + 42, 36]];
  return { kind: 'head', title: 'Columns', height: 17, lines: heads.flatMap(([text, x, own]) => paragraphs(fonts, [[{ text, style: BENCH_TYPE.day }]], { x, width: own }).placed), chip: null };
}

/** Everything two nurses go through: packs, each order, what is in no pack, who looked. */
export function packCheckRows(fonts: Fonts, model: PackCheckModel, overflow: ResidentHead['overflow'], width: number): { readonly rows: readonly FlowRow[]; readonly below: readonly FlowRow[] } {
  const { packs, lines, notInPack, verdict } = model;
  const rows = Array.from({ length: Math.ceil(packs.length / PACKS_A_ROW) }, (_, row) => packsRow(fonts, packs.slice(row * PACKS_A_ROW, (row + 1) * PACKS_A_ROW), width));
  const lineRows = lines.map((line): FlowRow => lineRow(fonts, line, width));
  return {
    rows: [
      sectionRow(fonts, 'Packs', model.period, width), ...rows,
      sectionRow(fonts, 'Each order in the packs', verdict, width), headRow(fonts, width), ...lineRows,
      ...(notInPack.length === 0 ? [] : [sectionRow(fonts, 'In no pack', 'look for these in their own containers', width)]),
      ...notInPack.map(({ drug, rx, reason }) => textRow(fonts, drug, [[{ text: drug, style: BENCH_TYPE.strong }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }, { text: reason, style: BENCH_TYPE.detail, gap: 8 }]], width)),
      ...overflow.flatMap(({ title, text }) => [sectionRow(fonts, title, '', width), textRow(fonts, title, [plainPieces(text)], width)]),
    ],
    below: [
      sectionRow(fonts, 'Packs and record agree, or what does not', '', width), ...[1, 2].map((line): FlowRow => ({ kind: 'text', title: `Line ${line}`, height: 22, lines: [], chip: null })),
      writeRow('Signatures', [['first nurse, name and signature', 0.38], ['second nurse, name and signature', 0.38], ['date and time', 0.24]], width + 12),
    ],
  };
}
