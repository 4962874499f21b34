import { createHash } from 'node:crypto';
import type { HeldDose } from '@cyclefill/domain/bench';
import { canonicalJson } from '@cyclefill/domain/kernel';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { type PackDrift } from '../drift/find-drift.js';
import { readHeldDoses } from '../drift/suspect-packs.query.js';
import type { LivingPack } from '../pack-life/pack.repository.js';
import { freeCode } from '../plan-supply/free-code.js';

/** What a pack is made anew from. */
export interface Replacement {
  /** As the pack stood when it was taken out of the way: what is not due any more is not packed again. */
  readonly drift: PackDrift | null;
  /** First slot that nobody has taken out of it yet (D78); null = all of it is packed again. */
  readonly from: LocalMinute | null;
}

const COPY = `
insert into pack (id, tenant_id, batch_id, supply_id, facility_id, resident_id, order_id, code, pack_type, passes, days_from, days_to, number, count, content_hash, replaces_id)
select $2, tenant_id, batch_id, supply_id, facility_id, resident_id, order_id, $3, pack_type, passes, days_from, days_to, number, count, $4, id from pack where id = $1`;

const COPY_CELLS = `
insert into pack_cell (pack_id, position, order_id, tenant_id, at, dose_milli)
select $2, c.position, c.order_id, c.tenant_id, c.at, c.dose_milli from pack_cell c join unnest($3::int[], $4::uuid[]) k(position, order_id) on k.position = c.position and k.order_id = c.order_id where c.pack_id = $1`;

/** Whether what is packed again is all that lay in the pack, so that it is the same pack under another code. */
const isWhole = (kept: readonly HeldDose[], held: readonly HeldDose[]): boolean => kept.length === held.length;

/**
 * Plans a pack in the place of one that is void or called back (D78): what is still due of it, cell for cell, under a code that nothing was ever printed with. Nothing is edited in the old one.
 * Returns the new pack's id; null = nothing of it is due any more. The old one must be out of use by then.
 */
export async function replacePack(tx: Tx, pack: LivingPack, { drift, from }: Replacement): Promise<string | null> {
  const held = (await readHeldDoses(tx, [pack.id])).get(pack.id) ?? [];
  const gone = new Set((drift?.cells ?? []).filter(({ stillDue }) => !stillDue).map(({ position, orderId }) => `${position} ${orderId}`));
  const kept = held.filter(({ position, orderId, at }) => !gone.has(`${position} ${orderId}`) && (from === null || at >= from));
  if (kept.length === 0) return null;
  const id = tx.newId();
  const code = await freeCode(tx, `again|${pack.id}`, pack.code.startsWith('P') ? 'sheet' : 'card');
  const cells = kept.map(({ position, orderId, at, dose }) => ({ position, orderId, at, dose }));
  const hash = isWhole(kept, held) ? pack.contentHash : createHash('sha256').update(canonicalJson({ replaces: pack.id, cells })).digest('hex');
  await tx.execute(COPY, [pack.id, id, code, hash]);
  await tx.execute(COPY_CELLS, [pack.id, id, kept.map(({ position }) => position), kept.map(({ orderId }) => orderId)]);
  return id;
}

/** Whether all of a pack is packed again: then the new one stands in its place in the papers of its batch too. */
export function replacesWhole({ drift, from }: Replacement): boolean {
  return from === null && (drift?.cells ?? []).every(({ stillDue }) => stillDue);
}
