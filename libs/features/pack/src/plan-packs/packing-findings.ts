import { invariant } from '@cyclefill/domain/kernel';
import type { DecidedFinding } from '@cyclefill/features/fill';
import type { BatchLayout } from './lay-out-batch.js';

/** What packing found, under the order and resident it stands for: E22, a dispensed order that lies in no pack. */
export function packingFindings({ layout, lines }: BatchLayout): readonly DecidedFinding[] {
  return layout.findings.map((finding) => {
    const order = lines.get(finding.subject)?.order;
    invariant(order !== undefined, 'a packing finding about an order that is no line of the batch');
    return { finding: { ...finding, subject: order.orderId }, orderId: order.orderId, residentId: order.residentId };
  });
}
