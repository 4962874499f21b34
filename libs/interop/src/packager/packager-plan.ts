import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';

/** One dose that a packaging machine puts into one cell, with all that it prints. */
export interface PackagerDose {
  readonly facility: string;
  readonly wing: string;
  readonly room: string;
  readonly resident: { readonly code: string; readonly family: string; readonly given: string; readonly born: string };
  readonly packCode: string;
  /** Cell of the pack, from 1. */
  readonly cell: number;
  readonly rxNumber: string;
  readonly ndc11: string;
  readonly drug: string;
  readonly strength: string;
  readonly form: string;
  /** What a unit looks like. */
  readonly description: string;
  readonly directions: string;
  readonly warnings: readonly string[];
  readonly at: LocalMinute;
  /** Part of the day, such as `MORNING`. */
  readonly slot: string;
  readonly dose: Milli;
  /** Id of the order version that the pack was built from. */
  readonly regimenVersion: string;
}

/** What goes to a packaging machine of one batch: every dose of its packs, by resident, order, moment and cell. */
export interface PackagerPlan {
  readonly batchId: string;
  readonly doses: readonly PackagerDose[];
}
