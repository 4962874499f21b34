import type { FillStatus } from '@cyclefill/domain/cycle-fill';
import type { SeparationReason } from '@cyclefill/domain/packing';

/** Why a medicine of the resident lies in no cell of a sheet (D74), or gets nothing in a batch. */
export type OutOfPackReason = SeparationReason | Exclude<FillStatus, 'filled' | 'partial'> | 'own_card' | 'other_sheet' | 'later';

const REASONS: Readonly<Record<OutOfPackReason, string>> = {
  as_needed: 'as needed',
  not_countable: 'own container',
  sublingual_or_dissolving: 'own container: keeps dry',
  chewable_or_effervescent: 'kept apart: chewable or dissolving',
  original_container: "stays in maker's container",
  refrigerated: 'in the refrigerator',
  hazardous: 'own card: hazardous, wear gloves',
  controlled_ii: 'own card: controlled, counted',
  dose_varies: 'own card: dose varies',
  weekly_high_risk: 'own card: not a daily medicine',
  part_below_half: 'own container: parts below a half',
  moisture_sensitive: 'own container: takes up moisture',
  light_sensitive: 'own container: spoilt by light',
  antacid: 'own container: antacid',
  limited_time: 'own container: keeps only a short time',
  original_pack_by_law: "stays in maker's pack by law",
  cell_capacity: 'does not fit a cell',
  pharmacist: 'own container: pharmacist decided',
  as_chosen: 'own container',
  on_demand: 'ordered when needed',
  excepted: 'NOT SUPPLIED: ask pharmacy',
  held: 'ON HOLD',
  away: 'resident away',
  covered: 'enough on hand',
  own_card: 'own card',
  other_sheet: 'in the other pack',
  later: 'in a later pack',
};

/** A known reason, or words of its own: `ON HOLD since 12/01/2026, no end date`, the sentence of a finding. */
export type OutOfPack = OutOfPackReason | { readonly text: string };

/** The reason in words for paper. */
export function outOfPackText(reason: OutOfPack): string {
  return typeof reason === 'string' ? REASONS[reason] : reason.text;
}
