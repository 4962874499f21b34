import type { ListedCode } from '@cyclefill/features/formulary';

/** Codes with their products and why, a line each. */
export function assignedCodeLines(items: readonly ListedCode[]): string {
  if (items.length === 0) return 'no code has a product by word: the catalogue tells them all';
  return items.map(({ code, ndc11, name, reason }) => `${code.padEnd(16)} ${ndc11}  ${name === '' ? '(not in the catalogue any more)' : name}  (${reason})`).join('\n');
}
