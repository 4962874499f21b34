import type { Paper } from '@cyclefill/domain/documents';
import type { BatchPlan } from '@cyclefill/features/fill';
import type { BatchLayout } from '@cyclefill/features/pack';
import type { StockPicks } from '@cyclefill/features/stock';
import type { Making, PrintContext } from '../print-context/print-context.js';

/** What the papers of a batch are made from: one plan, one layout, one set of names. */
export interface BatchSource {
  readonly plan: BatchPlan;
  readonly layout: BatchLayout;
  readonly print: PrintContext;
  /** Sentence of the finding that stopped an order, by order id. */
  readonly stoppedBy: ReadonlyMap<string, string>;
  /** What is kept of stock for the batch, as of planning; null = no stock is kept here. */
  readonly picks: StockPicks | null;
  readonly paper: Paper;
  readonly making: Making;
  /** End of file names: which wing's cycle it is of, `` = the facility's own. */
  readonly wingPart: string;
}
