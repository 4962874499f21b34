import type { ReconciliationFormModel, ReconciliationFormRow } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

/** What the widest mark takes. */
const ROOM = 82;

const side = (label: string, entries: readonly string[]): readonly Piece[] => [
  { text: label, style: BENCH_TYPE.detail, whole: true }, entries.length === 0 ? { text: '(not on it)', style: BENCH_TYPE.detail, gap: 8 } : { text: entries.join(' + '), style: BENCH_TYPE.drug, gap: 8 },
];

/** Lines to decide on by hand, below the row they are of. */
function withLines(row: FlowRow, title: string, width: number): FlowRow {
  const lines = writeRow(title, [['decision', 0.3], ['why', 0.3], ['who, date and time', 0.4]], width - ROOM - 24);
  return { ...row, height: row.height + lines.height, paint: (canvas, left, y) => lines.paint?.(canvas, left + ROOM + 28, y + row.height - 6) };
}

function comparedRow(fonts: Fonts, { number, mark, more, ours, theirs, match, decided }: ReconciliationFormRow, width: number): FlowRow {
  const title = `Row ${number}`;
  const head = [{ text: number, style: BENCH_TYPE.drug, whole: true }, ...more.map((text): Piece => ({ text, style: BENCH_TYPE.strong, whole: true, gap: 8 }))];
  const decision: readonly Piece[] = [{ text: 'Decided:', style: BENCH_TYPE.detail }, { text: decided ?? '', style: BENCH_TYPE.strong, gap: 8 }];
  const row = tickRow(fonts, { title, mark, room: ROOM, texts: [head, side('Ours', ours), side('List', theirs), plainPieces(match), ...(decided === null ? [] : [decision])] }, width);
  return mark === 'SAME' || decided !== null ? row : withLines(row, title, width);
}

function rowsOf(fonts: Fonts, { stop, facts, rows, signatures }: ReconciliationFormModel, width: number): readonly FlowRow[] {
  const differing = rows.filter(({ mark }) => mark !== 'SAME');
  const same = rows.filter(({ mark }) => mark === 'SAME');
  return [
    ...(stop === null ? [] : [textRow(fonts, 'Stop', [plainPieces(stop, BENCH_TYPE.stop)], width)]),
    ...facts.map(({ label, value }) => textRow(fonts, label, [[{ text: label, style: BENCH_TYPE.detail }, { text: value, style: BENCH_TYPE.strong, gap: 8 }]], width)),
    sectionRow(fonts, 'What differs', differing.length === 0 ? 'nothing' : '', width), ...differing.map((row) => comparedRow(fonts, row, width)),
    ...(same.length === 0 ? [] : [sectionRow(fonts, 'The same on both', '', width), ...same.map((row) => comparedRow(fonts, row, width))]),
    sectionRow(fonts, 'Signatures', 'of two people, under the decisions above', width),
    ...signatures.map(({ side: who, signed }) => (signed === null ? writeRow(who, [[`${who}, name`, 0.35], ['signature', 0.35], ['date and time', 0.3]], width + 12) : textRow(fonts, who, [[{ text: who, style: BENCH_TYPE.detail }, { text: signed, style: BENCH_TYPE.strong, gap: 8 }]], width))),
  ];
}

/** The form of a reconciliation (R305). */
export function renderReconciliationForm(model: ReconciliationFormModel): Promise<RenderedPdf> {
  return renderRowSheets([model], {
    title: 'Medication reconciliation', about: 'Resident', nameOf: ({ name }) => name, rowsOf,
    headOf: ({ name, about }) => [{ text: name, style: BENCH_TYPE.name, whole: true }, ...about.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}
