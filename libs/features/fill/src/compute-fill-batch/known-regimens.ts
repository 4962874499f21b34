import type { Regimen } from '@cyclefill/domain/regimen';
import { Recent } from './recent.js';

/** Some ten megabytes. */
const KEPT = 8192;

/**
 * Reads regimens, and remembers what the last texts said: the orders of a pharmacy have few different ones, night for
 * night the same. Equal texts give one object, which nobody changes.
 */
export function knownRegimens(kept: number = KEPT): (text: string | null) => Regimen | null {
  const known = new Recent<string, Regimen>(kept);
  return (text) => {
    if (text === null) return null;
    const held = known.get(text);
    if (held !== undefined) return held;
    const regimen = JSON.parse(text) as Regimen;
    known.set(text, regimen);
    return regimen;
  };
}
