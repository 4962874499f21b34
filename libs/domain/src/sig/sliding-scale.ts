/** One step of a sliding scale: a range of blood glucose, and what is given. */
export interface ScaleStep {
  readonly glucose: string;
  readonly give: string;
}

const SCALE = /[:,;]? *(?:blood glucose +)?((?:\d+ to \d+|above \d+|less than \d+)(?:: *| +)[^,;.]+(?:, *(?:\d+ to \d+|above \d+|less than \d+)(?:: *| +)[^,;.]+)+)/;
const STEP = /(\d+ to \d+|above \d+|less than \d+)(?:: *| +)([^,]+)/g;

/**
 * The scale inside plain directions (D28): its steps, and the directions without it. null when there is none of at least
 * two steps. Works on the result of `plainDirections`.
 */
export function slidingScale(directions: string): { readonly directions: string; readonly steps: readonly ScaleStep[] } | null {
  if (!/\bsliding scale\b/i.test(directions)) return null;
  const found = SCALE.exec(directions)?.[1];
  if (found === undefined) return null;
  const steps = [...found.matchAll(STEP)].map((match) => ({ glucose: match[1] ?? '', give: (match[2] ?? '').trim() }));
  return { directions: directions.replace(SCALE, ''), steps };
}
