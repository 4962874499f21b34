import { type Day, type MinuteOfDay, formatClock } from '@cyclefill/domain/kernel';
import { cautionsOf, takenAloneCautions } from './cautions.js';
import type { PackLabel } from './card.model.js';
import type { DateStyle } from './document-frame.js';
import type { LabelProfile } from './document-settings.js';
import { type OrderPrint, directionsOf, ownDirectionsOf } from './order-print.js';
import { clockText, dateText } from './print-dates.js';
import type { ResidentPrint } from './resident-print.js';

/** A pharmacy as who takes home what it dispensed must be able to find it (R223). */
export interface PharmacyPrint {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** What the foot of a label is written from. */
export interface LabelFoot {
  readonly order: OrderPrint;
  readonly resident: ResidentPrint;
  readonly filledOn: Day;
  readonly useBy: Day;
  readonly packId: string;
  readonly dates: DateStyle | undefined;
}

const BLANK = '____________';

/** `0900` for a nurse, `9:00 AM` for who takes it (D110, D112). */
export function clockFor(profile: LabelProfile): (minute: MinuteOfDay) => string {
  return profile === 'self' ? clockText : formatClock;
}

/** Directions and cautions in the words of who reads them. */
export function readerWords(order: OrderPrint, profile: LabelProfile): Pick<PackLabel, 'directions' | 'cautions' | 'reader'> {
  if (profile === 'nurse') return { directions: directionsOf(order).text, cautions: cautionsOf(order.product) };
  return { directions: ownDirectionsOf(order).text, cautions: takenAloneCautions(order.product), reader: 'self' };
}

/** The lines that are looked up, each printed whole; `pharmacy` is its last line's beginning. */
export function labelFoot({ order, resident, filledOn, useBy, packId, dates }: LabelFoot, pharmacy: readonly string[]): readonly string[] {
  return [
    `Rx ${order.rxNumber}   ${order.prescriber}   DOB ${dateText(resident.dateOfBirth, dates)}`,
    `filled ${dateText(filledOn, dates)}   use by ${dateText(useBy, dates)}   NDC ${order.product.ndc}`,
    `lot ${BLANK}   RPh ${BLANK}   ${resident.facility}`,
    [...pharmacy, packId].filter(Boolean).join('   '),
  ];
}
