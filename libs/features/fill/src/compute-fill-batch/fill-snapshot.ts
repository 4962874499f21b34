import type { Day, DayRange, LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import type { FillOrder } from '@cyclefill/domain/cycle-fill';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import type { PackProduct } from '@cyclefill/domain/packing';

/** The batch that is being worked, as its row says. */
export interface BatchFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly runId: string;
  readonly facilityId: string;
  readonly facilityCode: string;
  readonly zone: string;
  readonly packaging: 'card' | 'multi_dose';
  readonly window: DayRange;
  readonly previousFrom: Day;
  /** The decision clock on the facility's wall. */
  readonly asOf: LocalMinute;
  readonly asOfInstant: Date;
  readonly knownAt: Date;
  /** When it was computed: what was recorded after that it did not see. null = not yet, so everything is seen. */
  readonly seenAt: Date | null;
  readonly state: string;
  readonly inputVersion: string;
}

/** A leave or hospital stay. */
export interface Absence extends MinuteRange {
  readonly kind: 'leave' | 'hospital';
}

/** Where a resident lives from a moment on. */
export interface Placement {
  readonly from: LocalMinute;
  readonly wingId: string | null;
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
}

/** One resident as known at the batch's knowledge. */
export interface ResidentFacts {
  readonly id: string;
  readonly code: string;
  readonly allergiesRecorded: boolean;
  readonly placements: readonly Placement[];
  readonly absences: readonly Absence[];
  /** Midnight of the last admission. */
  readonly admittedAt: LocalMinute | null;
  /** First discharge after it. */
  readonly dischargedAt: LocalMinute | null;
}

/** One order with the ids of the versions it was read from. */
export interface SnapshotOrder extends FillOrder {
  readonly versionId: string;
  readonly rxNumber: string;
  readonly product: PackProduct;
  readonly variesByDay: boolean;
}

/** Everything a batch is computed from, read in one REPEATABLE READ transaction. */
export interface FillSnapshot {
  readonly batch: BatchFacts;
  readonly medPasses: readonly MedPassRow[];
  readonly residents: ReadonlyMap<string, ResidentFacts>;
  /** By resident code, then Rx number: the order of every output. */
  readonly orders: readonly SnapshotOrder[];
  /** SHA-256 over the ids of the versions read and the as-of instant. */
  readonly inputHash: string;
}
