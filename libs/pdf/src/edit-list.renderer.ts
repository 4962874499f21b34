import type { EditLine, EditListModel } from '@cyclefill/domain/documents';
import { plainPieces, sectionRow, textRow, tickRow, writeRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

const TITLE = 'Changeover: edit list';

function lineRow(fonts: Fonts, { marks: [mark, ...more], drug, rx, texts, changes }: EditLine, width: number): FlowRow {
  const told = changes.map(({ what, from, to }): readonly Piece[] => [
    { text: `${what}: from`, style: BENCH_TYPE.detail }, { text: from, style: BENCH_TYPE.detail }, { text: 'TO', style: BENCH_TYPE.strong, label: true, gap: 6 }, { text: to, style: BENCH_TYPE.strong, gap: 6 },
  ]);
  const named: readonly Piece[] = [{ text: drug, style: BENCH_TYPE.drug }, { text: rx, style: BENCH_TYPE.detail, whole: true, gap: 8 }, ...more.map((text): Piece => ({ text, style: BENCH_TYPE.strong, whole: true, gap: 8 }))];
  return tickRow(fonts, { title: drug, mark, texts: [named, ...texts.map((text) => plainPieces(text)), ...told] }, width);
}

function personRows(fonts: Fonts, { name, identifiers, lines, unchanged }: EditListModel['people'][number], width: number): readonly FlowRow[] {
  const same = unchanged === 0 ? [] : [textRow(fonts, name, [plainPieces(`${unchanged} ${unchanged === 1 ? 'order is' : 'orders are'} as before.`)], width)];
  const none = lines.length === 0 && unchanged === 0 ? [textRow(fonts, name, [plainPieces('No orders.')], width)] : [];
  return [
    { ...textRow(fonts, name, [[{ text: name, style: BENCH_TYPE.name }, { text: identifiers, style: BENCH_TYPE.identifier, whole: true, gap: 10 }]], width), kind: 'head' as const },
    ...lines.map((line) => lineRow(fonts, line, width)), ...same, ...none,
  ];
}

/** Both checks below each other, on one page. */
function signatureRow(width: number): FlowRow {
  const rows = ['1st check', '2nd check'].map((check) => writeRow('Signatures', [[`${check}: nurse, name`, 0.35], ['signature', 0.35], ['date and time', 0.3]], width + 12));
  const [{ height } = { height: 0 }] = rows;
  return { kind: 'plain', title: 'Signatures', height: rows.length * height, lines: [], chip: null, paint: (canvas, left, y) => rows.forEach((row, index) => row.paint?.(canvas, left, y + index * height)) };
}

function rowsOf(fonts: Fonts, { people, totals, checks }: EditListModel, width: number): readonly FlowRow[] {
  return [
    ...people.flatMap((person) => personRows(fonts, person, width)),
    sectionRow(fonts, 'Totals', '', width), textRow(fonts, 'Totals', [totals.map(({ label, value }): Piece => ({ text: `${label} ${value}`, style: BENCH_TYPE.strong, whole: true, gap: 14 }))], width),
    sectionRow(fonts, 'To go through with both records in hand', '', width), ...checks.map((check) => tickRow(fonts, { title: 'Check', mark: null, texts: [plainPieces(check)] }, width)),
    signatureRow(width),
  ];
}

/** Edit lists, a wing after the other, pages counted for each (D34). Needs at least one model. */
export function renderEditLists(models: readonly EditListModel[]): Promise<RenderedPdf> {
  return renderRowSheets(models, {
    title: TITLE, about: 'Changeover', nameOf: ({ facility, wing }) => [facility, wing].filter(Boolean).join(', '), rowsOf,
    headOf: ({ facility, wing, title, compared, pharmacy }) => [{ text: [facility, wing, title].filter(Boolean).join(' · '), style: BENCH_TYPE.drug, whole: true }, ...[compared, pharmacy].map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 12 }))],
  });
}
