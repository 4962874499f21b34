import { MINUTES_PER_DAY, type Milli, formatClock, formatMilli } from '@cyclefill/domain/kernel';
import { plainAmount, shortDoseText, withCommas } from '@cyclefill/domain/sig';
import type { GridRow } from './mar-grid.js';
import type { RemovalRow } from './mar-removals.js';
import { type PlacedTag, edgesOf } from './mar-tags.js';
import type { MarCellState, MarRow } from './mar.model.js';
import type { ProductPrint } from './order-print.js';

/** How a block writes the dose beside the hour. */
export type DoseWords = (dose: Milli) => string;

/** `1 tab`, `10 mL` */
export function doseInUnits(product: ProductPrint): DoseWords {
  return (dose) => shortDoseText(dose, product.doseUnit);
}

/** `30 mg` where one unit has one plain strength, so that steps of one drug can be compared (D29); units otherwise. */
export function doseInStrength(product: ProductPrint): DoseWords {
  const amount = plainAmount(product.strength);
  if (amount === null) return doseInUnits(product);
  return (dose) => `${withCommas(formatMilli(((dose * amount.value) / 1000) as Milli))} ${amount.unit}`;
}

const dueOf = (cells: readonly MarCellState[]): number => cells.filter((cell) => cell === 'due').length;

function measureRow(row: GridRow, name: string): MarRow {
  return { hour: '', dose: name, kind: 'measure', cells: row.cells, due: dueOf(row.cells), edges: edgesOf(row.cells), tags: [] };
}

/** One row for what is written once a day, whichever of the rows above is due. */
export function dailyMeasures(rows: readonly GridRow[], names: readonly string[]): readonly MarRow[] {
  const [first, ...rest] = rows;
  if (first === undefined) return [];
  const cells = first.cells.map((cell, column) => {
    const states = [cell, ...rest.map((row) => row.cells[column] ?? cell)];
    return states.find((state) => state === 'due') ?? states.find((state) => state !== 'not_due') ?? cell;
  });
  return names.map((name) => measureRow({ ...first, cells }, name));
}

function removalRow({ minute, cells }: RemovalRow): MarRow {
  return { hour: formatClock(minute), dose: 'remove', kind: 'removal', cells, due: dueOf(cells), edges: edgesOf(cells), tags: [] };
}

const clockAround = (minute: number): string => formatClock((minute + MINUTES_PER_DAY) % MINUTES_PER_DAY);

/** The hour of a row, or from when to when it may be given (D44). */
function hourOf({ minute, window }: GridRow): Pick<MarRow, 'hour' | 'until'> {
  return window === null ? { hour: formatClock(minute) } : { hour: clockAround(minute - window.early), until: clockAround(minute + window.late) };
}

/** What is printed with the rows of doses. */
export interface RowPrint {
  readonly tags: readonly PlacedTag[];
  readonly words: DoseWords;
  /** Rows under each hour for what is noted beside the dose. */
  readonly noted: readonly string[];
  readonly removals: readonly RemovalRow[];
}

/** One hour with what is measured under it (D26) and, for a patch, its removals (D27). */
export function printedRows(rows: readonly GridRow[], { tags, words, noted, removals }: RowPrint): readonly MarRow[] {
  return rows.flatMap((row, index) => {
    const dose: MarRow = {
      ...hourOf(row),
      dose: row.stat ? `STAT ${words(row.dose)}` : words(row.dose),
      kind: 'dose',
      cells: row.cells,
      due: dueOf(row.cells),
      edges: edgesOf(row.cells),
      tags: tags.filter((tag) => tag.row === index).map(({ column, text }) => ({ column, text })),
    };
    return [dose, ...noted.map((name) => measureRow(row, name)), ...removals.filter(({ under }) => under === index).map(removalRow)];
  });
}
