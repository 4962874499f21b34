import { type Day, Zone, dayOf, formatClock, formatDay, formatMilli, parseMilli } from '@cyclefill/domain/kernel';
import { parseNdc, toNdc11 } from '@cyclefill/domain/identification';
import { type PrescriptionContent, prescriptionContentSchema, wireMoment } from '@cyclefill/features/order';
import { type Hl7Code, type Hl7DirectionProblem, Hl7Refusal, type OrderNews, readHl7Directions, wallClock } from '@cyclefill/interop/hl7v2';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { checkPlain } from './find-patient.js';

/** An order of a message as the pharmacy takes in any prescription; `problem` says what of its directions a person has to read. */
export interface OrderContent {
  readonly content: PrescriptionContent & { readonly residentId: string };
  readonly problem: Hl7DirectionProblem | null;
}

/** RXE-2 by NDC: eleven digits, or with its dashes; null for any other code, which is never mapped by guess. */
function ndc11Of({ code, system }: Hl7Code): string | null {
  if (/^\d{11}$/u.test(code)) return system === 'NDC' || system === '' ? code : null;
  const ndc = parseNdc(code);
  return ndc === null ? null : toNdc11(ndc);
}

/** Where in the message a part of the content came from. */
const PLACES: Readonly<Record<string, readonly [id: string, field: number]>> = {
  prescriber: ['ORC', 12], directions: ['RXE', 7], quantity: ['RXE', 10], refills: ['RXE', 12], writtenOn: ['ORC', 9], from: ['TQ1', 7], to: ['TQ1', 8],
};

const decimal = (text: string): string | undefined => {
  const amount = parseMilli(text);
  return amount === null || amount <= 0 ? undefined : formatMilli(amount);
};

/** What an order says, unsigned: no message of this kind carries a signature that the law takes for a controlled drug (R207). @throws Hl7Refusal of what no record holds */
export function orderContent(order: OrderNews, { settings, zone: zoneName }: Hl7Partner, residentId: string): OrderContent {
  checkPlain('RXE', 7, order.directions.replaceAll(/[\r\n\t]/gu, ' '));
  checkPlain('ORC', 12, order.prescriber.code, order.prescriber.text);
  checkPlain('RXE', 5, order.giveUnit, ...order.timings.map((timing) => timing.unit));
  checkPlain('RXR', 1, ...order.routes.map(({ code }) => code));
  checkPlain('TQ1', 11, ...order.timings.map(({ text }) => text));
  const zone = Zone.of(zoneName);
  const { coded, from, to } = readHl7Directions(order, { zone, frequencies: settings.frequencies });
  const [route] = order.routes;
  const words = { ...(order.directions !== '' && { sigText: order.directions }), ...(route !== undefined && route.code !== '' && { route: route.code }) };
  const unit = order.timings[0]?.unit || order.giveUnit;
  const directions = 'problem' in coded
    ? words
    : { ...words, frequencyCode: coded.frequencyCode, dose: formatMilli(coded.dose), ...(unit !== '' && { doseUnit: unit }), prn: coded.prn, ...(coded.times.length > 0 && { times: coded.times.map(formatClock) }), ...(coded.prnReason !== '' && { prnReason: coded.prnReason }) };
  const ndc11 = ndc11Of(order.medicine);
  const quantity = decimal(order.dispense.amount);
  const writtenOn: Day = dayOf(wallClock(order.at, zone));
  const read = prescriptionContentSchema.safeParse({
    residentId, signature: 'none', writtenOn: formatDay(writtenOn), ...(Object.keys(directions).length > 0 && { directions }),
    ...((order.prescriber.code !== '' || order.prescriber.text !== '') && { prescriber: { ...(order.prescriber.text !== '' && { name: order.prescriber.text }), ...(order.prescriber.code !== '' && { npi: order.prescriber.code }) } }),
    ...(ndc11 !== null && { ndc11 }), ...(quantity !== undefined && { quantity }), ...(/^\d{1,2}$/u.test(order.refills) && { refills: Number(order.refills) }),
    ...(from !== null && { from: wireMoment(from) }), ...(to !== null && { to: wireMoment(to) }),
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const [id, field] = PLACES[String(issue?.path[0])] ?? ['RXE', 2];
    throw new Hl7Refusal(102, { id, segment: 0, field }, 'is longer than a prescription holds, or not of its form');
  }
  return { content: { ...read.data, residentId }, problem: 'problem' in coded ? coded.problem : null };
}
