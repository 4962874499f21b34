import { EMPTY_CELL, fitsCell, withDose } from './cell-load.js';
import { choosePackaging } from './choose-packaging.js';
import type { PackagingChoice } from './pack-plan.js';
import type { OrderPacking } from './packing-settings.js';
import type { PackSubject } from './rules/separation-rule.js';

/**
 * Where an order goes: what the rules choose, stepping down to a card, then to bulk, where its largest dose is too big for
 * the cell (R237). Fill lines, records and layouts all ask here, so that they never disagree.
 */
export function placeOrder(order: PackSubject, { preference, stock, override, loose }: OrderPacking): PackagingChoice {
  const choice = choosePackaging(order, preference, stock.rules, override);
  // What was asked for is the reason only where no rule has one.
  if (loose) return { ...choice, packaging: 'bulk', reason: choice.packaging === 'bulk' ? choice.reason : 'as_chosen' };
  const cell = withDose(EMPTY_CELL, order.largestDose, order.product.unitVolume ?? null);
  if (choice.packaging === 'bulk' || (choice.packaging === 'multi_dose' && fitsCell(stock.sheet, cell))) return choice;
  const fitsCard = fitsCell(stock.card, cell);
  if (fitsCard && choice.packaging === 'card') return choice;
  return { ...choice, packaging: fitsCard ? 'card' : 'bulk', reason: 'cell_capacity' };
}
