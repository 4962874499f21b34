import type { OrderSheetModel } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import type { ResidentHead } from './resident-head.renderer.js';
import { type FlowRow, type StackedLines, stackLines } from './row-flow.layout.js';
import { type Piece, breakLines } from './text-layout.js';
import { TYPE } from './type-scale.js';

const LEADING = new Map<TextStyle, number>([[TYPE.drug, 12.5], [TYPE.reference, 9], [TYPE.limit, 12]]);
const LINE = 11;
const PADDING = 5;
/** Widths of what stands right of an order: from when to when; who ordered it, under which number. */
const LIFE = 84;
const WHO = 122;
const GAP = 8;
const WRITE_IN_LINE = 24;
/** Room of the box before an order of a recap, and the least height it takes. */
const [BOX, BOX_HEIGHT] = [20, 20];

const leading = (style: TextStyle): number => LEADING.get(style) ?? LINE;

const stack = (fonts: Fonts, pieces: readonly Piece[], width: number, x = 0, top = 3): StackedLines => stackLines(breakLines(fonts, pieces, width), { x, top }, leading);

/** Paragraphs below each other. */
function column(fonts: Fonts, paragraphs: readonly (readonly Piece[])[], x: number, width: number): StackedLines {
  let bottom = 3;
  const placed = paragraphs.flatMap((pieces) => {
    const set = stack(fonts, pieces, width, x, bottom);
    ({ bottom } = set);
    return set.placed;
  });
  return { placed, bottom };
}

function section(fonts: Fonts, title: string, width: number): FlowRow {
  const { placed, bottom } = stack(fonts, [{ text: title, style: TYPE.limit }], width, 0, 8);
  return { kind: 'section', title, height: bottom + 2, lines: placed, chip: null };
}

function textRow(fonts: Fonts, title: string, pieces: readonly Piece[], width: number): FlowRow {
  const { placed, bottom } = stack(fonts, pieces, width);
  return { kind: 'text', title, height: bottom + PADDING - 2, lines: placed, chip: null };
}

type Order = OrderSheetModel['sections'][number]['orders'][number];

function orderRow(fonts: Fonts, order: Order, width: number): FlowRow {
  const { name, strength, form } = order.drug;
  const main = width - LIFE - WHO - 2 * GAP;
  const parts = [
    column(fonts, [
      [{ text: name, style: TYPE.drug }, { text: strength, style: TYPE.drug, whole: true }, { text: form, style: TYPE.drug }, ...(order.schedule === null ? [] : [{ text: order.schedule, style: TYPE.drug, whole: true, gap: 8 }])],
      [{ text: order.directions, style: TYPE.text }, { text: order.purpose ?? 'purpose: not on order', style: TYPE.strong, whole: true }],
      ...order.notes.map((note): readonly Piece[] => [{ text: note, style: TYPE.limit }]),
    ], 0, main),
    column(fonts, [[{ text: `start ${order.start}`, style: TYPE.text }], [{ text: `stop ${order.stop}`, style: TYPE.text }]], main + GAP, LIFE),
    column(fonts, [[{ text: `Rx ${order.rxNumber}`, style: TYPE.text }], [{ text: order.prescriber, style: TYPE.text }]], width - WHO, WHO),
  ];
  return { kind: 'text', title: name, height: Math.max(...parts.map(({ bottom }) => bottom)) + PADDING - 2, lines: parts.flatMap(({ placed }) => placed), chip: null };
}

/** A recap's order in as few lines as it needs, with a box to tick it and the day until which its prescription reaches. */
function recapRow(fonts: Fonts, order: Order, width: number): FlowRow {
  const { name, strength, form } = order.drug;
  const main = width - BOX - LIFE - GAP;
  const parts = [
    column(fonts, [[
      { text: name, style: TYPE.drug }, { text: strength, style: TYPE.drug, whole: true }, { text: form, style: TYPE.drug }, ...(order.schedule === null ? [] : [{ text: order.schedule, style: TYPE.drug, whole: true, gap: 8 }]),
      { text: order.directions, style: TYPE.text, gap: 8 }, { text: order.purpose ?? 'purpose: not on order', style: TYPE.strong, whole: true },
      ...order.notes.map((note): Piece => ({ text: note, style: TYPE.limit, whole: true, gap: 8 })),
      ...[`Rx ${order.rxNumber}`, order.prescriber, `start ${order.start}`, `stop ${order.stop}`].map((text): Piece => ({ text, style: TYPE.reference, whole: true, gap: 8 })),
    ]], BOX, main),
    column(fonts, [[{ text: 'may be filled until', style: TYPE.reference }], [{ text: order.recertify ?? '', style: TYPE.strong }]], width - LIFE, LIFE),
  ];
  return { kind: 'line', title: name, height: Math.max(BOX_HEIGHT, ...parts.map(({ bottom }) => bottom + PADDING - 2)), lines: parts.flatMap(({ placed }) => placed), chip: null };
}

function writeIn(fonts: Fonts, label: string, width: number): FlowRow {
  return { ...textRow(fonts, label, [{ text: label, style: TYPE.strong }], width), height: WRITE_IN_LINE };
}

/** Everything an order sheet says below its head, row by row; `overflow` are lists too long for the head. */
export function orderSheetRows(fonts: Fonts, { sections, ending, writeIn: lines, layout }: OrderSheetModel, overflow: ResidentHead['overflow'], width: number): readonly FlowRow[] {
  const none = (text: string): FlowRow => textRow(fonts, text, [{ text, style: TYPE.text }], width);
  return [
    ...(layout === 'recap' ? [none('Tick what goes on as it stands; strike out what ends; write beside it what is to be other.')] : []),
    ...sections.flatMap(({ title, orders }) => [section(fonts, `${title} (${orders.length})`, width), ...(orders.length === 0 ? [none('None.')] : orders.map((order) => (layout === 'recap' ? recapRow : orderRow)(fonts, order, width)))]),
    section(fonts, 'DIET, THERAPY, OTHER ORDERS: write what is ordered, or "none"', width),
    ...lines.map((label) => writeIn(fonts, label, width)),
    section(fonts, `ENDING SOON (${ending.length})`, width),
    ...(ending.length === 0
      ? [none('No order and no prescription ends on these days.')]
      : ending.map(({ drug, rxNumber, what }) => textRow(fonts, drug, [{ text: drug, style: TYPE.strong }, { text: `Rx ${rxNumber}`, style: TYPE.text, whole: true, gap: 8 }, { text: what, style: TYPE.text, gap: 8 }], width))),
    ...overflow.flatMap(({ title, text }) => [section(fonts, title, width), textRow(fonts, title, [{ text, style: TYPE.text }], width)]),
  ];
}
