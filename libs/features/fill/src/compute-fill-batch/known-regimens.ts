import type { Regimen } from '@cyclefill/domain/regimen';
import { storedRegimen } from './stored-regimen.js';

/** Texts kept at most, twice over: some ten megabytes. */
const KEPT = 8192;

/**
 * Reads regimens, and remembers what the last texts said: the orders of a pharmacy have few different ones, night for
 * night the same. Equal texts give one object, which nobody changes. What was not asked for since two times `kept` others is forgotten.
 */
export function knownRegimens(kept: number = KEPT, read: (text: string) => Regimen | null = storedRegimen): (text: string | null) => Regimen | null {
  let [recent, older] = [new Map<string, Regimen | null>(), new Map<string, Regimen | null>()];
  return (text) => {
    if (text === null) return null;
    const held = recent.get(text);
    if (held !== undefined) return held;
    const before = older.get(text);
    const regimen = before === undefined ? read(text) : before;
    if (recent.size === kept) [recent, older] = [new Map(), recent];
    recent.set(text, regimen);
    return regimen;
  };
}
