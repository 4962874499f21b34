import type { ProductPrint } from './order-print.js';

interface Caution {
  readonly text: string;
  readonly applies: (product: ProductPrint) => boolean;
}

/** By priority; a label has room for three (R252). */
const CAUTIONS: readonly Caution[] = [
  { text: 'Hazardous drug: wear gloves.', applies: (product) => product.hazardous },
  { text: 'Swallow whole. Do not crush or chew.', applies: ({ form, displayName }) => /extended release|delayed release/i.test(form) || /\b(?:ER|XR|XL|SR|DR|EC)\b/.test(displayName) },
  { text: 'Controlled: sign the count sheet for each dose.', applies: (product) => product.schedule !== null },
];

/** Handling cautions of a product, most important first (R252). */
export function cautionsOf(product: ProductPrint): readonly string[] {
  return CAUTIONS.filter((caution) => caution.applies(product)).map((caution) => caution.text);
}
