import type { PassText, WeekCell, WeekModel } from '@cyclefill/domain/documents';
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
export const CELL_LINE = 9.5;
export const NAME_LINE = 8.3;
/** Strip, count column, right padding. */
export const CELL = { strip: 4, count: 22, text: 26, right: 3, head: 11.5, bottom: 1.5 } as const;
/** More drugs than this have the table on a sheet of its own (D104). */
const MAX_DRUGS_ON_SHEET = 6;

/** Lines of one cell: a strength hangs under its name when both do not fit in one line, and is not broken inside. */
export interface MeasuredCell {
  readonly cell: WeekCell;
  readonly name: readonly Line[];
  readonly drugs: readonly { readonly count: string; readonly lines: readonly Line[] }[];
  /** A narrow column has the number of items beside the name. */
  readonly itemsBelow: boolean;
  readonly height: number;
}

/** One sheet of cells: which days, and how high each is. */
export interface WeekSheet {
  readonly from: number;
  readonly heights: readonly number[];
}

/** Page and column measures. */
export interface WeekGeometry {
  readonly page: PageSize;
  readonly left: number;
  readonly right: number;
  readonly width: number;
  readonly column: number;
  /** Lower edge of cells. */
  readonly bottom: number;
}

export function weekGeometry({ paper, passes }: Pick<WeekModel, 'paper' | 'passes'>): WeekGeometry {
  const page = portrait(paper);
  const width = page.width - 2 * WEEK_MARGIN.x;
  return { page, left: WEEK_MARGIN.x, right: WEEK_MARGIN.x + width, width, column: width / passes.length, bottom: page.height - WEEK_MARGIN.y - FOOT_HEIGHT };
}

/** Width of `items 6`, with its margins. */
function itemsWidth(fonts: Fonts, { items }: WeekCell): number {
  return fonts.width(items, WEEK_TYPE.itemCount) + fonts.width('items', WEEK_TYPE.items) + 12;
}

/** Measures a cell of a resident for a pass and a column of so many points. */
export function measureCell(fonts: Fonts, cell: WeekCell, who: string, pass: PassText, column: number): MeasuredCell {
  const head = CELL.strip + 10 + fonts.width(`${cell.date} ${pass.clock}`, WEEK_TYPE.date);
  const itemsBelow = head + itemsWidth(fonts, cell) > column;
  const drugs = cell.lines.map(({ count, name, strength }) => ({
    count,
    lines: breakLines(fonts, [{ text: name, style: WEEK_TYPE.cell }, { text: strength, style: WEEK_TYPE.cell, whole: true }], column - CELL.text - CELL.right),
  }));
  const pieces: readonly Piece[] = [{ text: who, style: WEEK_TYPE.smallStrong }, { text: pass.word.toLowerCase(), style: WEEK_TYPE.small, whole: true, gap: 4 }];
  const name = breakLines(fonts, pieces, (index) => column - CELL.strip - 8 - (itemsBelow && index === 0 ? itemsWidth(fonts, cell) : 0));
  const lines = drugs.reduce((sum, drug) => sum + drug.lines.length, 0);
  return { cell, name, drugs, itemsBelow, height: CELL.head + name.length * NAME_LINE + lines * CELL_LINE + CELL.bottom };
}

/** Height each day needs: that of its fullest cell. */
export function dayHeights(rows: readonly (readonly (MeasuredCell | null)[])[]): readonly number[] {
  return rows.map((cells) => Math.max(36, ...cells.map((cell) => cell?.height ?? 0)));
}

/** Whether the drug table and all days fit one page. */
export function fitsOnePage(model: WeekModel, heights: readonly number[], room: number): boolean {
  return model.drugs.length <= MAX_DRUGS_ON_SHEET && heights.reduce((sum, height) => sum + height, 0) <= room;
}

/** Divides days among sheets of `room` points; days of one sheet are equally high where they can be. */
export function weekSheets(heights: readonly number[], room: number): readonly WeekSheet[] {
  const sheets: { from: number; heights: number[] }[] = [{ from: 0, heights: [] }];
  let used = 0;
  heights.forEach((height, day) => {
    if (used + height > room && used > 0) {
      sheets.push({ from: day, heights: [] });
      used = 0;
    }
    sheets.at(-1)?.heights.push(height);
    used += height;
  });
  return sheets.map(({ from, heights: own }) => ({ from, heights: shared(own, room) }));
}

/** Equal heights if the fullest day fits an equal share, else each its own and an equal part of what is left. */
function shared(heights: readonly number[], room: number): readonly number[] {
  const equal = room / Math.max(heights.length, 5);
  if (Math.max(...heights) <= equal) return heights.map(() => equal);
  const free = Math.max(0, room - heights.reduce((sum, height) => sum + height, 0)) / heights.length;
  return heights.map((height) => height + free);
}
