/** Geometry and limits of pack stock, as data (D60): a new card is a row here, not code. */
export interface CardType {
  readonly kind: 'card';
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  /** Cavities that exist (31 of a 7 × 5 grid). */
  readonly capacity: number;
  /** Most whole or part tablets that fit one cavity (R237). */
  readonly maxItemsPerCell: number;
}

/** A multi-dose sheet: one row a day, one column a pass. */
export interface SheetType {
  readonly kind: 'sheet';
  readonly id: string;
  readonly days: number;
  readonly columns: number;
  readonly maxItemsPerCell: number;
  /** Printed lines a cell holds; a long drug name takes two (D104). */
  readonly maxLinesPerCell: number;
}

export type PackType = CardType | SheetType;

export const CARD_31: CardType = { kind: 'card', id: 'card-31', columns: 7, rows: 5, capacity: 31, maxItemsPerCell: 6 };
export const WEEK_7X4: SheetType = { kind: 'sheet', id: 'week-7x4', days: 7, columns: 4, maxItemsPerCell: 12, maxLinesPerCell: 6 };

/** How a facility wants its countable doses packed. */
export const PACKAGINGS = ['card', 'multi_dose', 'bulk'] as const;
/** `card`: one drug a card and pass; `multi_dose`: shared cells; `bulk`: its own container outside both. */
export type Packaging = (typeof PACKAGINGS)[number];
