import type { Milli, Zone } from '@cyclefill/domain/kernel';
import type { Regimen } from '@cyclefill/domain/regimen';
import type { Dosage, MedicationRequest } from 'fhir/r4.js';
import { type WrittenDosages, writeDosages } from '../write-dosage.js';
import type { WriteLoss } from '../write-pattern.js';
import { drugConcept } from './medication.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

export const REQUEST_STATUSES = ['active', 'on-hold', 'stopped', 'completed'] as const;

/** An order as it stands now. */
export interface OrderFacts extends Stamp {
  readonly residentId: string;
  readonly rxNumber: string;
  readonly status: (typeof REQUEST_STATUSES)[number];
  /** Why it is held or was stopped, as recorded; empty = nobody said. */
  readonly statusReason: string;
  readonly ndc11: string;
  readonly drug: string;
  /** Whether the catalogue has the product, so that there is a Medication of it. */
  readonly inCatalogue: boolean;
  readonly prescriberId: string | null;
  /** `YYYY-MM-DD` of the prescription, else the instant at which the order was first recorded. */
  readonly authoredOn: string;
  readonly zone: Zone;
  /** null = the directions could not be read. */
  readonly regimen: Regimen | null;
  readonly prn: boolean;
  readonly prnReason: string;
  readonly doseUnit: string;
  readonly route: string;
  readonly sigText: string;
  readonly indication: string;
  readonly timeCritical: boolean;
  /** Rows of one taper, within a resident; null = none. */
  readonly group: string | null;
  readonly replacesOrderId: string | null;
  /** Dispense-as-written code; `1` = the prescriber forbids another product. */
  readonly daw: string;
  readonly prescribed: { readonly quantity: Milli; readonly refills: number } | null;
  /** Why the order as received cannot be trusted; null = nothing against it. */
  readonly dataProblem: string | null;
}

const NOT_SAID: Readonly<Record<WriteLoss, string>> = {
  cycle: 'days on and days off in turn',
  'month-days': 'these days of the month',
  'several-a-day-on-spaced-days': 'several times a day on days with gaps between them',
  'interval-on-days': 'an interval of hours on certain days alone',
  slots: 'these times around passes',
  'doses-by-time': 'another dose at each time of the day',
  'doses-in-turn': 'doses in turn',
  'count-of-parts': 'a number of doses over several parts',
  'starts-in-gap': 'a start that the clocks skip',
  'stops-before-start': 'an end before the start',
  'steps-of-some': 'steps of which some are numbered',
  'until-next': 'worn until the next is applied',
};

/** The directions: structure with the prescriber's text, or the text alone where nothing of it is read. */
function directionsOf({ regimen, zone, doseUnit, route, sigText, prn, prnReason }: OrderFacts): WrittenDosages {
  if (regimen !== null) return writeDosages(regimen, { zone, doseUnit, route, text: sigText === '' ? null : sigText, asNeededFor: prnReason === '' ? null : prnReason });
  return { dosages: [{ text: sigText, ...(prn && { asNeededBoolean: true }), route: { text: route } }], losses: [] };
}

/** What the structure leaves open, in words that a person reads (no extension is needed to understand the order). */
function notesOf({ regimen, sigText, timeCritical, dataProblem }: OrderFacts, { dosages, losses }: WrittenDosages): readonly string[] {
  return [
    ...(regimen === null ? ['The directions are words alone: they have not been read into times and doses.'] : []),
    ...losses.map((loss) => `A structured dosage cannot say: ${NOT_SAID[loss]}. The text of the dosage says it.`),
    ...(dosages.length > 1 && sigText !== '' ? [`Directions as written: ${sigText}`] : []),
    ...(timeCritical ? ['Time-critical: given at the hour itself.'] : []),
    ...(dataProblem === null ? [] : [`As received it cannot be relied on: ${dataProblem}`]),
  ];
}

/** An order. What a FHIR dosage cannot say stands in `note`, without extensions. */
export function medicationRequestResource(order: OrderFacts): MedicationRequest {
  const { residentId, rxNumber, status, statusReason, ndc11, drug, inCatalogue, prescriberId, indication, group, replacesOrderId, daw, prescribed, doseUnit } = order;
  const directions = directionsOf(order);
  const notes = notesOf(order, directions);
  return {
    resourceType: 'MedicationRequest', ...stamped(order),
    identifier: [{ system: SYSTEMS.rxNumber, value: rxNumber }],
    status,
    ...(statusReason !== '' && { statusReason: { text: statusReason } }),
    intent: 'order',
    ...(inCatalogue ? { medicationReference: { reference: `Medication/${ndc11}`, display: drug } } : { medicationCodeableConcept: drugConcept(ndc11, '', drug) }),
    subject: { reference: `Patient/${residentId}` },
    authoredOn: order.authoredOn,
    ...(prescriberId !== null && { requester: { reference: `Practitioner/${prescriberId}` } }),
    ...(indication !== '' && { reasonCode: [{ text: indication }] }),
    ...(group !== null && { groupIdentifier: { system: SYSTEMS.orderGroup, value: group } }),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
    dosageInstruction: [...directions.dosages] as Dosage[],
    ...(prescribed !== null && {
      dispenseRequest: { numberOfRepeatsAllowed: prescribed.refills, ...(prescribed.quantity > 0 && { quantity: { value: prescribed.quantity / 1000, unit: doseUnit } }) },
    }),
    ...(daw === '1' && { substitution: { allowedBoolean: false } }),
    ...(replacesOrderId !== null && { priorPrescription: { reference: `MedicationRequest/${replacesOrderId}` } }),
  };
}
