import { guardFormula } from './formula-guard.js';

const NEEDS_QUOTES = /[",\r\n]/u;

/** One line of a CSV file with its line feed; quoted as RFC 4180 asks, text guarded against formulas. Numbers stay as they are. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(guardFormula(cell)))).join(',')}\n`;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
