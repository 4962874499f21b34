import type { MinuteOfDay } from '@cyclefill/domain/kernel';

/** Two measures of one thing: to the right and downwards, in points (1/72 inch). */
export interface Extent {
  readonly x: number;
  readonly y: number;
}

/** Where the cells of printed stock lie (D60), in points from the upper left corner of the page: a starting point, to be measured and calibrated. */
export interface StockGeometry {
  readonly page: Extent;
  /** Upper left corner of the first cell's share of the grid. */
  readonly origin: Extent;
  readonly columns: number;
  readonly rows: number;
  /** From one cell to the next. */
  readonly pitch: Extent;
  /** From the upper left corner of a cell's share of the grid to the cell itself. */
  readonly inset: Extent;
  /** Width and height of the cell itself. */
  readonly cavity: Extent;
  /** What a printer leaves free at each edge. */
  readonly margin: number;
}

/** What every pack with cells has. */
interface CellStock {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Most whole or part tablets that fit one cell: what holds where volumes are not known (R237, D62). */
  readonly maxItemsPerCell: number;
  /** Room of one cell in cubic millimetres; null = only the count holds. */
  readonly cellVolume: number | null;
  readonly geometry: StockGeometry;
}

/** A card of one drug and one pass (D61): a new card is a row of data, not code. */
export interface CardType extends CellStock {
  readonly kind: 'card';
  readonly columns: number;
  readonly rows: number;
  /** Cavities that exist (31 of a 7 × 5 grid). */
  readonly capacity: number;
}

/** A part of the day with a column of its own; it reaches to where the next one begins, and the last one into the first. */
export interface SheetColumn {
  readonly from: MinuteOfDay;
  /** Where two hours share a part of the day, the one nearest to this has the column. */
  readonly usual: MinuteOfDay;
}

/** A multi-dose sheet: one row a day, one column a part of the day; with a single column it is of one pass, as a calendar is. */
export interface SheetType extends CellStock {
  readonly kind: 'sheet';
  readonly days: number;
  readonly columns: number;
  /** As many as `columns`, by the clock; a sheet of one column has none. */
  readonly parts: readonly SheetColumn[];
  /** Printed lines a cell holds; a long drug name takes two (D104). */
  readonly maxLinesPerCell: number;
  /** Longest name and strength that one printed line takes. */
  readonly lineLength: number;
}

/** Pouches in a row, one a pass; what does not fit one pouch is in further pouches of that pass, "1 of 2". */
export interface PouchType extends CellStock {
  readonly kind: 'pouch';
  /** Days of one strip. */
  readonly days: number;
  /** Most pouches of one pass; an order that fits none of them is on a further strip. */
  readonly pouchesAPass: number;
  readonly maxLinesPerCell: number;
  readonly lineLength: number;
}

/** A container that holds a drug loose or as its maker packed it. */
export interface ContainerType {
  readonly kind: 'container';
  readonly id: string;
  readonly name: string;
  /** `vial`: counted out; `bulk`: measured out or too much for a vial; `unit_of_use`: the maker's package, given out whole (R136). */
  readonly holds: 'vial' | 'bulk' | 'unit_of_use';
}

/** Cells that several drugs may share. */
export type SharedType = SheetType | PouchType;
export type PackType = CardType | SharedType | ContainerType;
/** A pack that has cells, and so a plan of its own. */
export type CellType = CardType | SharedType;

/** How a facility wants its countable doses packed. */
export const PACKAGINGS = ['card', 'multi_dose', 'bulk'] as const;
/** `card`: one drug a card and pass; `multi_dose`: shared cells; `bulk`: its own container outside both. */
export type Packaging = (typeof PACKAGINGS)[number];

/** What a pack type makes of an order. */
export function packagingOf({ kind }: PackType): Packaging {
  return kind === 'card' ? 'card' : kind === 'container' ? 'bulk' : 'multi_dose';
}
