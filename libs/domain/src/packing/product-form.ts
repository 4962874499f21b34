/** What a dosage form says about handling: read from the catalogue's form name and the suffix of the display name. */
export interface ProductForm {
  readonly form: string;
  readonly category: string;
}

const COUNTED = /\b(tablet|capsule|caplet|softgel)s?\b/i;
const DISSOLVING = /\b(sublingual|buccal|disintegrating|dissolving|dispersible|wafer|odt|film)\b/i;
const EFFERVESCENT = /\beffervescent\b/i;
const CHEWABLE = /\b(chewable|lozenge|gum)\b/i;
const WHOLE_ONLY = /\b(extended|delayed|sustained|controlled|modified|enteric|release|er|xr|xl|sr|cr|dr|ec|la|capsules?|softgels?)\b/i;

/** A solid that is counted out unit by unit (R109): an oral tablet or capsule, whatever else forbids packing it. */
export function isCounted(product: ProductForm): boolean {
  return product.category === 'oral_solid' && COUNTED.test(product.form);
}

/** Made to melt in the mouth or in water: moisture in a blister spoils it (D76). */
export function isDissolving(form: string): boolean {
  return DISSOLVING.test(form);
}

/** Fizzes with any moisture (D76). */
export function isEffervescent(form: string): boolean {
  return EFFERVESCENT.test(form);
}

/** Meant to be chewed or sucked (R236). */
export function isChewable(form: string): boolean {
  return CHEWABLE.test(form);
}

const MODIFIED_RELEASE = /\b(extended|delayed|sustained|controlled|modified|er|xr|xl|sr|cr|dr|la)\b/i;
const ENTERIC = /\b(enteric|ec)\b/i;
const UNDER_THE_TONGUE = /\b(sublingual|buccal)\b/i;
const LIQUID_FILLED = /\b(softgel|liquid[ -]filled)s?\b/i;

/** Why a unit must not be crushed, by its form and handling (R408); null = nothing says so. A pharmacist may know better. */
export function crushReason(displayName: string, product: ProductForm, hazardous: boolean): string | null {
  if (!isCounted(product)) return null;
  const text = `${displayName} ${product.form}`;
  if (hazardous) return 'hazardous';
  if (MODIFIED_RELEASE.test(text)) return 'modified release';
  if (ENTERIC.test(text)) return 'enteric coated';
  if (UNDER_THE_TONGUE.test(text)) return 'taken under the tongue or in the cheek';
  if (isDissolving(product.form)) return 'made to dissolve';
  return LIQUID_FILLED.test(text) ? 'filled with liquid' : null;
}

/** Whether halving the unit would change how it works, so that only whole units are given (R134). */
export function isWholeOnly(displayName: string, form: string): boolean {
  return WHOLE_ONLY.test(form) || WHOLE_ONLY.test(displayName) || isDissolving(form) || isChewable(form) || isEffervescent(form);
}
