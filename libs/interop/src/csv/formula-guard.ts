const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const GUARDABLE = /^'*[=+\-@\t\r＝＋－＠]/u;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/u;

/** Whether a spreadsheet would take the text for a formula. */
export function isFormulaText(text: string): boolean {
  return FORMULA.test(text);
}

/** Puts `'` before text that a spreadsheet would take for a formula; {@link unguardFormula} gives back exactly what went in. */
export function guardFormula(text: string): string {
  return GUARDABLE.test(text) ? `'${text}` : text;
}

/** Takes the `'` of {@link guardFormula} away. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
