import type { CycleTiming, DeliveryCalendar, TextProblem } from '@cyclefill/domain/cycle-fill';
import type { Day, LocalMinute, Milli, MinuteOfDay, Weekday } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Regimen } from '@cyclefill/domain/regimen';
import type { ProductRow } from '@cyclefill/interop/catalogue';

/** Where a resident lives; room and bed may be '' where only the wing is known. */
export interface Place {
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
}

export interface FacilityRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly state: string;
  /** IANA. */
  readonly zone: string;
  readonly packaging: 'card' | 'multi_dose';
  readonly packType: string;
  readonly timing: CycleTiming;
  readonly nextCycleStart: Day;
  /** Day the folder speaks of; null = the day it is imported. */
  readonly asOf: Day | null;
  readonly leadDays: number;
  readonly cutOff: MinuteOfDay;
  /** Days on which it gets deliveries, and holidays. */
  readonly calendar: DeliveryCalendar;
  readonly residenceCode: string;
  readonly labelProfile: 'nurse' | 'self';
  /** Wings that are known by name even when nobody lives there yet. */
  readonly wings: readonly string[];
}

/** The cycle of one wing that has its own. */
export interface WingCycleRow {
  readonly line: number;
  readonly facility: string;
  readonly wing: string;
  readonly timing: CycleTiming;
  readonly anchor: Day;
  readonly leadDays: number;
  readonly cutOff: MinuteOfDay;
  /** null = the facility's. */
  readonly deliveryWeekdays: readonly Weekday[] | null;
}

/** Why an order as received cannot be trusted (E20), or what its text says against it (D50, D56). */
export type DataProblem = 'product_mismatch' | 'resident_status' | 'status_unclear' | TextProblem;

export interface ResidentRow {
  readonly line: number;
  readonly facility: string;
  readonly code: string;
  /** null = lives nowhere yet. */
  readonly place: Place | null;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: Day;
  readonly sex: string;
  /** null = never recorded; empty = no known allergies. */
  readonly allergies: readonly string[] | null;
  readonly diagnoses: readonly string[];
  readonly admittedOn: Day;
  /** As written, in small letters; `active` = is there. */
  readonly status: string;
  readonly crushMeds: boolean;
  readonly payer: string;
  readonly partD: boolean;
  readonly autoRefillConsent: boolean;
}

export interface PrescriberRow {
  readonly line: number;
  readonly npi: string;
  readonly name: string;
}

export interface MedPassTimesRow {
  readonly line: number;
  readonly facility: string;
  /** null = the whole facility. */
  readonly wing: string | null;
  readonly code: string;
  readonly minutes: readonly MinuteOfDay[];
  readonly effectiveFrom: Day;
}

/** Moments `[from, to)`; `to` null = open. */
export interface HoldSpan {
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

export interface OrderRow {
  readonly line: number;
  readonly facility: string;
  readonly resident: string;
  readonly rxNumber: string;
  readonly ndc11: string;
  readonly drug: string;
  /** '' = none given. */
  readonly npi: string;
  readonly frequencyCode: string;
  /** null = the directions could not be read; the order stands as written. */
  readonly regimen: Regimen | null;
  readonly prn: boolean;
  readonly prnReason: string;
  readonly dose: Milli;
  readonly doseUnit: string;
  readonly route: string;
  readonly sigText: string;
  readonly indication: string;
  readonly category: string;
  /** Rows of one taper or split order share it. */
  readonly group: string | null;
  readonly step: number | null;
  readonly daw: string;
  readonly sourceDocument: string;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly hold: HoldSpan | null;
  readonly writtenOn: Day;
  /** null = the prescription names none (R201). */
  readonly earliestFillOn: Day | null;
  readonly schedule: DeaSchedule | null;
  readonly quantityWritten: Milli;
  readonly refillsAuthorised: number;
  readonly refillsUsed: number;
  readonly authorisedLeft: Milli;
  readonly lastFill: { readonly on: Day; readonly quantity: Milli } | null;
  readonly onHand: Milli | null;
  /** null = nothing against it. */
  readonly dataProblem: DataProblem | null;
}

export type CensusEventKind = 'leave' | 'hospital' | 'transfer' | 'discharge';

export interface CensusEventRow {
  readonly line: number;
  readonly facility: string;
  readonly resident: string;
  readonly kind: CensusEventKind;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  /** Where the resident lives from then on; of transfers only. */
  readonly place: Place | null;
  readonly detail: string;
}

export interface StockRow {
  readonly line: number;
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly units: Milli;
  readonly location: string;
}

/** A row that names a product, with what it says about it; to be held against the catalogue. */
export interface ProductMention {
  readonly file: string;
  readonly line: number;
  readonly ndc11: string;
  /** Cells by column; '' and missing ones are not compared. */
  readonly drug?: string;
  readonly strength?: string;
  readonly form?: string;
  readonly doseUnit?: string;
  readonly schedule?: DeaSchedule | null;
}

/** A census folder, typed. Rows keep the order of their file. */
export interface CensusFolder {
  readonly products: readonly ProductRow[];
  readonly facilities: readonly FacilityRow[];
  readonly wingCycles: readonly WingCycleRow[];
  readonly medPasses: readonly MedPassTimesRow[];
  readonly prescribers: readonly PrescriberRow[];
  readonly residents: readonly ResidentRow[];
  readonly orders: readonly OrderRow[];
  readonly events: readonly CensusEventRow[];
  readonly stock: readonly StockRow[];
  readonly mentions: readonly ProductMention[];
}
