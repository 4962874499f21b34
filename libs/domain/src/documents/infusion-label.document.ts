import { dayOf } from '@cyclefill/domain/kernel';
import type { LabelModel } from './card.model.js';
import { cautionsOf } from './cautions.js';
import type { DocumentIdentity } from './document-frame.js';
import type { PharmacyPrint } from './label-words.js';
import { type OrderPrint, directionsOf, purposeOf, scheduleText } from './order-print.js';
import { type Prepared, STORAGE_WORDS, clockDate, ingredientAmount } from './prepared.js';
import { dateText } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Everything the label of what was compounded is made of. */
export interface InfusionLabelInput {
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly order: OrderPrint;
  readonly prepared: Prepared;
  readonly pharmacy: PharmacyPrint;
}

const BLANK = '____________';

/**
 * Labels of a preparation, one for each of it (R227): whose, solution and each additive once with its amount, directions with route and rate, until when it
 * may be used; storage, quantity, cautions, prescriber, who prepared and checked it, pharmacy.
 */
export function buildInfusionLabels({ identity, resident, order, prepared, pharmacy }: InfusionLabelInput): readonly LabelModel[] {
  const { dates } = identity;
  const [solution] = prepared.ingredients.filter(({ role }) => role === 'solution');
  const label = {
    drug: { name: solution?.name ?? prepared.formula.name, strength: solution === undefined ? '' : ingredientAmount(solution), form: '' },
    contents: prepared.ingredients.filter(({ role }) => role === 'additive').map((one) => ({ name: one.name, amount: ingredientAmount(one) })),
    schedule: scheduleText(order.product.schedule), pass: null, directions: `${directionsOf(order).text} Route: ${prepared.route}.`,
    passNote: prepared.rate === '' ? null : `Rate: ${prepared.rate}.`, purpose: purposeOf(order), useBefore: `Use before ${clockDate(prepared.beyondUseAt, dates)}.`,
    looks: STORAGE_WORDS[prepared.storage], quantity: prepared.makes, unit: '', cautions: [...new Set([...prepared.cautions, ...cautionsOf(order.product)])],
    reference: [
      `Rx ${order.rxNumber}   ${order.prescriber}   DOB ${dateText(resident.dateOfBirth, dates)}`,
      `prepared ${clockDate(prepared.preparedAt, dates)} by ${prepared.preparedBy}   checked by ${prepared.checked?.by ?? BLANK}   ${prepared.formula.code}`,
      [resident.facility, pharmacy.name, pharmacy.address, pharmacy.phone, prepared.code].filter(Boolean).join('   '),
    ],
  };
  return Array.from({ length: prepared.count }, (_, index) => ({
    identity, resident: residentHeader(resident, dayOf(prepared.preparedAt), dates), packId: prepared.code, label: { ...label, cardCount: `${index + 1} of ${prepared.count}` },
  }));
}
