import { type Ndc, parseNdc, toNdc11 } from '@cyclefill/domain/identification';

/** An NDC with the 11 digits of claims, which a 6-digit labeler has none of (D90, D91). */
export interface BilledNdc extends Ndc {
  readonly ndc11: string;
}

/** Reads `0054-0142-25`; null when it is not an NDC with hyphens, or has no 11-digit form. */
export function readNdc(text: string): BilledNdc | null {
  const ndc = parseNdc(text);
  const ndc11 = ndc === null ? null : toNdc11(ndc);
  return ndc === null || ndc11 === null ? null : { ...ndc, ndc11 };
}
