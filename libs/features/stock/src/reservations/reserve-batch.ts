import { Refusal } from '@cyclefill/contracts';
import { type Milli, ZERO } from '@cyclefill/domain/kernel';
import { type Movement, type PickableContainer, freeIn, isUsable, pickFefo } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { Containers, type LockedContainer } from '../containers/containers.js';
import { StockLedger } from '../ledger/stock-ledger.js';
import { readBatchDemand } from './batch-demand.query.js';
import { type BatchPicks, pickLines } from './pick-view.js';

const IdRow = z.object({ id: z.string() });
type Move = { readonly container: LockedContainer; readonly movement: Movement };

const pickable = ({ id, code, ndc11, expiresOn, state }: LockedContainer, units: Milli): PickableContainer => ({ id, code, ndc11, expiresOn, opened: state === 'opened', units });
const ownOf = ({ balance }: LockedContainer, batchId: string): Milli => balance.reserved.get(batchId) ?? ZERO;

/** Containers that something may be kept of, and those of which batches keep something that are not in use any more: locked. */
async function lockFor(tx: Tx, batchId: string, ndc11s: readonly string[]): Promise<{ readonly containers: readonly LockedContainer[]; readonly abandoned: ReadonlySet<string> }> {
  const rows = await tx.query(
    IdRow, `select c.id from stock_container c where c.tenant_id = $1 and (c.ndc11 = any($2) and c.state in ('in_stock', 'opened') or c.reserved_milli > 0)`, [tx.actor.tenantId, ndc11s],
  );
  const containers = await tx.get(Containers).lockAll(rows.map(({ id }) => id));
  const keepers = [...new Set(containers.flatMap(({ balance }) => [...balance.reserved.keys()]))].filter((id) => id !== batchId);
  const gone = await tx.query(IdRow, 'select id from fill_batch where id = any($1) and (not is_current or closed_at is not null)', [keepers]);
  return { containers, abandoned: new Set(gone.map(({ id }) => id)) };
}

/**
 * Keeps units for the lines of a batch, or keeps anew what changed: per line the earliest expiry that lasts to its last dose and
 * `marginDays` beyond, opened first. What a batch keeps nobody else may use. Batches that are not in use any more let go of theirs.
 * @throws Refusal batch.not-found, batch.state-forbids
 */
export async function reserveBatch(tx: Tx, batchId: string, marginDays = 0): Promise<BatchPicks> {
  const { facilityId, inUse, lines } = await readBatchDemand(tx, batchId);
  if (!inUse) throw new Refusal('batch.state-forbids');
  const { containers, abandoned } = await lockFor(tx, batchId, [...new Set(lines.map(({ ndc11 }) => ndc11))]);
  const letGo = containers.flatMap((container): Move[] =>
    [...container.balance.reserved].filter(([id]) => abandoned.has(id)).map(([id, units]) => ({ container, movement: { kind: 'release', units, batchId: id } })));
  const abandonedIn = (container: LockedContainer): number => [...container.balance.reserved].reduce((sum, [id, units]) => (abandoned.has(id) ? sum + units : sum), 0);
  const plan = pickFefo(lines, containers.filter(({ state }) => isUsable(state)).map((container) => pickable(container, (freeIn(container.balance) + ownOf(container, batchId) + abandonedIn(container)) as Milli)), marginDays);
  const wanted = new Map<string, number>();
  for (const { containerId, units } of plan.picks) wanted.set(containerId, (wanted.get(containerId) ?? 0) + units);
  const moves = containers.flatMap((container): Move[] => {
    const difference = (wanted.get(container.id) ?? 0) - ownOf(container, batchId);
    if (difference === 0) return [];
    return [{ container, movement: { kind: difference > 0 ? 'reserve' : 'release', units: Math.abs(difference) as Milli, batchId } }];
  });
  await tx.get(StockLedger).moveAll([...letGo, ...moves]);
  return { batchId, facilityId, lines: pickLines(lines, plan, new Map(containers.map((container) => [container.id, container]))) };
}

/** Lets go of all that is kept for a batch. */
export async function releaseBatch(tx: Tx, batchId: string, reason: string): Promise<void> {
  const rows = await tx.query(IdRow, 'select distinct m.container_id as id from stock_movement m where m.batch_id = $1 and m.reserved_milli <> 0', [batchId]);
  const containers = await tx.get(Containers).lockAll(rows.map(({ id }) => id));
  await tx.get(StockLedger).moveAll(containers.filter((container) => ownOf(container, batchId) > 0).map((container) => ({ container, movement: { kind: 'release', units: ownOf(container, batchId), batchId }, note: { reason } })));
}

/** Which containers each line takes from, out of what is kept for the batch; nothing is written. @throws Refusal batch.not-found */
export async function readPicks(tx: Tx, batchId: string): Promise<BatchPicks> {
  const { facilityId, lines } = await readBatchDemand(tx, batchId);
  const rows = await tx.query(IdRow, 'select distinct m.container_id as id from stock_movement m where m.batch_id = $1 and m.reserved_milli <> 0', [batchId]);
  const containers = await tx.get(Containers).lockAll(rows.map(({ id }) => id));
  const plan = pickFefo(lines, containers.map((container) => pickable(container, ownOf(container, batchId))), 0);
  return { batchId, facilityId, lines: pickLines(lines, plan, new Map(containers.map((container) => [container.id, container]))) };
}
