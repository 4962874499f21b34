import type { DayRange, Finding, LocalMinute, Milli, MinuteOfDay } from '@cyclefill/domain/kernel';
import type { DeaSchedule } from '@cyclefill/domain/law';
import type { CellType, Packaging } from './pack-type.js';

/** What packing must know of a product; facts of the catalogue, no names of people. */
export interface PackProduct {
  readonly ndc11: string;
  /** Ingredient as in the catalogue, lower case. */
  readonly ingredient: string;
  /** Dosage form as in the catalogue, such as `Extended Release Oral Tablet`. */
  readonly form: string;
  /** `oral_solid`, `oral_liquid`, `insulin` … */
  readonly category: string;
  readonly schedule: DeaSchedule | null;
  /** A tablet or capsule that is counted out unit by unit. */
  readonly countable: boolean;
  readonly hazardous: boolean;
  readonly originalContainer: boolean;
  readonly refrigerated: boolean;
  /** Printed length of name and strength, to know how many lines a cell line takes. */
  readonly labelLength: number;
  /** Room of one unit in cubic millimetres (D62); absent or null = not known, so that only the count holds. */
  readonly unitVolume?: number | null;
}

/** One dose that goes into a pack. */
export interface PackedDose {
  readonly at: LocalMinute;
  readonly dose: Milli;
}

/** One order's part of a batch: the doses its fill line dispenses. */
export interface PackOrder {
  readonly orderId: string;
  readonly residentId: string;
  readonly product: PackProduct;
  readonly prn: boolean;
  /** The dose differs from day to day (alternating, taper, warfarin by weekday): never in a shared cell (D76). */
  readonly variesByDay: boolean;
  /** Largest dose the order gives at any time: what decides where it fits. */
  readonly largestDose: Milli;
  /** Some dose has a part smaller than a half of a unit (D63). */
  readonly partBelowHalf?: boolean;
  /** Days of each increment that goes out by itself (R148), in order and without gap; absent = all of it at once. */
  readonly increments?: readonly DayRange[];
  readonly doses: readonly PackedDose[];
}

/** What lies in one cavity, cup or sheet cell. */
export interface PackCell {
  /** Position in the stock, from 0, row by row: of a sheet the place of its day and part of the day, on a strip by moment. */
  readonly position: number;
  /** On an as-needed card, whose cells have no time, the first moment of its days. */
  readonly at: LocalMinute;
  readonly contents: readonly { readonly orderId: string; readonly dose: Milli }[];
}

/** One physical card or sheet. `number` of `count` = "card 1 of 2" within its group. */
export interface PackPlan {
  /** Stable key inside the batch: resident, type, order or sheet, pass, number. */
  readonly key: string;
  readonly residentId: string;
  readonly type: CellType;
  /** The one order of a card; null on a sheet. */
  readonly orderId: string | null;
  /** Passes (minutes of the day) by the clock; a card has one, an as-needed card none. */
  readonly passes: readonly MinuteOfDay[];
  readonly days: DayRange;
  readonly number: number;
  readonly count: number;
  readonly cells: readonly PackCell[];
}

/** A dispensed order that lies in no cell: supplied in its own container. */
export interface BulkLine {
  readonly orderId: string;
  readonly residentId: string;
  readonly quantity: Milli;
  readonly doses: number;
  readonly reason: SeparationReason;
}

/** Why a drug does not share a cell, or is not packed at all (R236, D76). */
export const SEPARATION_REASONS = [
  'as_needed',
  'not_countable',
  'sublingual_or_dissolving',
  'chewable_or_effervescent',
  'original_container',
  'refrigerated',
  'hazardous',
  'controlled_ii',
  'dose_varies',
  'weekly_high_risk',
  'part_below_half',
  'moisture_sensitive',
  'light_sensitive',
  'antacid',
  'limited_time',
  'original_pack_by_law',
  'cell_capacity',
  'pharmacist',
  'as_chosen',
] as const;
export type SeparationReason = (typeof SEPARATION_REASONS)[number];

/** Where one order went: `reason` null = as the facility wants it. */
export interface PackagingChoice {
  readonly orderId: string;
  readonly packaging: Packaging;
  readonly reason: SeparationReason | null;
}

/** All packs of one batch. Each dispensed dose is in exactly one cell or on exactly one bulk line. */
export interface PackLayout {
  readonly packs: readonly PackPlan[];
  readonly bulk: readonly BulkLine[];
  readonly choices: readonly PackagingChoice[];
  readonly findings: readonly Finding[];
}

