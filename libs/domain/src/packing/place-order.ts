import { itemsOf } from './cell-load.js';
import { type PackingPreference, choosePackaging } from './choose-packaging.js';
import type { PackagingChoice } from './pack-plan.js';
import type { PackStock } from './pack-stock.js';
import type { PackSubject } from './rules/separation-rule.js';

/**
 * Where an order goes: what the rules choose, stepping down to a card, then to bulk, where its largest dose is too big for
 * the cell (R237). Fill lines, records and layouts all ask here, so that they never disagree.
 */
export function placeOrder(order: PackSubject, preference: PackingPreference, stock: PackStock): PackagingChoice {
  const choice = choosePackaging(order, preference, stock.rules);
  const items = itemsOf(order.largestDose);
  if (choice.packaging === 'bulk' || (choice.packaging === 'multi_dose' && items <= stock.sheet.maxItemsPerCell)) return choice;
  const fitsCard = items <= stock.card.maxItemsPerCell;
  if (fitsCard && choice.packaging === 'card') return choice;
  return { ...choice, packaging: fitsCard ? 'card' : 'bulk', reason: 'cell_capacity' };
}
