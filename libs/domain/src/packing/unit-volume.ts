/** What is known of a unit's size. */
export interface UnitSize {
  readonly form: string;
  /** As printed, such as `500 mg` or `5 mg / 325 mg`. */
  readonly strength: string;
  /** Longest side in millimetres, as the label says; null = not known. */
  readonly lengthMm: number | null;
}

/** Capsule shells by the milligrams of drug they are usual for: volume in cubic millimetres of sizes 3, 1, 0 and 00. */
const CAPSULES: readonly (readonly [upTo: number, volume: number])[] = [[60, 300], [250, 500], [400, 680], [Infinity, 950]];
const MILLIGRAMS: Readonly<Record<string, number>> = { g: 1000, mg: 1, meq: 75, mcg: 0.001, ug: 0.001 };
/** Of a tablet beside its drug, and what a milligram of pressed tablet takes. */
const [FILLER_MG, SHARE_OF_FILLER, MG_PER_MM3] = [60, 0.25, 1.2];
/** A tablet is about as wide as half its length and as high as a third. */
const OF_LENGTH_CUBED = (1 / 2) * (1 / 3);

const isCapsule = (form: string): boolean => /capsule|softgel/iu.test(form);

/** Milligrams of drug in a unit; several ingredients together. null = the strength names no weight. */
function milligramsOf(strength: string): number | null {
  const parts = [...strength.toLowerCase().matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(meq|mcg|ug|mg|g)\b/gu)];
  return parts.length === 0 ? null : parts.reduce((sum, [, number = '', unit = '']) => sum + Number(number.replaceAll(',', '')) * (MILLIGRAMS[unit] ?? 0), 0);
}

/**
 * Room of one tablet or capsule in whole cubic millimetres (D62): from its length where the label gives it, else estimated
 * from form and strength, on the generous side. null = nothing to go by.
 */
export function unitVolume({ form, strength, lengthMm }: UnitSize): number | null {
  if (lengthMm !== null) return Math.ceil(lengthMm ** 3 * OF_LENGTH_CUBED);
  const drug = milligramsOf(strength);
  if (drug === null) return null;
  if (isCapsule(form)) return CAPSULES.find(([upTo]) => drug <= upTo)?.[1] ?? null;
  return Math.ceil((FILLER_MG + drug * (1 + SHARE_OF_FILLER)) / MG_PER_MM3);
}
