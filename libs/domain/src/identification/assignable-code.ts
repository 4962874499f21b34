import type { ScannedProduct } from './scanned-code.js';

/** What a maker's code is called where a pharmacist says of which product it is: its GTIN, else its HIBC. Null = an NDC: what it names, the catalogue knows or not. */
export function assignableCode({ gtin, hibc }: ScannedProduct): string | null {
  return gtin ?? (hibc === null ? null : `+${hibc.labeler}${hibc.number}${hibc.unitOfMeasure}`);
}
