import type { Day, DayRange, LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import type { FillOrder, StockLot, UnsettledList } from '@cyclefill/domain/cycle-fill';
import type { RefillConsent, RulePack } from '@cyclefill/domain/law';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import type { PackProduct, PackingSettings } from '@cyclefill/domain/packing';

/** Whose cycle fills: a wing's, or with null the facility's own. */
export interface CycleOwner {
  readonly wingId: string | null;
  readonly wing: string | null;
}

/** The batch that is being worked, as its row says. */
export interface BatchFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly runId: string;
  readonly facilityId: string;
  readonly facilityCode: string;
  readonly zone: string;
  readonly packaging: 'card' | 'multi_dose';
  /** Whose residents it fills; null = everybody: no wing has a cycle of its own, or it is no batch of a cycle. */
  readonly fills: CycleOwner | null;
  /** The state of the country that the facility lies in, two letters. */
  readonly usState: string;
  readonly residenceCode: string;
  /** Long-term care for Part D: nursing care, not assisted living. */
  readonly partDFacility: boolean;
  readonly window: DayRange;
  readonly previousFrom: Day;
  /** The decision clock on the facility's wall. */
  readonly asOf: LocalMinute;
  readonly asOfInstant: Date;
  readonly knownAt: Date;
  /** When it was computed, or last rebuilt: what was recorded after that it did not see. null = not yet, so everything is seen. */
  readonly seenAt: Date | null;
  readonly state: string;
  /** Rule packs and versions it was computed with; null = not computed yet, so the newest are used. */
  readonly rulePack: string | null;
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
  /** First day on which the wing's cycle can follow (R106); null = any. */
  readonly heldUntil: Day | null;
}

/** One resident as known at the batch's knowledge. */
export interface ResidentFacts {
  readonly id: string;
  readonly code: string;
  readonly allergiesRecorded: boolean;
  /** As recorded; null = never, empty = none known. */
  readonly allergies: readonly string[] | null;
  readonly bornOn: Day;
  readonly crushMeds: boolean;
  /** Code of who pays, as rules know it; '' = nobody is named. */
  readonly payer: string;
  readonly partD: boolean;
  readonly consent: RefillConsent;
  /** The list that must be settled before a cycle supply is packed (R305); null = none. */
  readonly unreconciled: UnsettledList | null;
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
  /** Ids of the versions it was read from, one after the other. */
  readonly inputs: string;
}

/** The part of a facility that is read: residents with all their orders. */
export interface SnapshotPart {
  readonly residents: readonly string[];
  readonly orders: readonly string[];
  /** Read at the knowledge of now, so that what is known is what nothing has closed: those rows have an index by order. */
  readonly current: boolean;
}

/** The rules of one batch: a pack for each payer of its residents, and one stamp for them all. */
export interface BatchRules {
  /** Packs and versions used, for the batch's row. */
  readonly stamp: string;
  forPayer(payer: string): RulePack;
}

/** Days of a window on which a batch's cycle fills each resident; who is not in it is filled by another cycle. null = everybody, to the end. */
export type Shares = ReadonlyMap<string, DayRange> | null;

/** Everything a batch is computed from, read in one REPEATABLE READ transaction. */
export interface FillSnapshot {
  readonly batch: BatchFacts;
  readonly medPasses: readonly MedPassRow[];
  readonly residents: ReadonlyMap<string, ResidentFacts>;
  readonly shares: Shares;
  /** By resident code, then Rx number: the order of every output. */
  readonly orders: readonly SnapshotOrder[];
  /** Lots of the products that are ordered; null = this pharmacy keeps no stock here. */
  readonly stock: readonly StockLot[] | null;
  readonly rules: BatchRules;
  /** Hashes of blocking findings that a person set aside: such an order goes on. */
  readonly setAside: ReadonlySet<string>;
  /** Rule by which the window is packed otherwise than the facility wants (R233); null = as it wants. */
  readonly packagingRule: string | null;
  /** How each order is packed on the first day of the window. */
  readonly packing: PackingSettings;
  /** SHA-256 over the ids of the versions read and the as-of instant. */
  readonly inputHash: string;
}
