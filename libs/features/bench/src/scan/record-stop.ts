import { type ScanVerdict, nearMissOf } from '@cyclefill/domain/bench';
import { PackRepository } from '@cyclefill/features/pack';
import type { TakenPack } from '../command/pack-command.js';
import { NearMissRepository } from '../near-miss/near-miss.repository.js';
import { PackLife } from '../pack-life/pack-life.js';

/** What a pharmacist may set aside with a reason (R242). Another drug or strength, and a lot that is expired, recalled or set aside, nobody may. */
const OVERRIDABLE: ReadonlySet<string> = new Set(['not_known', 'ambiguous', 'not_understood', 'wrong_form', 'wrong_release', 'short_dated']);

export function isOverridable(code: string): boolean {
  return OVERRIDABLE.has(code);
}

/** Keeps a scan that stopped: as a step of the pack, and as a near miss where it was one of the errors that are counted. */
export async function recordStop({ tx, pack, drift, person }: Pick<TakenPack, 'tx' | 'pack' | 'drift' | 'person'>, orderId: string | null, { verdict, code, params }: ScanVerdict): Promise<void> {
  await tx.get(PackRepository).step(pack, { kind: 'scanned', params: { verdict, code, ...params }, moves: false, ...(orderId !== null && { orderId }) });
  // Its class is that of what changed: stopped, directed otherwise.
  if (code === 'pack_out_of_date' && drift !== null) return tx.get(PackLife).recordDrift(pack, drift);
  const of = nearMissOf(code);
  if (verdict === 'stop' && of !== null) await tx.get(NearMissRepository).record({ facilityId: pack.facilityId, packId: pack.id, orderId, class: of, station: 'bench', code, params, personId: person });
}
