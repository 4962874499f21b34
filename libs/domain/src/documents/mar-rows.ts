import { MINUTES_PER_DAY, type Milli, type MinuteOfDay, formatClock, formatMilli } from '@cyclefill/domain/kernel';
import { measuresOf, plainAmount, removalOf, shortDoseText, withCommas } from '@cyclefill/domain/sig';
import type { GridRow } from './mar-grid.js';
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

function measureRow(row: GridRow, hour: string, name: string): MarRow {
  return { hour, dose: name, kind: 'measure', cells: row.cells, due: dueOf(row.cells), edges: edgesOf(row.cells), tags: [] };
}

/** When a patch comes off on the day it went on; empty when that is another day or when the next one goes on. */
function removalHour(minute: MinuteOfDay, afterMinutes: number | null): string {
  return afterMinutes === null || minute + afterMinutes >= MINUTES_PER_DAY ? '' : formatClock(minute + afterMinutes);
}

const clockAround = (minute: number): string => formatClock((minute + MINUTES_PER_DAY) % MINUTES_PER_DAY);

/** The hour of a row, or from when to when it may be given (D44). */
function hourOf({ minute, window }: GridRow): Pick<MarRow, 'hour' | 'until'> {
  return window === null ? { hour: formatClock(minute) } : { hour: clockAround(minute - window.early), until: clockAround(minute + window.late) };
}

/** One hour with what is measured under it (D26) and, for a patch, its removal (D27). */
export function printedRows(rows: readonly GridRow[], tags: readonly PlacedTag[], words: DoseWords, directions: string): readonly MarRow[] {
  const measures = measuresOf(directions);
  const removal = removalOf(directions);
  return rows.flatMap((row, index) => {
    const dose: MarRow = {
      ...hourOf(row),
      dose: words(row.dose),
      kind: 'dose',
      cells: row.cells,
      due: dueOf(row.cells),
      edges: edgesOf(row.cells),
      tags: tags.filter((tag) => tag.row === index).map(({ column, text }) => ({ column, text })),
    };
    const under = measures.map((measure) => measureRow(row, '', measure));
    return removal === null ? [dose, ...under] : [dose, measureRow(row, removalHour(row.minute, removal.afterMinutes), 'remove'), ...under];
  });
}
