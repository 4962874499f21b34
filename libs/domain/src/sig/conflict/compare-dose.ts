import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { doseText } from '../dose-units.js';
import type { SigAmount, SigRoute } from '../sig-structure.js';
import { unitOf } from '../sig-of-regimen.js';
import { formatStrength } from '../strength.js';

/** In thousandths of a milligram; milliequivalents are a measure of their own. */
const MASSES: ReadonlyMap<string, number> = new Map([['mcg', 1], ['mg', 1000], ['g', 1_000_000]]);
/** Pieces that are counted: two of them that differ are two different things. */
const PIECES: ReadonlySet<string> = new Set(['tablet', 'capsule', 'suppository', 'patch', 'drop', 'spray', 'inhalation', 'lozenge', 'film']);
const STRENGTH = /^([\d.,]+) (mcg|mg|g|mEq)(?: per (?:([\d.]+) )?(mL|actuation))?(?: \(|$)/;

function kindOf(unit: string, route: SigRoute | null): string {
  if (unit === 'puff' || (route === 'inhalation' && unit === 'capsule')) return 'inhalation';
  return unitOf(unit);
}

/** A mass as so many of the order's units, by the product's strength; null = it cannot be told. */
function byStrength(low: Milli, unit: string, orderUnit: string, strength: string): number | null {
  const match = STRENGTH.exec(formatStrength(strength));
  const [, of = '', strengthUnit = '', per, perUnit] = match ?? [];
  const [from, to] = [MASSES.get(unit) ?? (unit === strengthUnit ? 1 : undefined), MASSES.get(strengthUnit) ?? (unit === strengthUnit ? 1 : undefined)];
  if (match === null || from === undefined || to === undefined || (unit === 'mEq') !== (strengthUnit === 'mEq')) return null;
  const holds = perUnit === undefined ? orderUnit === 'tablet' || orderUnit === 'capsule' || orderUnit === 'patch' : perUnit === orderUnit;
  return holds ? Math.round((low * from * Number(per ?? 1)) / (Number(of.replaceAll(',', '')) * to)) : null;
}

/** An amount in the order's unit; `different` = another thing is counted; null = the two cannot be held against each other. */
function inUnitOf(amount: SigAmount, value: Milli, order: { readonly unit: string; readonly strength: string }, route: SigRoute | null): number | 'different' | null {
  if (amount.unit === null) return value;
  const [said, meant] = [kindOf(amount.unit, route), kindOf(order.unit, route)];
  if (said === meant) return value;
  if (PIECES.has(said) && PIECES.has(meant)) return 'different';
  return byStrength(value, said, meant, order.strength);
}

/** An amount in the units that a product is counted in; null = it counts another thing, or its strength does not tell. */
export function inProductUnits(amount: SigAmount, product: { readonly unit: string; readonly strength: string }, route: SigRoute | null): SigAmount | null {
  const order = { unit: unitOf(product.unit), strength: product.strength };
  const [low, high] = [inUnitOf(amount, amount.low, order, route), amount.high === null ? null : inUnitOf(amount, amount.high, order, route)];
  if (typeof low !== 'number' || high === 'different' || (high === null) !== (amount.high === null)) return null;
  return { low: low as Milli, high: high as Milli | null, unit: order.unit };
}

export const amountText = ({ low, high, unit }: SigAmount): string =>
  `${high === null ? '' : `${formatMilli(low)} to `}${unit === null ? formatMilli(high ?? low) : doseText(high ?? low, unit)}`;

/** What an order's line says a dose is. */
export interface OrderDose {
  readonly dose: Milli;
  readonly unit: string;
  readonly strength: string;
}

/**
 * Whether the text's dose is the order's. A range agrees only as needed, where the order's dose lies in it: it is never
 * packed by itself (D57). null = the units cannot be held against each other.
 */
export function sameDose(amount: SigAmount, order: OrderDose, context: { readonly route: SigRoute | null; readonly prn: boolean }): boolean | null {
  const low = inUnitOf(amount, amount.low, order, context.route);
  if (low === null || low === 'different') return low === null ? null : false;
  if (amount.high === null) return low === order.dose;
  const high = inUnitOf(amount, amount.high, order, context.route);
  return context.prn && typeof high === 'number' && order.dose >= low && order.dose <= high;
}
