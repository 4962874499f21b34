import type { SeparationRule } from './separation-rule.js';

/** Parts below a half crumble and cannot be told apart in a cell: not packed unless a pharmacist says so (D63). */
export const partOfUnit: SeparationRule = {
  reason: 'part_below_half',
  separate: (order) => (order.partBelowHalf === true ? 'own_container' : null),
  floor: 'own_card',
};
