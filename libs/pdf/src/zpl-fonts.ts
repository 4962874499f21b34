import { type Weight, fontFile } from './fonts.js';
import { PRINTER_FONTS } from './zpl-writer.js';

const WEIGHTS = ['regular', 'semibold', 'bold'] as const satisfies readonly Weight[];

function stored(weight: Weight): string {
  const bytes = fontFile(weight);
  const name = PRINTER_FONTS[weight].replace(/\.TTF$/, '');
  // Hexadecimal rather than binary: what stands between, such as a serial line, may take a control byte for its own.
  return `~DY${name},A,T,${bytes.length},,${bytes.toString('hex').toUpperCase()}\n`;
}

/** What stores the fonts of the labels in a printer's lasting memory; sent once to each printer, before its first label. */
export function zplFonts(): Uint8Array {
  return new TextEncoder().encode(WEIGHTS.map(stored).join(''));
}
