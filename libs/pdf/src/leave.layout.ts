import type { LeaveModel } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { type FlowRow, type StackedLines, stackLines } from './row-flow.layout.js';
import { type Piece, breakLines } from './text-layout.js';

/** Type of what a resident or a family reads (D100, D110): what must be read at 12. */
export const LEAVE_TYPE = {
  title: { weight: 'bold', size: 18 },
  name: { weight: 'bold', size: 15 },
  section: { weight: 'bold', size: 13 },
  strong: { weight: 'bold', size: 12 },
  text: { weight: 'regular', size: 12 },
  detail: { weight: 'regular', size: 9.5 },
  caution: { weight: 'bold', size: 10 },
} as const satisfies Record<string, TextStyle>;

const LEADING = new Map<TextStyle, number>([[LEAVE_TYPE.section, 16], [LEAVE_TYPE.name, 19], [LEAVE_TYPE.detail, 12.5], [LEAVE_TYPE.caution, 13]]);
const LINE = 15.5;
const PADDING = 5;
/** Columns of a dose: when, which, how much. */
const WHEN = { x: 22, width: 158 };
const WHICH = 190;
const AMOUNT = 116;

/** Leading of a style of the paper, in points. */
export const leaveLeading = (style: TextStyle): number => LEADING.get(style) ?? LINE;

const stack = (fonts: Fonts, pieces: readonly Piece[], width: number, x = 0, top = 2): StackedLines => stackLines(breakLines(fonts, pieces, width), { x, top }, leaveLeading);

function section(fonts: Fonts, title: string, width: number): FlowRow {
  const { placed, bottom } = stack(fonts, [{ text: title, style: LEAVE_TYPE.section }], width, 0, 9);
  return { kind: 'section', title, height: bottom + 2, lines: placed, chip: null };
}

function head(fonts: Fonts, title: string, width: number): FlowRow {
  const { placed, bottom } = stack(fonts, [{ text: title, style: LEAVE_TYPE.strong }], width, 0, 5);
  return { kind: 'head', title, height: bottom + 1, lines: placed, chip: null };
}

type Dose = LeaveModel['days'][number]['doses'][number];
type Drug = Dose['drug'];

const drugPieces = ({ name, strength, form }: Drug, style: TextStyle): readonly Piece[] => [{ text: name, style }, { text: strength, style, whole: true }, { text: form, style }];

/** One dose with a box to tick; what comes again every day has none, since one tick would not say of which day. */
function doseRow(fonts: Fonts, { time, daypart, drug, amount }: Dose, width: number, ticked: boolean): FlowRow {
  const { strong, text } = LEAVE_TYPE;
  const parts = [
    stack(fonts, [{ text: time, style: strong, whole: true }, { text: daypart, style: text, whole: true }], WHEN.width, WHEN.x),
    stack(fonts, drugPieces(drug, text), width - WHICH - AMOUNT - 8, WHICH),
    stack(fonts, [{ text: amount, style: strong }], AMOUNT, width - AMOUNT),
  ];
  return { kind: ticked ? 'line' : 'text', title: `${time} ${drug.name}`, height: Math.max(...parts.map(({ bottom }) => bottom)) + PADDING, lines: parts.flatMap(({ placed }) => placed), chip: null };
}

/** Paragraphs below each other as one row that is never parted. */
function paragraphs(fonts: Fonts, title: string, texts: readonly (readonly Piece[])[], width: number): FlowRow {
  let bottom = 2;
  const lines = texts.flatMap((pieces) => {
    const set = stack(fonts, pieces, width, 0, bottom);
    ({ bottom } = set);
    return set.placed;
  });
  return { kind: 'text', title, height: bottom + PADDING, lines, chip: null };
}

function medicineRow(fonts: Fonts, { drug, looks, directions, purpose, quantity, rxNumber, packId, lasts, cautions }: LeaveModel['medicines'][number], width: number): FlowRow {
  const { strong, text, detail, caution } = LEAVE_TYPE;
  return paragraphs(fonts, drug.name, [
    drugPieces(drug, strong),
    [{ text: directions, style: text }, { text: purpose ?? '', style: text, whole: true }],
    ...(lasts === null ? [] : [[{ text: lasts, style: strong }]]),
    ...cautions.map((one): readonly Piece[] => [{ text: one, style: caution }]),
    [looks, `${quantity} in the bag`, `Rx ${rxNumber}`, packId].map((one, index): Piece => ({ text: one, style: detail, whole: true, ...(index > 0 && { gap: 12 }) })),
  ], width);
}

function omittedRow(fonts: Fonts, { drug, rxNumber, reason, directions }: LeaveModel['omitted'][number], width: number): FlowRow {
  const { strong, text, detail } = LEAVE_TYPE;
  return paragraphs(fonts, drug.name, [
    [...drugPieces(drug, strong), { text: `Rx ${rxNumber}`, style: detail, whole: true, gap: 12 }],
    [{ text: reason, style: text }],
    [{ text: directions, style: detail }],
  ], width);
}

const MISSED = 'A missed dose: do not take two at once. Call the nurse or the pharmacy.';
const NOTES: Readonly<Record<LeaveModel['kind'], readonly string[]>> = {
  leave: ['Tick each box when the medicine is taken. Bring this page and everything that is left back to the nurse.', MISSED],
  discharge: [
    'See your prescriber for new prescriptions before the last day. Show this list to everybody who treats you, and to your pharmacy.',
    'Take nothing that you had at home before without asking: it may be the same medicine under another name.',
    'A missed dose: do not take two at once. Call your prescriber or the pharmacy.',
  ],
};

/** Everything the paper of a leave says, row by row: when, which, and last what is not in the bag. */
export function leaveRows(fonts: Fonts, model: LeaveModel, width: number): readonly FlowRow[] {
  const none = (text: string): FlowRow => paragraphs(fonts, text, [[{ text, style: LEAVE_TYPE.text }]], width);
  const { days, medicines, omitted } = model;
  return [
    section(fonts, 'What to take, and when', width),
    ...(days.length === 0 ? [none(model.kind === 'leave' ? 'Nothing is in the bag for this leave.' : 'Nothing is in the bag.')] : days.flatMap(({ date, doses }) => [head(fonts, date, width), ...doses.map((dose) => doseRow(fonts, dose, width, model.kind === 'leave'))])),
    section(fonts, 'About each medicine in the bag', width),
    ...(medicines.length === 0 ? [none('None.')] : medicines.map((one) => medicineRow(fonts, one, width))),
    section(fonts, 'Not in the bag, and why', width),
    ...(omitted.length === 0 ? [none('Nothing is missing.')] : omitted.map((one) => omittedRow(fonts, one, width))),
    section(fonts, 'Please', width),
    ...NOTES[model.kind].map(none),
    paragraphs(fonts, 'Signatures', [[{ text: ' ', style: LEAVE_TYPE.text }], [{ text: 'Handed over by _____________________', style: LEAVE_TYPE.detail, whole: true }, { text: 'Received by _____________________', style: LEAVE_TYPE.detail, whole: true, gap: 14 }, { text: 'Date and time ________________', style: LEAVE_TYPE.detail, whole: true, gap: 14 }]], width),
  ];
}
