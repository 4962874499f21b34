import type { LabelModel, PassText } from '@cyclefill/domain/documents';
import { type DataMatrix, MODULE, dataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts, TextStyle } from './fonts.js';
import { printWords } from './print-words.js';
import { type Line, type LineWidth, type Piece, breakLines, breakText } from './text-layout.js';

/** Label of D105 in points. */
export const LABEL = { width: 288, height: 144, margin: 10, bottom: 3.5 } as const;
/** An infusion says more, and hangs where it is read from farther away: 4 x 3 inches. */
const INFUSION_HEIGHT = 216;

/** Type of D105: what the nurse reads at 12 or more, what the pharmacist looks up at 7. */
export const LABEL_TYPE = {
  name: { weight: 'bold', size: 13 },
  room: { weight: 'semibold', size: 9 },
  pass: { weight: 'bold', size: 10.5 },
  drug: { weight: 'bold', size: 15 },
  drugAgain: { weight: 'bold', size: 12 },
  rxAgain: { weight: 'semibold', size: 9 },
  schedule: { weight: 'bold', size: 9.5, ink: '1' },
  directions: { weight: 'regular', size: 12 },
  purpose: { weight: 'semibold', size: 12 },
  description: { weight: 'semibold', size: 9 },
  caution: { weight: 'bold', size: 8.5 },
  reference: { weight: 'regular', size: 7 },
  ownReference: { weight: 'regular', size: 8 },
  smallOwnReference: { weight: 'regular', size: 7.5 },
  smallReference: { weight: 'regular', size: 6.5 },
} as const satisfies Record<string, TextStyle>;

const WIDTH = LABEL.width - 2 * LABEL.margin;
const HEAD = 24.5;
/** First baseline of a name; one of two lines stands higher, so that its second is beside the pass chip's foot. */
const NAME_BASELINE = 18.5;
const FIRST_OF_TWO = 14.5;
const MAX_NAME_LINES = 2;
const LEADING = new Map<TextStyle, number>([[LABEL_TYPE.name, 14], [LABEL_TYPE.drug, 16], [LABEL_TYPE.drugAgain, 14], [LABEL_TYPE.rxAgain, 11], [LABEL_TYPE.description, 11.5], [LABEL_TYPE.caution, 10]]);
const RULE_GAP = 4.5;
const NOTICE_LEADING = 12;
/** Below the symbol: more than the one module of its quiet zone. */
const SYMBOL_BOTTOM = 5.5;
/** What `label 1 of 2` takes above the symbol. */
export const COUNT_HEIGHT = 16;
/** What a baseline needs above the symbol or the label's number: the depth of a descender. */
const DESCENT = 3;

/** Leading of directions; size and leading of the reference lines; `runOn` joins these into one paragraph. */
interface Setting {
  readonly directions: number;
  readonly referenceStyle: TextStyle;
  readonly reference: number;
  readonly runOn: boolean;
}

/** From generous to tight: first the space between lines shrinks, last the reference data to the minimum of D100; nothing else does. */
const SETTINGS: readonly Setting[] = [
  { directions: 15, referenceStyle: LABEL_TYPE.reference, reference: 8.4, runOn: false },
  { directions: 14, referenceStyle: LABEL_TYPE.reference, reference: 8.4, runOn: false },
  { directions: 15, referenceStyle: LABEL_TYPE.reference, reference: 8.4, runOn: true },
  { directions: 13.5, referenceStyle: LABEL_TYPE.reference, reference: 8, runOn: true },
  { directions: 13, referenceStyle: LABEL_TYPE.reference, reference: 7.8, runOn: true },
  { directions: 13, referenceStyle: LABEL_TYPE.smallReference, reference: 7.4, runOn: true },
];

/** What a resident reads is not set tighter than it is read well, and what is looked up is larger (USP <17>): it goes on to another label sooner. */
const OWN_SETTINGS: readonly Setting[] = [
  { directions: 15, referenceStyle: LABEL_TYPE.ownReference, reference: 9.4, runOn: false },
  { directions: 15, referenceStyle: LABEL_TYPE.ownReference, reference: 9.4, runOn: true },
  { directions: 15, referenceStyle: LABEL_TYPE.smallOwnReference, reference: 8.8, runOn: true },
];

const settingsOf = ({ label }: LabelModel): readonly Setting[] => (label.reader === 'self' ? OWN_SETTINGS : SETTINGS);

