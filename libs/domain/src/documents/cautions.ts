import type { ProductPrint } from './order-print.js';

interface Caution {
  readonly text: string;
  readonly applies: (product: ProductPrint) => boolean;
}

/** By priority; a label has room for three (R252). */
const HANDLING: readonly Caution[] = [
  { text: 'Hazardous drug: wear gloves.', applies: (product) => product.hazardous },
  { text: 'Swallow whole. Do not crush or chew.', applies: ({ form, displayName }) => /extended release|delayed release/i.test(form) || /\b(?:ER|XR|XL|SR|DR|EC)\b/.test(displayName) },
];
const COUNTED: Caution = { text: 'Controlled: sign the count sheet for each dose.', applies: (product) => product.schedule !== null };

const textsOf = (cautions: readonly Caution[], product: ProductPrint): readonly string[] => cautions.filter((caution) => caution.applies(product)).map((caution) => caution.text);

/** Handling cautions of a product, most important first (R252). */
export function cautionsOf(product: ProductPrint): readonly string[] {
  return textsOf([...HANDLING, COUNTED], product);
}

/** Required on what is dispensed to a patient of C-II to C-IV (R212, 21 CFR 290.5). */
const TRANSFER = 'Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.';

/** Cautions of what a resident takes alone: no count sheet is signed at home, and a controlled drug says whose it is (R212, R223). */
export function takenAloneCautions(product: ProductPrint): readonly string[] {
  const controlled = product.schedule !== null && product.schedule !== 'CV';
  return [...(controlled ? [TRANSFER] : []), ...textsOf(HANDLING, product)];
}
