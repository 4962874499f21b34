import type { Day, Milli } from '@cyclefill/domain/kernel';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import type { LabelModel } from './card.model.js';
import type { DocumentIdentity } from './document-frame.js';
import type { LabelProfile } from './document-settings.js';
import { type PharmacyPrint, labelFoot, readerWords } from './label-words.js';
import { type OrderPrint, drugText, purposeOf, scheduleText } from './order-print.js';
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
  readonly pharmacy: PharmacyPrint;
  /** Who reads it here; absent = a nurse. What is taken along the resident always reads. */
  readonly labels?: LabelProfile;
}

/** The label of what lies in no cell of a card: whose, what, how, why, how much; in full as R223 asks, whoever gives it. */
export function buildContainerLabel(input: ContainerLabelInput): LabelModel {
  const { order, quantity, takenAlone, pharmacy, filledOn, packId, identity: { dates } } = input;
  const resident = residentHeader(input.resident, filledOn, dates);
  return {
    identity: input.identity,
    resident,
    packId,
    label: {
      drug: drugText(order.product),
      schedule: scheduleText(order.product.schedule),
      pass: null,
      ...readerWords(order, takenAlone === null ? (input.labels ?? 'nurse') : 'self'),
      passNote: input.note ?? null,
      purpose: purposeOf(order),
      looks: looksText(order.product),
      quantity: countText(quantity),
      unit: unitText(quantity, order.product.doseUnit),
      cardCount: takenAlone ?? 'own container',
      reference: labelFoot({ ...input, dates }, [pharmacy.name, pharmacy.address, pharmacy.phone]),
    },
  };
}
