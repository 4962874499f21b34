import { GROUP_SEPARATOR } from './element.js';

/** The carrier a reader names by its AIM identifier (ISO/IEC 15424); `gs1` = FNC1 in first position. */
export const SYMBOLOGIES = {
  ']C0': { name: 'code_128', gs1: false }, ']C1': { name: 'gs1_128', gs1: true }, ']e0': { name: 'gs1_databar', gs1: true },
  ']d1': { name: 'data_matrix', gs1: false }, ']d2': { name: 'gs1_data_matrix', gs1: true }, ']Q1': { name: 'qr', gs1: false },
  ']Q3': { name: 'gs1_qr', gs1: true }, ']J0': { name: 'dot_code', gs1: false }, ']J1': { name: 'gs1_dot_code', gs1: true },
  ']E0': { name: 'ean_13', gs1: false }, ']E4': { name: 'ean_8', gs1: false }, ']A0': { name: 'code_39', gs1: false },
  ']I0': { name: 'itf', gs1: false }, ']I1': { name: 'itf', gs1: false },
} as const;
export type Symbology = (typeof SYMBOLOGIES)[keyof typeof SYMBOLOGIES]['name'];

/** What a reader that names the symbology has read: `data` begins behind FNC1 where `gs1` says so. */
export interface SymbolReading {
  readonly symbology: Symbology;
  readonly gs1: boolean;
  readonly data: string;
}

/** Splits the AIM identifier from what follows; null where there is none that we know. */
export function splitSymbol(scan: string): SymbolReading | null {
  const known = Object.entries(SYMBOLOGIES).find(([prefix]) => scan.startsWith(prefix));
  if (known === undefined) return null;
  const [prefix, { name, gs1 }] = known;
  const data = scan.slice(prefix.length);
  return { symbology: name, gs1, data: gs1 && data.startsWith(GROUP_SEPARATOR) ? data.slice(1) : data };
}
