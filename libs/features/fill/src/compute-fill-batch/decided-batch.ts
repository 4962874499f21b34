import type { FillResult } from '@cyclefill/domain/cycle-fill';
import type { Day, Finding } from '@cyclefill/domain/kernel';
import type { ResidentCheck } from '@cyclefill/features/clinical';
import type { Packaging } from '@cyclefill/domain/packing';
import type { SnapshotOrder } from './fill-snapshot.js';

/** One order's line with what it was decided on. */
export interface DecidedLine {
  readonly order: SnapshotOrder;
  readonly result: FillResult;
  readonly packaging: Packaging;
  /** First day that another cycle fills (R106); null = it is for the window to its end. */
  readonly fillsTo: Day | null;
}

/** A finding with the order and resident it stands under. */
export interface DecidedFinding {
  readonly finding: Finding;
  readonly orderId: string | null;
  readonly residentId: string;
}

/** Counts that balance: eligible = filled + excepted + skipped. */
export interface BatchCounts {
  readonly eligible: number;
  readonly filled: number;
  readonly excepted: number;
  readonly skipped: number;
  /** Lines by status, and findings by code. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** What a batch came to. */
export interface DecidedBatch {
  readonly lines: readonly DecidedLine[];
  readonly findings: readonly DecidedFinding[];
  readonly counts: BatchCounts;
  /** The clinical checks over each resident, for the record (R412). */
  readonly checks: readonly ResidentCheck[];
}
