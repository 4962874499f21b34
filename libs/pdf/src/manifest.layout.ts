import type { ManifestLine, ManifestModel, ManifestPerson, ManifestSheet } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { portrait } from './paper.js';
import type { PageSize } from './press.js';
import { type FlowRow, type StackedLines, stackLines } from './row-flow.layout.js';
import { breakText } from './text-layout.js';

/** Type of a list that is read at a van's door: nothing grey. */
export const MANIFEST_TYPE = {
  title: { weight: 'bold', size: 16 },
  head: { weight: 'bold', size: 11 },
  section: { weight: 'bold', size: 12 },
  person: { weight: 'bold', size: 10.5 },
  what: { weight: 'semibold', size: 10 },
  detail: { weight: 'regular', size: 9 },
  label: { weight: 'semibold', size: 9 },
  chip: { weight: 'bold', size: 8.5, ink: '1' },
} as const satisfies Record<string, TextStyle>;

export const MANIFEST_MARGIN = 36;
const LEADING = 12.5;
/** Totes beside each other, and the height of one with its symbol. */
export const TOTES_A_ROW = 3;
export const TOTE_HEIGHT = 62;
const [SIGNATURE_HEIGHT, DIFFERENCES] = [34, 3];
export const WRITING_LINE = 22;

/** Columns in points from the left margin. */
export interface ManifestColumns {
  readonly page: PageSize;
  readonly width: number;
  readonly what: number;
  readonly code: number;
  readonly tote: number;
  /** Right edge. */
  readonly units: number;
  /** Left edge of what is counted by hand; at the right margin where nothing is. */
  readonly counted: number;
}

/** A row, and what is drawn in it beside its text. */
export interface ManifestRow {
  readonly row: FlowRow;
  readonly part: { readonly kind: 'totes'; readonly totes: ManifestSheet['totes'] } | { readonly kind: 'signatures'; readonly signatures: readonly string[] } | { readonly kind: 'differences' } | null;
}

export function manifestColumns({ paper }: Pick<ManifestModel, 'paper'>, isControlled: boolean): ManifestColumns {
  const page = portrait(paper);
  const width = page.width - 2 * MANIFEST_MARGIN;
  const counted = isControlled ? width - 92 : width;
  return { page, width, what: 22, code: counted - 256, tote: counted - 148, units: counted - (isControlled ? 14 : 0), counted };
}

type Cell = readonly [text: string, x: number, width: number, style: TextStyle, align?: 'left' | 'right'];

function rowOf(fonts: Fonts, kind: FlowRow['kind'], title: string, top: number, cells: readonly Cell[]): FlowRow {
  const parts = cells.map(([text, x, width, style, align = 'left']): StackedLines => stackLines(breakText(fonts, text, style, width), { x, top, align }, () => LEADING));
  return { kind, title, height: Math.max(top + LEADING, ...parts.map(({ bottom }) => bottom)) + 4, lines: parts.flatMap(({ placed }) => placed), chip: null };
}

const plain = (row: FlowRow): ManifestRow => ({ row, part: null });

function personRow(fonts: Fonts, { name, recordNumber, lines }: ManifestPerson, { width }: ManifestColumns): FlowRow {
  const { person, detail } = MANIFEST_TYPE;
  return rowOf(fonts, 'head', name, 4, [[name, 0, width * 0.6, person], [`${recordNumber} · ${lines.length} ${lines.length === 1 ? 'item' : 'items'}`, width, width * 0.38, detail, 'right']]);
}

function itemRow(fonts: Fonts, line: ManifestLine, columns: ManifestColumns): FlowRow {
  const { what, detail, chip } = MANIFEST_TYPE;
  const room = columns.code - columns.what - 8;
  const chipWidth = line.isCold ? fonts.width('COLD', chip) + 9 : 0;
  const named = breakText(fonts, line.what, what, room - chipWidth - 6);
  const left = stackLines([...named, ...(line.detail === '' ? [] : breakText(fonts, line.detail, detail, room))], { x: columns.what, top: 1 }, () => LEADING);
  const cells = rowOf(fonts, 'line', line.what, 1, [
    [line.code === '' ? 'by Rx number' : line.code, columns.code, 104, line.code === '' ? detail : what], [line.tote, columns.tote, 104, detail], [line.units, columns.units, 46, what, 'right'],
    ...(columns.counted < columns.width ? [['________', columns.counted, 44, detail], ['________', columns.counted + 48, 44, detail]] satisfies Cell[] : []),
  ]);
  return {
    ...cells, height: Math.max(left.bottom + 4, cells.height, 19), lines: [...left.placed, ...cells.lines],
    chip: line.isCold ? { x: columns.what + (named[0]?.width ?? 0) + 6, width: chipWidth, text: 'COLD' } : null,
  };
}

function columnRow(fonts: Fonts, columns: ManifestColumns): FlowRow {
  const { label } = MANIFEST_TYPE;
  return rowOf(fonts, 'text', 'Columns', 0, [
    ['Item', columns.what, 80, label], ['Code', columns.code, 80, label], ['Tote', columns.tote, 80, label], ['Units', columns.units, 46, label, 'right'],
    ...(columns.counted < columns.width ? [['Driver', columns.counted, 44, label], ['Nurse', columns.counted + 48, 44, label]] satisfies Cell[] : []),
  ]);
}

const block = (title: string, height: number): FlowRow => ({ kind: 'head', title, height, lines: [], chip: null });

/** Everything a sheet says, row by row: totes, wings with residents, totals, room for differences, signatures. */
export function manifestRows(fonts: Fonts, sheet: ManifestSheet, columns: ManifestColumns): readonly ManifestRow[] {
  const { section, detail, what } = MANIFEST_TYPE;
  const title = (text: string): ManifestRow => plain(rowOf(fonts, 'section', text, 6, [[text, 0, columns.width, section]]));
  const totes = Array.from({ length: Math.ceil(sheet.totes.length / TOTES_A_ROW) }, (_, nth): ManifestRow => ({
    row: { ...block('Totes', TOTE_HEIGHT), kind: 'text' }, part: { kind: 'totes', totes: sheet.totes.slice(nth * TOTES_A_ROW, (nth + 1) * TOTES_A_ROW) },
  }));
  const share = columns.width / Math.max(1, sheet.totals.length);
  const totals = rowOf(fonts, 'text', 'Totals', 0, sheet.totals.map(({ label }, index): Cell => [label, index * share, share - 6, detail]));
  const values = rowOf(fonts, 'text', 'Totals', 0, sheet.totals.map(({ value }, index): Cell => [value, index * share, share - 6, what]));
  return [
    ...(totes.length === 0 ? [] : [title('Totes'), ...totes]),
    ...sheet.wings.flatMap((wing) => [title(wing.title), plain(columnRow(fonts, columns)), ...wing.people.flatMap((person) => [plain(personRow(fonts, person, columns)), ...person.lines.map((line) => plain(itemRow(fonts, line, columns)))])]),
    title('Totals'), plain({ ...totals, kind: 'head' }), plain(values),
    title('Differences and what goes back'), { row: { ...block('Differences', DIFFERENCES * WRITING_LINE), kind: 'text' }, part: { kind: 'differences' } },
    title('Signatures'), { row: { ...block('Signatures', Math.ceil(sheet.signatures.length / 2) * SIGNATURE_HEIGHT + 6), kind: 'text' }, part: { kind: 'signatures', signatures: sheet.signatures } },
  ];
}
