import type { Regimen } from '@cyclefill/domain/regimen';
import { Recent } from './recent.js';
import { storedRegimen } from './stored-regimen.js';

/** Some ten megabytes. */
const KEPT = 8192;

/**
 * Reads regimens, and remembers what the last texts said: the orders of a pharmacy have few different ones, night for
 * night the same. Equal texts give one object, which nobody changes.
 */
export function knownRegimens(kept: number = KEPT, read: (text: string) => Regimen | null = storedRegimen): (text: string | null) => Regimen | null {
  const known = new Recent<string, Regimen | null>(kept);
  return (text) => {
    if (text === null) return null;
    const held = known.get(text);
    if (held !== undefined) return held;
    const regimen = read(text);
    known.set(text, regimen);
    return regimen;
  };
}
