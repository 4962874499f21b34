import type { PassText, PrintedGeometry, WeekCell, WeekModel } from '@cyclefill/domain/documents';
import type { Fonts, TextStyle } from './fonts.js';
import { portrait } from './paper.js';
import type { PageSize } from './press.js';
import { type Line, type Piece, breakLines } from './text-layout.js';

/** Type of D104. */
export const WEEK_TYPE = {
  name: { weight: 'bold', size: 18 },
  who: { weight: 'semibold', size: 10.5 },
  week: { weight: 'bold', size: 12 },
  text: { weight: 'regular', size: 9 },
  packId: { weight: 'bold', size: 9 },
  allergyLabel: { weight: 'semibold', size: 8.5, ink: '1' },
  allergy: { weight: 'bold', size: 10, ink: '1' },
  head: { weight: 'semibold', size: 8.5 },
  drug: { weight: 'bold', size: 9.5 },
  cell: { weight: 'regular', size: 8.75 },
  strong: { weight: 'bold', size: 8.75 },
  pass: { weight: 'bold', size: 11 },
  date: { weight: 'bold', size: 10 },
  items: { weight: 'regular', size: 7 },
  itemCount: { weight: 'bold', size: 12 },
  small: { weight: 'regular', size: 7.5 },
  smallStrong: { weight: 'bold', size: 7.5 },
  foot: { weight: 'regular', size: 7 },
} as const satisfies Record<string, TextStyle>;

export const WEEK_MARGIN = { x: 18, y: 14 } as const;
export const PASS_ROW = 19;
export const FOOT_HEIGHT = 8.5;
/** Strip, right padding, first line, foot of a cell. */
export const CELL = { strip: 4, right: 3, head: 11.5, bottom: 1.5 } as const;
/** More drugs than this have the table on a card of its own (D104). */
const MAX_DRUGS_ON_FACE = 6;
/** Two lines that say where the drugs of a cell are listed. */
const CROWDED_HEIGHT = 19;
/** A column narrower than this has its counts closer to its edge. */
const NARROW = 120;

/** Type and space between lines of a cell: first the usual, then as tight, and last as small, as can still be read (D100). */
const SETTINGS = [{ line: 9.5, name: 8.3, style: WEEK_TYPE.cell, strong: WEEK_TYPE.strong }, { line: 8.5, name: 8, style: WEEK_TYPE.cell, strong: WEEK_TYPE.strong }, { line: 7.9, name: 7.6, style: WEEK_TYPE.small, strong: WEEK_TYPE.smallStrong }] as const;

/** Lines of one cell: a strength hangs under its name when both do not fit in one line, and is not broken inside. */
export interface MeasuredCell {
  readonly cell: WeekCell;
  readonly name: readonly Line[];
  readonly drugs: readonly { readonly count: string; readonly lines: readonly Line[] }[];
  /** A narrow column has the number of items beside the name. */
  readonly itemsBelow: boolean;
  readonly setting: (typeof SETTINGS)[number];
  /** Right edge of the counts and left edge of the names, from the cell's left. */
  readonly count: number;
  readonly text: number;
  /** Its drugs have no room in it: the card lists them. */
  readonly crowded: boolean;
}

/** Where parts of a page are: a card on paper, or the zone over the cells of a stock. */
export interface WeekZone {
  readonly page: PageSize;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly bottom: number;
}

/** The zone of a pack's card: a page of paper. */
export function cardZone({ paper }: Pick<WeekModel, 'paper'>): WeekZone {
  const page = portrait(paper);
  const width = page.width - 2 * WEEK_MARGIN.x;
  return { page, left: WEEK_MARGIN.x, right: WEEK_MARGIN.x + width, width, bottom: page.height - WEEK_MARGIN.y - FOOT_HEIGHT };
}

/** The zone over the cells, which the stock has where it measures (D60). */
export function faceZone({ page, origin, columns, pitch }: PrintedGeometry): WeekZone {
  const width = columns * pitch.x;
  return { page: { width: page.x, height: page.y }, left: origin.x, right: origin.x + width, width, bottom: origin.y - PASS_ROW - 2 };
}

/** Width of `items 6`, with its margins. */
function itemsWidth(fonts: Fonts, { items }: WeekCell): number {
  return fonts.width(items, WEEK_TYPE.itemCount) + fonts.width('items', WEEK_TYPE.items) + 12;
}

/** Measures a cell of a resident for a pass, with its share of the stock. */
export function measureCell(fonts: Fonts, cell: WeekCell, who: string, pass: PassText, { x: column, y: height }: PrintedGeometry['pitch']): MeasuredCell {
  const [count, text] = column < NARROW ? [20, 22] : [22, 26];
  const head = CELL.strip + 10 + fonts.width(`${cell.date} ${pass.clock}`, WEEK_TYPE.date);
  const itemsBelow = head + itemsWidth(fonts, cell) > column;
  const drugsIn = (style: TextStyle): MeasuredCell['drugs'] => cell.lines.map(({ count: units, name, strength }) => ({ count: units, lines: breakLines(fonts, [{ text: name, style }, { text: strength, style, whole: true }], column - text - CELL.right) }));
  const words = [pass.word.toLowerCase(), cell.part ?? ''].filter(Boolean);
  const pieces: readonly Piece[] = [{ text: who, style: WEEK_TYPE.smallStrong }, ...words.map((word, index): Piece => ({ text: word, style: index === 0 ? WEEK_TYPE.small : WEEK_TYPE.smallStrong, whole: true, gap: 4 }))];
  const name = breakLines(fonts, pieces, (index) => column - CELL.strip - 8 - (itemsBelow && index === 0 ? itemsWidth(fonts, cell) : 0));
  const fits = (setting: MeasuredCell['setting']): boolean => CELL.head + name.length * setting.name + drugsIn(setting.style).reduce((sum, { lines }) => sum + lines.length, 0) * setting.line + CELL.bottom <= height;
  const found = SETTINGS.find(fits);
  const setting = found ?? SETTINGS[0];
  return { cell, name, drugs: drugsIn(setting.style), itemsBelow, count, text, setting, crowded: found === undefined };
}

/** Whether a cell has room under the name for what it says at least: its drugs, or that the card lists them. */
export function nameHasRoom({ name, setting, crowded }: MeasuredCell, { y: height }: PrintedGeometry['pitch']): boolean {
  return !crowded || CELL.head + name.length * setting.name + CROWDED_HEIGHT + CELL.bottom <= height;
}

/** Whether the drug table has room over the cells, in so many points. */
export function fitsOnFace(model: WeekModel, height: number, room: number): boolean {
  return model.drugs.length <= MAX_DRUGS_ON_FACE && height <= room;
}
