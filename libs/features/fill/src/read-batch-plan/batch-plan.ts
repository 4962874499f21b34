import { type DayRange, type LocalMinute, type MinuteRange, addDays, atMinute, dayOf } from '@cyclefill/domain/kernel';
import type { FillQuantities, FillStatus, ResidentContext } from '@cyclefill/domain/cycle-fill';
import type { PackedDose, Packaging } from '@cyclefill/domain/packing';
import { type PassSchedule, type Presence, doseStateAt, expandRegimen } from '@cyclefill/domain/regimen';
import type { FillSnapshot, SnapshotOrder } from '../compute-fill-batch/fill-snapshot.js';

/** A stored line of a batch with the order version it was computed from. */
export interface PlannedLine {
  readonly lineId: string;
  readonly order: SnapshotOrder;
  readonly status: FillStatus;
  readonly packaging: Packaging;
  readonly quantities: FillQuantities;
  readonly packFrom: LocalMinute | null;
  readonly packTo: LocalMinute | null;
}

/** A computed batch as packs and documents read it: the snapshot it came from and its lines, in output order. */
export interface BatchPlan {
  readonly snapshot: FillSnapshot;
  readonly contexts: ReadonlyMap<string, ResidentContext>;
  readonly lines: readonly PlannedLine[];
}

/** What a dose list is drawn from. */
export interface DoseSource {
  readonly regimen: SnapshotOrder['regimen'];
  readonly holds: readonly MinuteRange[];
}

/** The due doses of an order in `[from, to)`, in time order. */
export function dueDoses(order: DoseSource, { passes, presence }: { passes: PassSchedule; presence: Presence }, from: LocalMinute, to: LocalMinute): readonly PackedDose[] {
  if (order.regimen === null) return [];
  const range: DayRange = { from: dayOf(from), to: addDays(dayOf(to), 1) };
  return expandRegimen(order.regimen, passes, range)
    .map(({ day, minute, dose }) => ({ at: atMinute(day, minute), dose }))
    .filter(({ at }) => at >= from && at < to && doseStateAt(at, order.holds, presence) === 'due');
}

/** The doses a line dispenses: what its packs hold, to the unit. */
export function packedDoses(line: PlannedLine, context: ResidentContext): readonly PackedDose[] {
  return line.packFrom === null || line.packTo === null ? [] : dueDoses(line.order, context, line.packFrom, line.packTo);
}
