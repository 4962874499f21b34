import { type Milli, parseMilli } from '@cyclefill/domain/kernel';
import type { DoseLimit, DosePattern } from '@cyclefill/domain/regimen';
import { type Dosage, type Quantity, conceptText } from './dosage.shape.js';
import { unitOf, wholeMinutes } from './fhir-time.js';
import type { NotPackable } from './not-packable.js';

/** How much is given each time; the unit it is counted in. */
export interface DoseReading {
  readonly dose: DosePattern;
  readonly unit: string | null;
  readonly reasons: readonly NotPackable[];
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ['tab', 'tablet'], ['tabs', 'tablet'], ['tablets', 'tablet'], ['cap', 'capsule'], ['caps', 'capsule'], ['capsules', 'capsule'], ['ml', 'mL'], ['millilitre', 'mL'], ['milliliter', 'mL'],
  ['u', 'unit'], ['units', 'unit'], ['[iu]', 'unit'], ['opdrop', 'drop'], ['drops', 'drop'], ['puffs', 'puff'], ['patches', 'patch'], ['sprays', 'spray'], ['supp', 'suppository'], ['suppositories', 'suppository'],
  ['grams', 'g'], ['gram', 'g'], ['µg', 'mcg'], ['ug', 'mcg'], ['microgram', 'mcg'],
]);

/** One name for a unit however it is written: `TAB`, `tablets` and `tab` are `tablet`. */
export function unitName(written: string): string {
  const lower = written.trim().toLowerCase();
  return UNITS.get(lower) ?? lower;
}

export function unitNameOf(quantity: Quantity): string | null {
  const written = quantity.unit ?? quantity.code;
  return written === undefined ? null : unitName(written);
}

/** Thousandths of a positive quantity; null when it is none, too large, or finer than a thousandth. */
function milliOf(quantity: Quantity): Milli | null {
  const milli = quantity.value === undefined ? null : parseMilli(String(quantity.value));
  return milli === null || milli <= 0 ? null : milli;
}

const UNSTATED: DosePattern = { kind: 'unstated' };

/** The dose of a dosage: what was ordered where several kinds stand side by side. */
export function readDose(dosage: Dosage, productUnit: string | null): DoseReading {
  const all = dosage.doseAndRate ?? [];
  const ordered = all.length > 1 ? all.filter(({ type }) => /^ordered$/i.test(conceptText(type) ?? '')) : all;
  const [dose] = ordered;
  const reasons: NotPackable[] = all.some((entry) => entry.rateRatio !== undefined || entry.rateRange !== undefined || entry.rateQuantity !== undefined) ? ['rate'] : [];
  if (all.length > 1 && ordered.length !== 1) return { dose: UNSTATED, unit: null, reasons: [...reasons, 'several-doses'] };
  const stated = dose?.doseQuantity ?? dose?.doseRange?.low ?? dose?.doseRange?.high;
  if (dose === undefined || stated === undefined) return { dose: UNSTATED, unit: null, reasons: [...reasons, 'no-dose'] };
  const unit = unitNameOf(stated);
  // A dose by weight or time, such as mg/kg, is no amount; a dose in another unit than the product's is not converted.
  if (unit?.includes('/') === true || (productUnit !== null && unit !== unitName(productUnit))) reasons.push('dose-unit');
  if (dose.doseQuantity !== undefined) {
    const amount = milliOf(dose.doseQuantity);
    return amount === null ? { dose: UNSTATED, unit, reasons: [...reasons, 'dose-unreadable'] } : { dose: { kind: 'fixed', dose: amount }, unit, reasons };
  }
  const [low, high] = [milliOf(dose.doseRange?.low ?? {}), milliOf(dose.doseRange?.high ?? {})];
  if (low === null || high === null || low > high) return { dose: UNSTATED, unit, reasons: [...reasons, 'dose-unreadable'] };
  return low === high ? { dose: { kind: 'fixed', dose: low }, unit, reasons } : { dose: { kind: 'range', low, high }, unit, reasons: [...reasons, 'dose-range'] };
}

/** The most that may be given, where it is counted in the unit of the dose and in whole hours; null otherwise. */
export function readLimit(dosage: Dosage, doseUnit: string | null): DoseLimit | null {
  const { numerator, denominator } = dosage.maxDosePerPeriod ?? {};
  if (numerator === undefined || denominator?.value === undefined) return null;
  const dose = milliOf(numerator);
  const unit = unitOf(denominator);
  const minutes = unit === null ? null : wholeMinutes(denominator.value, unit);
  if (dose === null || minutes === null || minutes % 60 !== 0) return null;
  return doseUnit !== null && unitNameOf(numerator) === unitName(doseUnit) ? { dose, hours: minutes / 60 } : null;
}
