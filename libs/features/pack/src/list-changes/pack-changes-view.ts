import { type LocalMinute, type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { localText } from '@cyclefill/features/fill';
import type { PackChangesView } from '../http/pack-change.dto.js';
import type { BatchChanges } from './list-pack-changes.js';

const timed = ({ at, dose }: { readonly at: LocalMinute; readonly dose: Milli }): { at: string; units: string } => ({ at: localText(at) ?? '', units: formatMilli(dose) });

/** The changes of a batch as people and scripts read them: cells counted from 1, moments as wall-clock text. */
export function packChangesView({ changes }: BatchChanges): PackChangesView {
  return {
    items: changes.map(({ order, reasons, cells, gone, added }) => ({
      orderId: order.orderId, residentId: order.residentId, rxNumber: order.rxNumber, reasons: [...reasons],
      cells: cells.map((cell) => ({ packCode: cell.packCode, position: cell.position + 1, ...timed(cell) })), gone: gone.map(timed), added: added.map(timed),
    })),
  };
}
