import { dayOf, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { itemsOf } from '@cyclefill/domain/packing';
import { countText, looksText } from '@cyclefill/domain/sig';
import { clockFor } from './label-words.js';
import { drugText } from './order-print.js';
import { partLetter, splitOf } from './split-pass.js';
import { passText } from './pass-text.js';
import type { PouchModel } from './pouch.model.js';
import { dateText, longDate } from './print-dates.js';
import { residentHeader } from './resident-print.js';
import type { WeekSheetInput } from './week.document.js';

/** The faces of a strip's pouches (D73): what lies in each cell, in the order of the card's table. */
export function buildPouches({ identity, resident, plan, packs, orders, packId, preparedOn, useBy, selfLabel = null }: Omit<WeekSheetInput, 'paper' | 'window' | 'notInPack'>): PouchModel {
  invariant(plan.type.kind === 'pouch', 'pouches are of a strip');
  const { id, geometry } = plan.type;
  const split = splitOf(plan, packs);
  return {
    kind: 'pouch', packType: id, geometry, identity, packId, resident: residentHeader(resident, preparedOn, identity.dates), useBy: dateText(useBy, identity.dates),
    pouches: plan.cells.map((cell, index) => {
      const same = plan.cells.filter(({ at }) => at === cell.at);
      const lines = orders.flatMap(({ orderId, product }) => cell.contents.filter((one) => one.orderId === orderId).map(({ dose }) => {
        const { name, strength } = drugText(product);
        return { count: countText(dose), name, strength, looks: looksText(product) };
      }));
      return {
        date: longDate(dayOf(cell.at), identity.dates), pass: passText(minuteOf(cell.at), clockFor(selfLabel === null ? 'nurse' : 'self')), lines, items: String(cell.contents.reduce((sum, { dose }) => sum + itemsOf(dose), 0)), number: index + 1,
        part: same.length === 1 ? null : `${partLetter(same.indexOf(cell))} of ${same.length}`, strip: split.at(cell.at),
      };
    }),
  };
}