/** A line of the label; a rule stands over the first line of the lower zone. */
export interface LabelLine {
  readonly line: Line;
  readonly leading: number;
  readonly rule: boolean;
}

/** One label; most cards have one. */
export interface LabelPage {
  readonly height: number;
  readonly name: readonly Line[];
  readonly nameHeight: number;
  readonly lines: readonly LabelLine[];
  readonly number: number;
  readonly count: number;
  readonly symbol: DataMatrix;
  /** Upper edge of the symbol in points from the label's. */
  readonly symbolTop: number;
}

/** Distance from the line of the name before to this one. */
export function nameLeading({ runs }: Line): number {
  return runs.some(({ style }) => style === LABEL_TYPE.name) ? 14 : 10;
}

/** Baseline of the first line of the name. */
export function nameBaseline({ name }: Pick<LabelPage, 'name'>): number {
  return name.length === 1 ? NAME_BASELINE : FIRST_OF_TWO;
}

/** Width of the chip that names the pass. */
export function chipWidth(fonts: Fonts, pass: PassText): number {
  const { size } = LABEL_TYPE.pass;
  return fonts.width(pass.word, LABEL_TYPE.pass) + fonts.width(pass.clock, LABEL_TYPE.pass) + pass.bars * size * 0.36 + size * 0.4 + 19;
}

/** Width of the reversed chip of a controlled drug. */
export function scheduleWidth(fonts: Fonts, schedule: string | null): number {
  return schedule === null ? 0 : fonts.width(schedule, LABEL_TYPE.schedule) + 12;
}

/** Width of `label 1 of 2`, which stands over the symbol. */
export function countWidth(fonts: Fonts, number: number | string, count: number | string): number {
  return fonts.width(`label ${number} of ${count}`, LABEL_TYPE.caution);
}

/** Where text may go: first baseline is below `top`; the width depends on how far down a baseline is. */
interface Column {
  readonly top: number;
  readonly widthAt: (y: number) => number;
}

/** The flow of a label: what to give, then what stays on the first label (looks, quantity, cautions, Rx), then the other reference lines. */
interface Zones {
  readonly upper: readonly LabelLine[];
  /** Lines of `upper` up to the drug's last: never parted. */
  readonly drugEnd: number;
  readonly kept: readonly LabelLine[];
  readonly rest: readonly LabelLine[];
}

function leadingOf({ runs }: Line, setting: Setting): number {
  const each = ({ style }: { readonly style: TextStyle }): number => LEADING.get(style) ?? (style.size === LABEL_TYPE.directions.size ? setting.directions : setting.reference);
  return Math.max(...runs.map(each));
}

const partsOf = (text: string): readonly string[] => text.split(/ {2,}/);

/** Looks, quantity and card; cautions share their row when they fit. */
function factPieces({ label }: LabelModel): readonly Piece[] {
  const { description, caution } = LABEL_TYPE;
  const facts = [label.looks, `qty ${label.quantity} ${label.unit}`, label.cardCount].map((text) => ({ text, style: description, whole: true, gap: 10 }));
  return [...facts, ...label.cautions.map((text) => ({ text, style: caution, whole: true, gap: 10 }))];
}

function referencePieces({ label }: LabelModel, { referenceStyle, runOn }: Setting): readonly (readonly Piece[])[] {
  const lines = label.reference.map((text) => partsOf(text).map((part): Piece => ({ text: part, style: referenceStyle, whole: true, gap: 5.5 })));
  return runOn ? [lines.flat()] : lines;
}

