import { isDeepStrictEqual } from 'node:util';
import { type Milli, parseMilli } from '@cyclefill/domain/kernel';
import type { PrescriptionContent } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';
import { type FirstVersion, type OrderTarget, readFirstReading, readFirstVersion } from './order-target.query.js';

const PARTS = ['prescriber', 'ndc11', 'directions', 'quantity', 'refills', 'from', 'to'] as const;
const milli = (text: string | undefined): Milli | null => (text === undefined ? null : parseMilli(text));

/** In which parts a message that tells a known order again tells another one; empty = it is the same. */
export async function differencesTo(tx: Tx, { intakeId, orderId }: OrderTarget, content: PrescriptionContent): Promise<readonly string[]> {
  if (intakeId !== null) {
    const before = await readFirstReading(tx, intakeId);
    return PARTS.filter((part) => !isDeepStrictEqual(content[part], before[part]));
  }
  return orderId === null ? [] : differencesToOrder(await readFirstVersion(tx, orderId), content);
}

/** Against an order that did not come by message: as far as a message tells it. When it was written is not: ORC-9 is when it was asked. */
function differencesToOrder(order: FirstVersion, { prescriber, ndc11, directions, quantity, refills, from, to }: PrescriptionContent): readonly string[] {
  const told: readonly (readonly [name: string, told: unknown, known: unknown])[] = [
    ['prescriber', prescriber?.npi, order.npi], ['drug', ndc11, order.ndc11], ['directions', directions?.sigText, order.sigText], ['frequency', order.frequencyCode === '' ? undefined : directions?.frequencyCode, order.frequencyCode], ['dose', milli(directions?.dose), order.dose], ['as needed', directions?.prn, order.prn],
    ['quantity', milli(quantity), order.quantity], ['refills', refills, order.refills], ['start', from, order.from], ['stop', to, order.to],
  ];
  return told.filter(([, said, known]) => said !== undefined && said !== null && said !== known).map(([name]) => name);
}
