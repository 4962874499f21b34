import type { PickLine, PickListModel } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { portrait } from './paper.js';
import type { PageSize } from './press.js';
import { type FlowRow, type StackedLines, stackLines } from './row-flow.layout.js';
import { type Line, type Piece, breakLines, breakText } from './text-layout.js';

/** Type of D106. */
export const PICK_TYPE = {
  title: { weight: 'bold', size: 16 },
  section: { weight: 'bold', size: 12 },
  drug: { weight: 'bold', size: 11 },
  detail: { weight: 'regular', size: 9.5 },
  warning: { weight: 'bold', size: 9.5 },
  container: { weight: 'semibold', size: 9.5 },
  pull: { weight: 'bold', size: 13 },
  number: { weight: 'regular', size: 10.5 },
  head: { weight: 'semibold', size: 8.5 },
  schedule: { weight: 'bold', size: 8.5, ink: '1' },
} as const satisfies Record<string, TextStyle>;

const LEADING = new Map<TextStyle, number>([[PICK_TYPE.drug, 13.5], [PICK_TYPE.pull, 15], [PICK_TYPE.title, 20], [PICK_TYPE.section, 15]]);
const DETAIL_LEADING = 12;
export const PICK_MARGIN = 36;
const ROW_PADDING = 7;

/** Columns in points from the left margin: box, drug, then right edges of the numbers. */
export interface PickColumns {
  readonly page: PageSize;
  readonly width: number;
  readonly drug: number;
  readonly pull: number;
  readonly packed: number;
  readonly residents: number;
  readonly cards: number;
}

export function pickColumns({ paper }: Pick<PickListModel, 'paper'>): PickColumns {
  const page = portrait(paper);
  const width = page.width - 2 * PICK_MARGIN;
  return { page, width, drug: 22, pull: width - 158, packed: width - 92, residents: width - 42, cards: width };
}

const stacked = (lines: readonly Line[], x: number, top: number, align: 'left' | 'right' = 'left'): StackedLines => stackLines(lines, { x, top, align }, (style) => LEADING.get(style) ?? DETAIL_LEADING);

/** Containers to take from, one below the other: place, code, lot and expiry in columns, units beneath the number to pull. */
function containerLines(fonts: Fonts, containers: PickLine['containers'], { drug, pull }: PickColumns, top: number): StackedLines {
  const { container, detail } = PICK_TYPE;
  return containers.reduce<StackedLines>(({ placed, bottom }, { place, code, lot, expires, units }) => {
    const cell = (text: string, x: number, width: number, style: TextStyle, align: 'left' | 'right' = 'left'): StackedLines => stacked(breakText(fonts, text, style, width), x, bottom, align);
    const parts = [
      cell(place, drug, 62, PICK_TYPE.warning), cell(code, drug + 66, 92, detail), cell(`lot ${lot}`, drug + 160, 84, detail), cell(`exp. ${expires}`, drug + 246, 78, detail), cell(units, pull, 46, container, 'right'),
    ];
    return { placed: [...placed, ...parts.flatMap((part) => part.placed)], bottom: Math.max(...parts.map((part) => part.bottom)) };
  }, { placed: [], bottom: top });
}

