import type { DeaSchedule } from '@cyclefill/domain/law';
import type { Regimen } from '@cyclefill/domain/regimen';
import { type Appearance, asNeededParts, drugName, errorProneTerms, formNoun, formatStrength, plainDirections, plainPhrase, purposeText, renderDirections } from '@cyclefill/domain/sig';
import type { DrugText } from './document-frame.js';

/** What a document says about a product: facts of the catalogue. */
export interface ProductPrint extends Appearance {
  readonly displayName: string;
  readonly strength: string;
  readonly category: string;
  readonly route: string;
  /** `tablet`, `mL` … */
  readonly doseUnit: string;
  readonly schedule: DeaSchedule | null;
  /** In three segments, `0071-1012-68`. */
  readonly ndc: string;
  readonly hazardous: boolean;
}

/** What a document says about an order. */
export interface OrderPrint {
  readonly orderId: string;
  readonly rxNumber: string;
  readonly product: ProductPrint;
  /** null = could not be read: printed as written (D56). */
  readonly regimen: Regimen | null;
  readonly prn: boolean;
  readonly prnReason: string | null;
  readonly sigText: string;
  readonly indication: string | null;
  readonly prescriber: string;
}

/** Directions ready to print; `asWritten` ones are the prescriber's own words in quotation marks. */
export interface PrintedDirections {
  readonly text: string;
  readonly asWritten: boolean;
}

/** Name with tall-man letters, strength and form (D54, D55). */
export function drugText(product: ProductPrint): DrugText {
  return { name: drugName(product.displayName), strength: formatStrength(product.strength), form: formNoun(product.form, product.displayName) };
}

/** `metFORMIN 500 mg tablet` on one line. */
export function drugLine(product: ProductPrint): string {
  const { name, strength, form } = drugText(product);
  return [name, strength, form].filter(Boolean).join(' ');
}

/** `C-II`, or null. */
export function scheduleText(schedule: DeaSchedule | null): string | null {
  return schedule === null ? null : `C-${schedule.slice(1)}`;
}

/**
 * The directions of an order in plain words, with everything the prescriber wrote (D51–D53). What cannot be read, or cannot
 * be freed of the error-prone list, is quoted as written (D56).
 */
export function directionsOf(order: OrderPrint): PrintedDirections {
  const { regimen, sigText, product } = order;
  if (regimen !== null) {
    const reason = order.prnReason === null ? null : plainPhrase(order.prnReason);
    const text = sigText.trim() === '' ? renderDirections({ regimen, route: product.route, doseUnit: product.doseUnit, reason }) : plainDirections(sigText);
    if (errorProneTerms(text).length === 0) return { text, asWritten: false };
  }
  return { text: `"${sigText.trim()}"`, asWritten: true };
}

/** The same for who takes it alone (D51): what staff give, the resident takes. */
export function ownDirectionsOf(order: OrderPrint): PrintedDirections {
  const { text, asWritten } = directionsOf(order);
  return asWritten ? { text, asWritten } : { text: text.replace(/(^|[.,] )give\b/giu, (_, before: string) => `${before}${before.startsWith(',') ? 'take' : 'Take'}`), asWritten };
}

/** What an order is for: the reason of an as-needed order, else its indication; null = not on the order (D15). */
export function purposeOf(order: OrderPrint): string | null {
  if (!order.prn) return purposeText(order.indication);
  const reason = order.prnReason ?? asNeededParts(plainDirections(order.sigText)).reason;
  return purposeText(reason) ?? purposeText(order.indication);
}
