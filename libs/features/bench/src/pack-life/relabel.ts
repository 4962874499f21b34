import { type LivingPack, type PackDrift, PackRepository } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { PackOrderRepository } from '../fill-pack/pack-order.repository.js';

/**
 * Brings the label of a pack on the bench up to date where nothing but its words are others: every dose in it is due as it lies there, so that it need not be packed again. True when it was
 * that, and is put right.
 */
export async function relabelIfOnlyThat(tx: Tx, pack: LivingPack, drift: PackDrift | null): Promise<boolean> {
  if (drift === null || !drift.outOfDate || drift.cells.length + drift.missing.length > 0) return false;
  await tx.get(PackOrderRepository).relabel(pack.id);
  await tx.get(PackRepository).step(pack, { kind: 'up_to_date', set: { out_of_date_at: null, true_version: drift.inputVersion }, inputVersion: drift.inputVersion, params: { label: true }, moves: false });
  return true;
}
