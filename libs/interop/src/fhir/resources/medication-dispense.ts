import type { Milli } from '@cyclefill/domain/kernel';
import type { MedicationDispense } from 'fhir/r4.js';
import { drugConcept } from './medication.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

export const DISPENSE_STATUSES = ['preparation', 'in-progress', 'on-hold', 'completed', 'stopped', 'cancelled'] as const;

/** One drug in one pack that somebody has worked on. */
export interface DispenseFacts extends Stamp {
  readonly residentId: string;
  readonly orderId: string;
  readonly facilityId: string;
  readonly packCode: string;
  readonly status: (typeof DISPENSE_STATUSES)[number];
  readonly ndc11: string;
  readonly drug: string;
  readonly quantity: Milli;
  readonly unit: string;
  readonly days: number;
  readonly preparedAt: Date | null;
  readonly handedOverAt: Date | null;
  readonly otherMaker: boolean;
  /** What was put in, by lot. */
  readonly lots: readonly { readonly lot: string; readonly expiresOn: string }[];
}

/** What of one drug is in one pack. Lots are contained Medications: a dispense is of one alone, so what a pack holds of others is supporting information. */
export function medicationDispenseResource(dispense: DispenseFacts): MedicationDispense {
  const { residentId, orderId, facilityId, packCode, status, ndc11, drug, quantity, unit, days, preparedAt, handedOverAt, otherMaker, lots } = dispense;
  const contained = lots.map(({ lot, expiresOn }, index) => ({
    resourceType: 'Medication' as const, id: `lot${String(index + 1)}`, code: drugConcept(ndc11, '', drug), batch: { ...(lot !== '' && { lotNumber: lot }), expirationDate: expiresOn },
  }));
  return {
    resourceType: 'MedicationDispense', ...stamped(dispense),
    ...(contained.length > 0 && { contained }),
    identifier: [{ system: SYSTEMS.pack, value: packCode }],
    status,
    ...(contained.length > 0 ? { medicationReference: { reference: '#lot1', display: drug } } : { medicationCodeableConcept: drugConcept(ndc11, '', drug) }),
    subject: { reference: `Patient/${residentId}` },
    ...(contained.length > 1 && { supportingInformation: contained.slice(1).map(({ id }) => ({ reference: `#${id}` })) }),
    authorizingPrescription: [{ reference: `MedicationRequest/${orderId}` }],
    quantity: { value: quantity / 1000, unit },
    daysSupply: { value: days, unit: 'days', system: SYSTEMS.ucum, code: 'd' },
    ...(preparedAt !== null && { whenPrepared: preparedAt.toISOString() }),
    ...(handedOverAt !== null && { whenHandedOver: handedOverAt.toISOString() }),
    destination: { reference: `Location/${facilityId}` },
    substitution: { wasSubstituted: otherMaker },
    ...(lots.length > 1 && { note: [{ text: `Out of ${String(lots.length)} lots: ${lots.map(({ lot }) => lot).join(', ')}` }] }),
  };
}