function lineRow(fonts: Fonts, line: PickLine, columns: PickColumns): FlowRow {
  const room = columns.pull - columns.drug - 92;
  const chipWidth = line.schedule === null ? 0 : fonts.width(line.schedule, PICK_TYPE.schedule) + 9;
  const { drug, detail, warning, pull, number } = PICK_TYPE;
  const names: readonly Piece[] = [{ text: line.drug.name, style: drug }, { text: line.drug.strength, style: drug, whole: true }, { text: line.drug.form, style: drug }];
  const name = breakLines(fonts, names, (index) => (index === 0 && chipWidth > 0 ? room - chipWidth - 5 : room));
  const rest = [
    ...breakLines(fonts, [{ text: `NDC ${line.ndc}`, style: detail, whole: true }, { text: line.looks, style: detail, gap: 10 }], room),
    ...[line.warning, line.short].flatMap((text) => (text === null ? [] : breakText(fonts, text, warning, room))),
    ...(line.elsewhere === null ? [] : breakText(fonts, line.elsewhere, detail, room)),
  ];
  const left = stacked([...name, ...rest], columns.drug, 2);
  const from = containerLines(fonts, line.containers, columns, left.bottom);
  const right = (text: string, x: number, width: number, style: TextStyle): ReturnType<typeof stacked> => stacked(breakText(fonts, text, style, width), x, style === pull ? 1.5 : 3.5, 'right');
  const cells = [right(line.pull, columns.pull, 88, pull), right(line.packed, columns.packed, 62, number), right(String(line.residents ?? ''), columns.residents, 46, number), right(String(line.cards ?? ''), columns.cards, 38, number)];
  return {
    kind: 'line', title: line.drug.name, height: Math.max(from.bottom, ...cells.map(({ bottom }) => bottom)) + ROW_PADDING - 2, lines: [...left.placed, ...from.placed, ...cells.flatMap(({ placed }) => placed)],
    chip: line.schedule === null ? null : { x: columns.drug + (name[0]?.width ?? 0) + 6, width: chipWidth, text: line.schedule },
  };
}

function sectionRow(fonts: Fonts, title: string, width: number): FlowRow {
  const { placed, bottom } = stacked(breakText(fonts, title, PICK_TYPE.section, width), 0, 9);
  return { kind: 'section', title, height: bottom + 2, lines: placed, chip: null };
}

function headRow(fonts: Fonts, columns: PickColumns): FlowRow {
  const heads: readonly (readonly [string, number])[] = [['Pull', columns.pull], ['Packed', columns.packed], ['Residents', columns.residents], ['Cards', columns.cards]];
  const lines = heads.flatMap(([text, x]) => stacked(breakText(fonts, text, PICK_TYPE.head, 60), x, 0, 'right').placed);
  return { kind: 'head', title: 'Columns', height: 13, chip: null, lines: [...stacked(breakText(fonts, 'Product', PICK_TYPE.head, 60), columns.drug, 0).placed, ...lines] };
}

function textRow(fonts: Fonts, title: string, cells: readonly { readonly x: number; readonly width: number; readonly text: string; readonly style: TextStyle }[]): FlowRow {
  const parts = cells.map(({ x, width, text, style }) => stacked(breakText(fonts, text, style, width), x, 2));
  return { kind: 'text', title, height: Math.max(...parts.map(({ bottom }) => bottom)) + 3, lines: parts.flatMap(({ placed }) => placed), chip: null };
}

/** Everything the list says, row by row: what is left out last, with the reason. */
export function pickRows(fonts: Fonts, model: PickListModel, columns: PickColumns): readonly FlowRow[] {
  const { width } = columns;
  const { detail, warning } = PICK_TYPE;
  const totals = model.totals.map(({ label, value }) => textRow(fonts, label, [{ x: 0, width: 140, text: label, style: detail }, { x: 150, width: width - 150, text: value, style: warning }]));
  const leftOut = model.leftOut.map(({ resident, drug, rxNumber, reason }) =>
    textRow(fonts, drug, [
      { x: 0, width: width * 0.26, text: resident, style: detail },
      { x: width * 0.28, width: width * 0.34, text: drug, style: warning },
      { x: width * 0.64, width: width * 0.12, text: `Rx ${rxNumber}`, style: detail },
      { x: width * 0.77, width: width * 0.23, text: reason, style: detail },
    ]),
  );
  return [
    ...model.sections.flatMap(({ title, lines }) => [sectionRow(fonts, title, width), headRow(fonts, columns), ...lines.map((line) => lineRow(fonts, line, columns))]),
    sectionRow(fonts, 'Totals', width),
    ...totals,
    sectionRow(fonts, 'Left out of this batch, and why', width),
    ...(leftOut.length > 0 ? leftOut : [textRow(fonts, 'Left out', [{ x: 0, width, text: 'None.', style: detail }])]),
  ];
}
