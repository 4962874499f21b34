import { type Milli, timesMilli } from '@cyclefill/domain/kernel';

/** What tells how a product's doses and its supply are counted. */
export interface MeasuredProduct {
  /** Unit of a dose, as the order says it. */
  readonly doseUnit: string;
  readonly strength: string;
  /** Counted out unit by unit, such as tablets. */
  readonly countable: boolean;
}

/** Units in which both a dose and its supply are counted; an inhaler's supply is its inhalations. */
const COUNTED_ALIKE: ReadonlySet<string> = new Set([
  'tablet', 'capsule', 'ml', 'g', 'gram', 'suppository', 'patch', 'inhalation', 'puff', 'actuation', 'lozenge', 'film', 'packet', 'vial', 'ampule', 'syringe', 'enema',
]);
const UNITS_PER_ML = /^(\d+)(?:,(\d{3}))? ?units?\/mL$/i;

/** Units in a millilitre by the strength, all ingredients together: `70 units/mL; 30 units/mL` = 100; null = it does not say. */
function unitsPerMillilitre(strength: string): number | null {
  let sum = 0;
  for (const part of strength.split(/;|(?<=mL)-/u)) {
    const match = UNITS_PER_ML.exec(part.trim());
    if (match === null) return null;
    sum += Number(`${match[1]}${match[2] ?? ''}`);
  }
  return sum > 0 ? sum : null;
}

/**
 * Units of a dose in one unit of the supply (R135): 1 where both are counted alike, 100 of insulin of 100 units/mL in mL. Null =
 * nobody can tell: how many drops, sprays or applications a millilitre or gram gives depends on the bottle and the hand.
 */
export function dosesPerUnitOf({ doseUnit, strength, countable }: MeasuredProduct): number | null {
  const unit = doseUnit.trim().toLowerCase();
  if (countable || COUNTED_ALIKE.has(unit) || COUNTED_ALIKE.has(unit.replace(/s$/u, ''))) return 1;
  return unit === 'units' || unit === 'unit' ? unitsPerMillilitre(strength) : null;
}

/** What a line can hold, in thousandths; no supply is told as more. */
export const MOST_UNITS = 2_000_000_000;

/** A supply in the units that its doses are counted in, the one place where the two meet; null = it cannot be told. */
export function inDoses({ dosesPerUnit }: { readonly dosesPerUnit: number | null }, supply: Milli): Milli | null {
  return dosesPerUnit === null ? null : timesMilli(supply, dosesPerUnit);
}
