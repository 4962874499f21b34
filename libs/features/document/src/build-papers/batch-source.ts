import type { Paper } from '@cyclefill/domain/documents';
import type { BatchPlan } from '@cyclefill/features/fill';
import type { BatchLayout } from '@cyclefill/features/pack';
import type { Making, PrintContext } from '../print-context/print-context.js';

/** What the papers of a batch are made from: one plan, one layout, one set of names. */
export interface BatchSource {
  readonly plan: BatchPlan;
  readonly layout: BatchLayout;
  readonly print: PrintContext;
  /** Sentence of the finding that stopped an order, by order id. */
  readonly stoppedBy: ReadonlyMap<string, string>;
  readonly paper: Paper;
  readonly making: Making;
  /** End of file names: which wing's cycle it is of, `` = the facility's own. */
  readonly wingPart: string;
}
