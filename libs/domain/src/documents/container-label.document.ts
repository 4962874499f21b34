import type { Day, Milli } from '@cyclefill/domain/kernel';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import type { LabelModel } from './card.model.js';
import { cautionsOf, takenAloneCautions } from './cautions.js';
import type { DocumentIdentity } from './document-frame.js';
import { type OrderPrint, directionsOf, drugText, ownDirectionsOf, purposeOf, scheduleText } from './order-print.js';
import { dateText } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Everything the label of a container or of a leave's bag is made of. */
export interface ContainerLabelInput {
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly order: OrderPrint;
  readonly quantity: Milli;
  readonly packId: string;
  readonly filledOn: Day;
  readonly useBy: Day;
  /** The resident takes it alone (R123, R226): what it says besides, such as `for leave 12/10 to 12/13`; null = a nurse gives it. */
  readonly takenAlone: string | null;
  /** What the label says beside the directions, such as `One of 5 medicines in this pack.`; absent = nothing. */
  readonly note?: string;
  /** Name, address and phone: an outpatient label names the pharmacy in full (R223). */
  readonly pharmacy: { readonly name: string; readonly address: string; readonly phone: string };
}

const BLANK = '____________';

/** The label of what lies in no cell of a card: whose, what, how, why, how much; in full as R223 asks, whoever gives it. */
export function buildContainerLabel(input: ContainerLabelInput): LabelModel {
  const { order, quantity, takenAlone, pharmacy, filledOn, useBy, packId, identity: { dates } } = input;
  const resident = residentHeader(input.resident, filledOn, dates);
  return {
    identity: input.identity,
    resident,
    packId,
    label: {
      drug: drugText(order.product),
      schedule: scheduleText(order.product.schedule),
      pass: null,
      directions: (takenAlone === null ? directionsOf(order) : ownDirectionsOf(order)).text,
      passNote: input.note ?? null,
      purpose: purposeOf(order),
      looks: looksText(order.product),
      quantity: countText(quantity),
      unit: unitText(quantity, order.product.doseUnit),
      cardCount: takenAlone ?? 'own container',
      reference: [
        `Rx ${order.rxNumber}   ${order.prescriber}   DOB ${resident.dateOfBirth}`,
        `filled ${dateText(filledOn, dates)}   use by ${dateText(useBy, dates)}   NDC ${order.product.ndc}`,
        `lot ${BLANK}   RPh ${BLANK}   ${resident.facility}`,
        [pharmacy.name, pharmacy.address, pharmacy.phone, packId].filter(Boolean).join('   '),
      ],
      cautions: takenAlone === null ? cautionsOf(order.product) : takenAloneCautions(order.product),
    },
  };
}
