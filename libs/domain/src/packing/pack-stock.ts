import { CARD_31, WEEK_7X4 } from './pack-types.js';
import type { CardType, SharedType } from './pack-type.js';
import { US_SEPARATION_RULES } from './profile-rules.js';
import type { SeparationRule } from './rules/separation-rule.js';

/** The pack stock a pharmacy packs into and the rules it packs by. */
export interface PackStock {
  readonly card: CardType;
  readonly sheet: SharedType;
  readonly rules: readonly SeparationRule[];
}

export const US_PACK_STOCK: PackStock = { card: CARD_31, sheet: WEEK_7X4, rules: US_SEPARATION_RULES };
