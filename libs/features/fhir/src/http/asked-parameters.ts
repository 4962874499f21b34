import type { AskedPair } from '../read/asked-pair.js';

/** Parameters of an address or a form, as the framework has them: a name that is there several times has an array. */
export type AskedParameters = Readonly<Record<string, string | readonly string[]>> | undefined;

/** Each parameter with each of its values. */
export function pairsOf(asked: AskedParameters): readonly AskedPair[] {
  return Object.entries(asked ?? {}).flatMap(([name, values]) => [values].flat().map((value): AskedPair => [name, String(value)]));
}
