import type { Day, LocalMinute } from '@cyclefill/domain/kernel';
import type { FillQuantities, FillStatus, ResidentContext } from '@cyclefill/domain/cycle-fill';
import type { PackedDose, Packaging } from '@cyclefill/domain/packing';
import { packableDoses } from '@cyclefill/domain/regimen';
import type { FillSnapshot, SnapshotOrder } from '../compute-fill-batch/fill-snapshot.js';
import type { ResidentContexts } from '../compute-fill-batch/resident-contexts.js';

/** A stored line of a batch with the order version it was computed from. */
export interface PlannedLine {
  readonly lineId: string;
  readonly order: SnapshotOrder;
  readonly status: FillStatus;
  readonly packaging: Packaging;
  readonly quantities: FillQuantities;
  readonly packFrom: LocalMinute | null;
  readonly packTo: LocalMinute | null;
  /** First day that another cycle fills; null = the window's end. */
  readonly fillsTo: Day | null;
}

/** A computed batch as packs and documents read it: the snapshot it came from and its lines, in output order. */
export interface BatchPlan {
  readonly snapshot: FillSnapshot;
  readonly contexts: ResidentContexts;
  readonly lines: readonly PlannedLine[];
}

/** The doses a line dispenses: what its packs hold, to the unit. */
export function packedDoses(line: PlannedLine, context: ResidentContext): readonly PackedDose[] {
  return line.packFrom === null || line.packTo === null ? [] : packableDoses(line.order, context, line.packFrom, line.packTo);
}
