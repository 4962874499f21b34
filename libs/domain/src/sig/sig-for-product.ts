import { inProductUnits } from './conflict/compare-dose.js';
import type { SigPart, SigStructure } from './sig-structure.js';

/** What doses are counted in. */
interface CountedProduct {
  readonly doseUnit: string;
  readonly strength: string;
}

/**
 * Directions with every dose in the units of a product: `500 mg` of a 500 mg tablet is 1 tablet. null = a dose that counts
 * another thing, or that the product's strength does not tell.
 */
export function sigForProduct(sig: SigStructure, { doseUnit, strength }: CountedProduct): SigStructure | null {
  const parts: SigPart[] = [];
  for (const part of sig.parts) {
    const of = (value: SigPart['amount']): SigPart['amount'] | null => inProductUnits(value, { unit: doseUnit, strength }, part.route);
    const [amount, alternate] = [of(part.amount) ?? (part.alsoAs && of(part.alsoAs)), part.alternate && of(part.alternate)];
    if (amount === null || (alternate === null) !== (part.alternate === null)) return null;
    parts.push({ ...part, amount, alternate });
  }
  return { ...sig, parts };
}
