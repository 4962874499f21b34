import type { CardModel } from '@cyclefill/domain/documents';
import { type DataMatrix, MODULE, dataMatrix, symbolSide } from './data-matrix.js';
import type { Fonts, TextStyle } from './fonts.js';
import { type Line, type LineWidth, type Piece, breakLines, breakText } from './text-layout.js';

/** Label of D105 in points. */
export const LABEL = { width: 288, height: 144, margin: 10, bottom: 3.5 } as const;

/** Type of D105: what the nurse reads at 12 or more, what the pharmacist looks up at 7. */
export const LABEL_TYPE = {
  name: { weight: 'bold', size: 13 },
  room: { weight: 'semibold', size: 9 },
  pass: { weight: 'bold', size: 10.5 },
  drug: { weight: 'bold', size: 15 },
  drugAgain: { weight: 'bold', size: 10 },
  schedule: { weight: 'bold', size: 9.5, ink: '1' },
  directions: { weight: 'regular', size: 12 },
  purpose: { weight: 'semibold', size: 12 },
  description: { weight: 'semibold', size: 9 },
  caution: { weight: 'semibold', size: 8.5 },
  reference: { weight: 'regular', size: 7 },
} as const satisfies Record<string, TextStyle>;

const HEAD = 26.5;
const MAX_NAME_LINES = 2;
const LEADING = new Map<TextStyle, number>([[LABEL_TYPE.name, 14], [LABEL_TYPE.drug, 16.5], [LABEL_TYPE.drugAgain, 12], [LABEL_TYPE.description, 11.5], [LABEL_TYPE.caution, 10]]);
const RULE_GAP = 5.5;

/** Leading of directions and reference lines; `runOn` joins the reference lines. */
interface Setting {
  readonly directions: number;
  readonly reference: number;
  readonly runOn: boolean;
}

/** From generous to tight: type never shrinks, only the space between lines does. */
const GENEROUS: Setting = { directions: 15, reference: 9.5, runOn: false };
const SETTINGS: readonly Setting[] = [GENEROUS, { directions: 15, reference: 8.3, runOn: false }, { directions: 15, reference: 8.3, runOn: true }, { directions: 14, reference: 8, runOn: true }];

/** A line of the label; a rule stands over the first line of the lower zone. */
export interface LabelLine {
  readonly line: Line;
  readonly leading: number;
  readonly rule: boolean;
}

/** One label; most cards have one. */
export interface LabelPage {
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
  return runs.some(({ style }) => style === LABEL_TYPE.name) ? 14 : 11;
}

/** Width of the chip that names the pass. */
export function chipWidth(fonts: Fonts, { pass }: CardModel['label']): number {
  const { size } = LABEL_TYPE.pass;
  return fonts.width(pass.word, LABEL_TYPE.pass) + fonts.width(pass.clock, LABEL_TYPE.pass) + pass.bars * size * 0.36 + size * 0.4 + 19;
}

/** Width of the reversed chip of a controlled drug. */
export function scheduleWidth(fonts: Fonts, schedule: string | null): number {
  return schedule === null ? 0 : fonts.width(schedule, LABEL_TYPE.schedule) + 12;
}

interface Zones {
  readonly upper: readonly Line[];
  readonly lower: readonly Line[];
}

function zonesOf(fonts: Fonts, { label }: CardModel, nameRest: readonly Line[], width: number, lowerWidth: number, runOn: boolean): Zones {
  const { drug, directions, purpose, description, caution, reference } = LABEL_TYPE;
  const chip = scheduleWidth(fonts, label.schedule);
  const drugPieces: readonly Piece[] = [{ text: label.drug.name, style: drug }, { text: label.drug.strength, style: drug, whole: true }, { text: label.drug.form, style: drug }];
  const sentences: readonly Piece[] = [{ text: label.directions, style: directions }, { text: label.passNote ?? '', style: directions, whole: true }, { text: label.purpose ?? 'Purpose: not on order.', style: purpose, whole: true }];
  const facts: readonly Piece[] = [label.looks, `qty ${label.quantity} ${label.unit}`, label.cardCount].map((text) => ({ text, style: description, whole: true, gap: 12 }));
  const parts = (text: string): readonly Piece[] => text.split(/ {2,}/).map((part) => ({ text: part, style: reference, whole: true, gap: 5.5 }));
  const paragraphs = runOn ? [label.reference.flatMap(parts)] : label.reference.map(parts);
  const name = breakLines(fonts, nameRest.flatMap(({ runs }) => runs.map(({ text, style }) => ({ text, style }))), width);
  return {
    upper: [...name, ...breakLines(fonts, drugPieces, (index) => (index === 0 && chip > 0 ? width - chip - 6 : width)), ...breakLines(fonts, sentences, width)],
    lower: [...breakLines(fonts, facts, lowerWidth), ...label.cautions.flatMap((text) => breakText(fonts, text, caution, lowerWidth)), ...paragraphs.flatMap((pieces) => breakLines(fonts, pieces, lowerWidth))],
  };
}