/** Breaks all texts of a label into lines as they come down the column. */
function zonesOf(fonts: Fonts, model: LabelModel, nameRest: readonly Line[], setting: Setting, { top, widthAt }: Column): Zones {
  const { drug, drugAgain, directions, purpose } = LABEL_TYPE;
  const { label } = model;
  let y = top;
  const set = (pieces: readonly Piece[], leading: number, chip = 0): readonly LabelLine[] => {
    const start = y;
    const lines = breakLines(fonts, pieces, (index) => widthAt(start + (index + 1) * leading) - (index === 0 ? chip : 0));
    y += lines.length * leading;
    return lines.map((line) => ({ line, leading: leadingOf(line, setting), rule: false }));
  };
  const chip = label.schedule === null ? 0 : scheduleWidth(fonts, label.schedule) + 6;
  const named = [
    // The schedule stands beside the first line, whatever it is.
    ...set(nameRest.flatMap(({ runs }) => runs.map(({ text, style }) => ({ text, style }))), 14, chip),
    ...set([{ text: label.drug.name, style: drug }, { text: label.drug.strength, style: drug, whole: true }, { text: label.drug.form, style: drug }], 16, nameRest.length === 0 ? chip : 0),
    // Name and amount of an additive are one line where a line can hold them.
    ...(label.contents ?? []).flatMap(({ name, amount }) => set([{ text: `+ ${name}`, style: drugAgain }, { text: amount, style: drugAgain, whole: true, gap: 8 }], 14)),
  ];
  const upper = [
    ...named,
    ...set([{ text: label.directions, style: directions }, { text: label.passNote ?? '', style: directions, whole: true }, { text: label.purpose ?? 'Purpose: not on order.', style: purpose, whole: true }], setting.directions),
    ...(label.useBefore === undefined ? [] : set([{ text: label.useBefore, style: drugAgain }], 14)),
  ];
  y += RULE_GAP;
  const facts = set(factPieces(model), 11.5);
  const reference = referencePieces(model, setting).flatMap((pieces) => set(pieces, setting.reference));
  return { upper, drugEnd: named.length, kept: ruled([...facts, ...reference.slice(0, 1)]), rest: reference.slice(1) };
}

/** The same lines with a rule over the first. */
function ruled([first, ...others]: readonly LabelLine[]): readonly LabelLine[] {
  return first === undefined ? [] : first.rule ? [first, ...others] : [{ ...first, leading: first.leading + RULE_GAP, rule: true }, ...others];
}

const heightOf = (lines: readonly LabelLine[]): number => lines.reduce((sum, { leading }) => sum + leading, 0);

/** How many lines from the first on have room. */
function fitting(lines: readonly LabelLine[], room: number): number {
  const over = lines.findIndex((_, index) => heightOf(lines.slice(0, index + 1)) > room);
  return over === -1 ? lines.length : over;
}

/** Labels after the first; each begins with `again`. */
function continued(lines: readonly LabelLine[], again: readonly LabelLine[], room: number): readonly (readonly LabelLine[])[] {
  if (lines.length === 0) return [];
  const count = Math.max(1, fitting(ruled(lines), room - heightOf(again)));
  return [[...again, ...ruled(lines.slice(0, count))], ...continued(lines.slice(count), again, room)];
}

/** Divides the flow among labels whose flow has `room` points. Directions that go on say so (`notice`) and leave room for what is kept on the first label. */
function divided({ upper, drugEnd, kept, rest }: Zones, again: readonly LabelLine[], notice: LabelLine, room: number): readonly (readonly LabelLine[])[] {
  const below = room - heightOf(kept);
  const cut = fitting(upper, below - notice.leading);
  if (heightOf(upper) > below && cut >= drugEnd) return [[...upper.slice(0, cut), notice, ...kept], ...continued([...upper.slice(cut), ...ruled(rest)], again, room)];
  const all = [...upper, ...kept, ...rest];
  const count = Math.max(1, fitting(all, room));
  return [all.slice(0, count), ...continued(all.slice(count), again, room)];
}

/** The code of the pack beside the Rx, where there are several labels: it stands on each of them, as its symbol does; then the date of birth, so that both are on the first line, which stays. */
function codeFirst(model: LabelModel): LabelModel {
  const { label, packId } = model;
  const [[rx = '', ...who] = [], ...rest] = label.reference.map((line) => partsOf(line).filter((part) => part !== packId));
  return { ...model, label: { ...label, reference: [[rx, packId, ...who.toReversed()], ...rest].filter((parts) => parts.length > 0).map((parts) => parts.join('   ')) } };
}

/** Drug and Rx again, for labels after the first: none may be taken for another drug's. Where the drug's name alone is half a label, the Rx stands for it. */
function drugAgain(fonts: Fonts, { label: { drug, reference }, packId }: LabelModel, width: number, room: number): readonly LabelLine[] {
  const { drugAgain: style, rxAgain } = LABEL_TYPE;
  const set = (pieces: readonly Piece[]): readonly LabelLine[] => breakLines(fonts, pieces, width).map((line) => ({ line, leading: Math.max(...line.runs.map((run) => LEADING.get(run.style) ?? 0)), rule: false }));
  const rx: Piece = { text: `${partsOf(reference[0] ?? '')[0] ?? ''}, continued`, style: rxAgain, whole: true, gap: 8 };
  const code: Piece = { text: packId, style: rxAgain, whole: true, gap: 8 };
  const again = set([{ text: drug.name, style }, { text: drug.strength, style, whole: true }, { text: drug.form, style }, rx, code]);
  return heightOf(again) * 2 > room ? set([rx, code]) : again;
}

