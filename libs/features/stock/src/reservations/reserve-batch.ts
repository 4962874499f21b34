import { Refusal } from '@cyclefill/contracts';
import { type Milli, ZERO } from '@cyclefill/domain/kernel';
import { type PickPlan, type PickableContainer, freeIn, isUsable, pickFefo } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { Containers, type LockedContainer } from '../containers/containers.js';
import { pharmacyToday } from '../containers/pharmacy-today.query.js';
import { type LedgerMove, StockLedger } from '../ledger/stock-ledger.js';
import { type LineDemand, readBatchDemand } from './batch-demand.query.js';
import { type BatchPicks, pickLines } from './pick-view.js';

const IdRow = z.object({ id: z.string() });

const pickable = ({ id, code, ndc11, expiresOn, state }: LockedContainer, units: Milli): PickableContainer => ({ id, code, ndc11, expiresOn, opened: state === 'opened', units });
const ownOf = ({ balance }: LockedContainer, batchId: string): Milli => balance.reserved.get(batchId) ?? ZERO;

const ABANDONED = `
select b.id from fill_batch b where b.id = any($1)
  and (not b.is_current or b.closed_at is not null and not exists (select from pack p where p.batch_id = b.id and p.is_current and p.state in ('planned', 'filling')))`;

/** Usable containers of the products, and those of which the batch keeps something already: locked. With the batches that keep something of them and are not in use any more. */
async function lockFor(tx: Tx, batchId: string, ndc11s: readonly string[]): Promise<{ readonly containers: readonly LockedContainer[]; readonly abandoned: ReadonlySet<string> }> {
  const rows = await tx.query(
    IdRow,
    `select c.id from stock_container c where c.tenant_id = $1 and c.ndc11 = any($2) and c.state in ('in_stock', 'opened')
     union select m.container_id from stock_movement m where m.batch_id = $3 and m.reserved_milli <> 0`,
    [tx.actor.tenantId, ndc11s, batchId],
  );
  const containers = await tx.get(Containers).lockAll(rows.map(({ id }) => id));
  const keepers = [...new Set(containers.flatMap(({ balance }) => [...balance.reserved.keys()]))].filter((id) => id !== batchId);
  const gone = keepers.length === 0 ? [] : await tx.query(IdRow, ABANDONED, [keepers]);
  return { containers, abandoned: new Set(gone.map(({ id }) => id)) };
}

/** What was chosen for the lines of a batch and is kept for it now, with the containers it is kept of. */
export interface KeptUnits {
  readonly plan: PickPlan;
  readonly containers: ReadonlyMap<string, LockedContainer>;
}

/**
 * Keeps units for the lines of a batch, or keeps anew what changed: per line the earliest expiry, as `choose` picks it, opened
 * first, of what has not expired. What a batch keeps nobody else may use. Batches that are not in use any more let go of theirs: those that were replaced or cancelled, and
 * closed ones of which no pack is still to be filled.
 */
export async function keepForLines(tx: Tx, batchId: string, lines: readonly LineDemand[], choose: (containers: readonly PickableContainer[]) => PickPlan): Promise<KeptUnits> {
  const { containers, abandoned } = await lockFor(tx, batchId, [...new Set(lines.map(({ ndc11 }) => ndc11))]);
  const letGo = containers.flatMap((container): LedgerMove[] =>
    [...container.balance.reserved].filter(([id]) => abandoned.has(id)).map(([id, units]) => ({ container, movement: { kind: 'release', units, batchId: id } })));
  const abandonedIn = (container: LockedContainer): number => [...container.balance.reserved].reduce((sum, [id, units]) => (abandoned.has(id) ? sum + units : sum), 0);
  const today = await pharmacyToday(tx);
  const plan = choose(containers.filter(({ state, expiresOn }) => isUsable(state) && expiresOn >= today).map((container) => pickable(container, (freeIn(container.balance) + ownOf(container, batchId) + abandonedIn(container)) as Milli)));
  const wanted = new Map<string, number>();
  for (const { containerId, units } of plan.picks) wanted.set(containerId, (wanted.get(containerId) ?? 0) + units);
  const moves = containers.flatMap((container): LedgerMove[] => {
    const difference = (wanted.get(container.id) ?? 0) - ownOf(container, batchId);
    if (difference === 0) return [];
    return [{ container, movement: { kind: difference > 0 ? 'reserve' : 'release', units: Math.abs(difference) as Milli, batchId } }];
  });
  await tx.get(StockLedger).keepAll([...letGo, ...moves]);
  return { plan, containers: new Map(containers.map((container) => [container.id, container])) };
}

/**
 * Keeps stock for a batch as a person asks for it: what lasts to the last dose of each line and `marginDays` beyond.
 * @throws Refusal batch.not-found, batch.state-forbids
 */
export async function reserveBatch(tx: Tx, batchId: string, marginDays = 0): Promise<BatchPicks> {
  const { facilityId, inUse, lines } = await readBatchDemand(tx, batchId);
  if (!inUse) throw new Refusal('batch.state-forbids');
  const { plan, containers } = await keepForLines(tx, batchId, lines, (usable) => pickFefo(lines, usable, marginDays));
  return { batchId, facilityId, lines: pickLines(lines, plan, containers) };
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
