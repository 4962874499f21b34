import type { AccessScope } from '@cyclefill/contracts';
import { NearMissRepository, PackLife } from '@cyclefill/features/bench';
import type { Tx } from '@cyclefill/platform/database';
import type { HeldTote } from '../totes/tote.repository.js';
import { type NewLine, ReceiptRepository } from './receipt.repository.js';

/**
 * What is in a tote and not on its list. A pack of the receiver's own residents that left with another tote is received here;
 * anything else is written down, goes back, and is an error that was caught: for whom it is, is not told.
 */
export async function takeExtras(tx: Tx, scope: AccessScope, tote: HeldTote, codes: readonly string[]): Promise<readonly NewLine[]> {
  const lines: NewLine[] = [];
  for (const code of codes) {
    const pack = await tx.get(PackLife).find(scope, { code });
    const item = pack === null || pack.facilityId !== tote.facilityId ? null : await tx.get(ReceiptRepository).itemOf(pack.id);
    const outcome = pack !== null && item?.departed === true ? await tx.get(PackLife).step(pack, 'received', { params: { toteId: tote.id, condition: 'extra' } }) : null;
    if (item !== null && outcome?.kind === 'stepped') {
      lines.push({ itemId: item.itemId, condition: 'extra', expected: item.units, received: item.units, code, note: '' });
      continue;
    }
    if (pack === null || pack.facilityId !== tote.facilityId) {
      await tx.get(NearMissRepository).record({ facilityId: tote.facilityId, packId: null, class: 'wrong_resident', station: 'receipt', code: 'wrong_tote', params: { packCode: code }, personId: null });
    }
    lines.push({ itemId: null, condition: 'extra', expected: 0, received: 0, code, note: '' });
  }
  return lines;
}
