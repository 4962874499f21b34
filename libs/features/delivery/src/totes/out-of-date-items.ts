import { type Station, PACK_STATES, type PackState } from '@cyclefill/domain/bench';
import { DriftGuard, PackLife } from '@cyclefill/features/bench';
import { PackRepository, cellsView, missingView } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const cell = z.object({ position: z.int().describe('from 1'), orderId: z.uuid(), at: z.string(), units: z.string(), reason: z.string() });
const toAdd = z.object({ orderId: z.uuid(), at: z.string(), units: z.string() });

/** A pack that may not go on, and what of it to pull; without cells the whole pack stays behind. */
export const packToPullSchema = z.object({ itemId: z.uuid(), packId: z.uuid(), packCode: z.string(), state: z.enum(PACK_STATES), reasons: z.array(z.string()), cells: z.array(cell), toAdd: z.array(toAdd).describe('due of an order in it, and in no pack') }).meta({ id: 'PackToPull' });
export type PackToPull = z.output<typeof packToPullSchema>;

/** What lies in a tote, as far as this looks at it. */
export interface PackInTote {
  readonly id: string;
  readonly packId: string | null;
}

const GONE: ReadonlySet<PackState> = new Set(['void', 'recalled', 'returned']);

/**
 * Packs of totes that may not go on (R119, R120): a dose in them is not due any more, they lack one that is, or they were called back. Every pack is held
 * against what is known now; nothing of that changes until the transaction ends, and what is caught is noted.
 */
export async function packsToPull(tx: Tx, items: readonly PackInTote[], station: Station): Promise<readonly PackToPull[]> {
  const ids = items.flatMap(({ packId }) => packId ?? []);
  if (ids.length === 0) return [];
  const drifts = new Map((await tx.get(DriftGuard).check(ids, { hold: true })).map((drift) => [drift.packId, drift]));
  const packs = await tx.get(PackRepository).lock(ids);
  const found: PackToPull[] = [];
  for (const pack of packs) {
    const [drift, item] = [drifts.get(pack.id), items.find(({ packId }) => packId === pack.id)];
    if (item === undefined || (drift?.outOfDate !== true && !GONE.has(pack.state))) continue;
    if (drift?.outOfDate === true) await tx.get(PackLife).recordDrift(pack, drift, station);
    found.push({ itemId: item.id, packId: pack.id, packCode: pack.code, state: pack.state, reasons: drift === undefined ? [pack.state] : [...drift.reasons], cells: drift === undefined ? [] : cellsView(drift), toAdd: drift === undefined ? [] : missingView(drift) });
  }
  return found;
}
