import { renderSig } from './render-sig.js';
import { type DirectionsInput, sigOfRegimen } from './sig-of-regimen.js';

/**
 * Directions for staff from structure, for an order without a text of its own (D51, D52). Where a prescriber's text exists
 * it is printed instead, since it may say more.
 */
export function renderDirections(input: DirectionsInput): string {
  return renderSig(sigOfRegimen(input), 'staff');
}