function leadingOf({ runs }: Line, setting: Setting): number {
  const each = ({ style }: { readonly style: TextStyle }): number => LEADING.get(style) ?? (style.size === LABEL_TYPE.directions.size ? setting.directions : setting.reference);
  return Math.max(...runs.map(each));
}

function flow({ upper, lower }: Zones, setting: Setting): readonly LabelLine[] {
  const below = (line: Line, index: number): LabelLine => ({ line, leading: leadingOf(line, setting) + (index === 0 ? RULE_GAP : 0), rule: index === 0 });
  return [...upper.map((line) => ({ line, leading: leadingOf(line, setting), rule: false })), ...lower.map(below)];
}

const heightOf = (lines: readonly LabelLine[]): number => lines.reduce((sum, { leading }) => sum + leading, 0);

/** Divides lines among labels whose flow has `room` points; each after the first begins with `again`. */
function divided(lines: readonly LabelLine[], again: readonly LabelLine[], room: number): readonly (readonly LabelLine[])[] {
  const pages: LabelLine[][] = [[]];
  let used = 0;
  for (const [index, one] of lines.entries()) {
    if (used + one.leading > room && index > 0) {
      pages.push([...again]);
      used = heightOf(again);
    }
    pages.at(-1)?.push(one);
    used += one.leading;
  }
  return pages;
}

/** The drug again, for labels after the first: none may be taken for another drug's. A name of half a label is not repeated. */
function drugAgain(fonts: Fonts, { drug }: CardModel['label'], width: number, room: number): readonly LabelLine[] {
  const style = LABEL_TYPE.drugAgain;
  const lines = breakLines(fonts, [{ text: drug.name, style }, { text: drug.strength, style, whole: true }, { text: `${drug.form}, continued`, style }], width);
  const again = flow({ upper: lines, lower: [] }, GENEROUS);
  return heightOf(again) * 2 > room ? [] : again;
}

/** Whether every line that reaches down to the symbol ends before it. */
function clearsSymbol(lines: readonly LabelLine[], top: number, symbolTop: number, beside: number): boolean {
  let y = top;
  return lines.every(({ line, leading }) => {
    y += leading;
    return y + 3 < symbolTop || line.width <= beside;
  });
}

/** Measures the labels of a card: one where everything fits, else `label 1 of 2` and so on; no text is shortened (D4). */
export function labelPages(fonts: Fonts, model: CardModel): readonly LabelPage[] {
  const width = LABEL.width - 2 * LABEL.margin;
  const symbol = dataMatrix(model.packId);
  const symbolTop = LABEL.height - LABEL.margin + 2 - symbolSide(symbol);
  const beside = width - symbolSide(symbol) - 2 * MODULE;
  const pieces: readonly Piece[] = [{ text: model.resident.name, style: LABEL_TYPE.name }, { text: model.resident.room, style: LABEL_TYPE.room, whole: true, gap: 7 }];
  const nameWidth: LineWidth = (index) => (index === 0 ? width - chipWidth(fonts, model.label) - 6 : width);
  const allName = breakLines(fonts, pieces, nameWidth);
  const name = allName.slice(0, MAX_NAME_LINES);
  const nameHeight = HEAD + name.slice(1).reduce((sum, line) => sum + nameLeading(line), 0);
  const room = LABEL.height - nameHeight - LABEL.bottom;
  const frame = { name, nameHeight, symbol, symbolTop };
  for (const setting of SETTINGS) {
    const lines = flow(zonesOf(fonts, model, allName.slice(MAX_NAME_LINES), width, beside, setting.runOn), setting);
    if (heightOf(lines) <= room && clearsSymbol(lines, nameHeight, symbolTop, beside)) return [{ ...frame, lines, number: 1, count: 1 }];
  }
  const besideCount = Math.min(beside, width - fonts.width('label 88 of 88', LABEL_TYPE.caution)) - 6;
  const again = drugAgain(fonts, model.label, besideCount, room);
  const choices = SETTINGS.map((setting) => divided(flow(zonesOf(fonts, model, allName.slice(MAX_NAME_LINES), besideCount, besideCount, setting.runOn), setting), again, room));
  const fewest = Math.min(...choices.map(({ length }) => length));
  const pages = choices.find(({ length }) => length === fewest) ?? [];
  return pages.map((lines, index) => ({ ...frame, lines, number: index + 1, count: pages.length }));
}
