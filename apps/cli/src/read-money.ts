import { WrongUsage } from './command-errors.js';

/** Dollars from the command line in thousandths. */
export function readMills(option: string, text: string): number {
  if (!/^\d{1,6}(\.\d{1,3})?$/u.test(text)) throw new WrongUsage(`${option} takes dollars such as 0.125`);
  return Math.round(Number(text) * 1000);
}