/** Where several labels have room, in points: `narrow` is the width beside symbol and number. */
interface SharedRoom {
  readonly top: number;
  readonly room: number;
  readonly symbolTop: number;
  readonly narrow: number;
}

/** Lines of a card that needs more than one label: as few labels as the settings allow. */
function severalLabels(fonts: Fonts, model: LabelModel, nameRest: readonly Line[], { top, room, symbolTop, narrow }: SharedRoom): readonly (readonly LabelLine[])[] {
  const again = drugAgain(fonts, model, narrow, room);
  const [noticeLine] = breakText(fonts, 'Directions go on: see label 2.', LABEL_TYPE.caution, narrow);
  const notice: LabelLine = { line: noticeLine ?? { runs: [], width: 0 }, leading: NOTICE_LEADING, rule: false };
  const choices = settingsOf(model).map((setting) => {
    const kept = heightOf(zonesOf(fonts, model, nameRest, setting, { top, widthAt: () => narrow }).kept);
    // A line that may go on to a later label must clear its symbol too: only what is sure to stay on the first is wide.
    const wide = Math.min(symbolTop - COUNT_HEIGHT - DESCENT, top + room - kept - notice.leading - 0.01);
    return divided(zonesOf(fonts, model, nameRest, setting, { top, widthAt: (y) => (y < wide ? WIDTH : narrow) }), again, notice, room);
  });
  const fewest = Math.min(...choices.map(({ length }) => length));
  return choices.find(({ length }) => length === fewest) ?? [];
}

/** Measures the labels of a card: one where everything fits, else `label 1 of 2` and so on; no text is shortened (D4). */
export function labelPages(fonts: Fonts, model: LabelModel): readonly LabelPage[] {
  const symbol = dataMatrix(model.packId);
  const height = model.label.contents === undefined ? LABEL.height : INFUSION_HEIGHT;
  const symbolTop = height - SYMBOL_BOTTOM - symbolSide(symbol);
  // First, so that it stands on every label of a card, however long a name is.
  const reprint = printWords(model.identity).map((text): Piece => ({ text, style: LABEL_TYPE.pass, whole: true }));
  const apart = reprint.length === 0 ? {} : { gap: 10 };
  const pieces: readonly Piece[] = [...reprint, { text: model.resident.name, style: LABEL_TYPE.name, ...apart }, { text: model.resident.room, style: LABEL_TYPE.room, whole: true, gap: 6 }];
  const { pass } = model.label;
  const nameWidth: LineWidth = (index) => (index === 0 && pass !== null ? WIDTH - chipWidth(fonts, pass) - 4 : WIDTH);
  const allName = breakLines(fonts, pieces, nameWidth);
  const [name, nameRest] = [allName.slice(0, MAX_NAME_LINES), allName.slice(MAX_NAME_LINES)];
  const nameHeight = HEAD - NAME_BASELINE + nameBaseline({ name }) + name.slice(1).reduce((sum, line) => sum + nameLeading(line), 0);
  const room = height - nameHeight - LABEL.bottom;
  const frame = { height, name, nameHeight, symbol, symbolTop };
  const beside = WIDTH - symbolSide(symbol) - 2 * MODULE;
  const alone: Column = { top: nameHeight, widthAt: (y) => (y + DESCENT < symbolTop ? WIDTH : beside) };
  for (const setting of settingsOf(model)) {
    const { upper, kept, rest } = zonesOf(fonts, model, nameRest, setting, alone);
    const lines = [...upper, ...kept, ...rest];
    if (heightOf(lines) <= room) return [{ ...frame, lines, number: 1, count: 1 }];
  }
  const pages = severalLabels(fonts, codeFirst(model), nameRest, { top: nameHeight, room, symbolTop, narrow: Math.min(beside, WIDTH - countWidth(fonts, 88, 88)) - 6 });
  return pages.map((lines, index) => ({ ...frame, lines, number: index + 1, count: pages.length }));
}
