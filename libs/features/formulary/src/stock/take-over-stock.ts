import { type Day, type Milli, ZERO, invariant } from '@cyclefill/domain/kernel';
import { type ContainerBalance, type Movement, NEW_CONTAINER, applyMovement, correctLot, reservedIn } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type HeldContainer, lockHeldContainers } from './held-containers.query.js';
import { type NewMovement, writeMovements } from './movement-writer.js';
import { makeContainers } from './new-containers.js';

/** A lot at a place as a list from elsewhere has it. */
export interface ListedStock {
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly units: Milli;
  readonly location: string;
}

/** Products of the lots that were new, that were otherwise, and that are gone: one entry a lot. */
export interface TakenOver {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

const KnownRow = z.object({ ndc11: z.string(), lot: z.string(), location: z.string() });
const REASON = 'as stock.csv says';

const keyOf = ({ ndc11, lot, location }: Pick<ListedStock, 'ndc11' | 'lot' | 'location'>): string => JSON.stringify([ndc11, lot, location]);

/**
 * Brings the ledger to a whole list of what lies in stock: receipts of what is new, corrections of what is otherwise, nothing
 * left of a lot that the list does not have. What is set aside is not in the list and stays. What a run reads of stock says
 * afterwards what the list says, less what is kept for batches. The caller says which inputs moved.
 */
export async function takeOverStock(tx: Tx, listed: readonly ListedStock[]): Promise<TakenOver> {
  const held = Map.groupBy(await lockHeldContainers(tx), keyOf);
  const known = new Map((await tx.query(KnownRow, 'select ndc11, lot, location from stock_lot where tenant_id = $1 and superseded_at is null', [tx.actor.tenantId])).map((row) => [keyOf(row), row]));
  const wanted = new Map(listed.map((row) => [keyOf(row), row]));
  const movements: NewMovement[] = [];
  const fresh: ListedStock[] = [];
  const different = new Set<string>();
  for (const key of new Set([...wanted.keys(), ...held.keys()])) {
    const [row, containers] = [wanted.get(key) ?? null, held.get(key) ?? []];
    const { changes, received } = correctLot(containers.map(({ balance, ...container }) => ({ ...container, onHand: balance.onHand })), row);
    if (changes.length > 0 || received !== null) different.add(key);
    for (const { id, units } of changes) movements.push(...corrected(containers.find((container) => container.id === id), units));
    if (row !== null && received !== null) fresh.push(row);
  }
  await writeMovements(tx, [...movements, ...(await receipts(tx, fresh))]);
  const gone = [...known].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
  await closeLots(tx, gone);
  const listedDifferent = listed.filter((row) => different.has(keyOf(row)));
  return {
    added: listedDifferent.filter((row) => !known.has(keyOf(row))).map(({ ndc11 }) => ndc11), changed: listedDifferent.filter((row) => known.has(keyOf(row))).map(({ ndc11 }) => ndc11),
    gone: gone.map(({ ndc11 }) => ndc11),
  };
}

function line(container: Pick<HeldContainer, 'id' | 'location'>, before: ContainerBalance, movement: Movement, reason: string): { readonly row: NewMovement; readonly after: ContainerBalance } {
  const effect = applyMovement(before, movement);
  invariant(typeof effect !== 'string', 'a list corrects what is there');
  const batchId = 'batchId' in movement ? movement.batchId : null;
  return { row: { containerId: container.id, kind: movement.kind, milli: effect.milli, reservedMilli: effect.reservedMilli, state: effect.after.state, location: container.location, batchId, reason, source: 'import' }, after: effect.after };
}

/** A correction of one container; what batches keep of it and is not there any more is released first. */
function corrected(container: HeldContainer | undefined, units: Milli): readonly NewMovement[] {
  invariant(container !== undefined, 'a correction of a container that is not held');
  const rows: NewMovement[] = [];
  let balance = container.balance;
  for (const [batchId, kept] of container.balance.reserved) {
    const over = reservedIn(balance) - Math.max(0, balance.onHand + units);
    if (over <= 0) break;
    const { row, after } = line(container, balance, { kind: 'release', units: Math.min(over, kept) as Milli, batchId }, REASON);
    rows.push(row);
    balance = after;
  }
  return [...rows, line(container, balance, { kind: 'adjust', units, belowZero: false }, REASON).row];
}

async function receipts(tx: Tx, rows: readonly ListedStock[]): Promise<readonly NewMovement[]> {
  if (rows.length === 0) return [];
  const made = await makeContainers(tx, rows.map(({ ndc11, lot, expiresOn, location }) => ({ ndc11, lot, expiresOn, location, serial: '' })));
  return made.map(({ id }, index) => line({ id, location: rows[index]?.location ?? '' }, NEW_CONTAINER, { kind: 'receive', units: rows[index]?.units ?? ZERO }, '').row);
}

/** What the list does not have any more is no lot of the pharmacy. */
async function closeLots(tx: Tx, lots: readonly Pick<ListedStock, 'ndc11' | 'lot' | 'location'>[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.execute(
    `update stock_lot s set superseded_at = clock_timestamp() from unnest($2::text[], $3::text[], $4::text[]) i(ndc11, lot, location)
     where s.tenant_id = $1 and s.superseded_at is null and s.ndc11 = i.ndc11 and s.lot = i.lot and s.location = i.location`,
    [tx.actor.tenantId, lots.map(({ ndc11 }) => ndc11), lots.map(({ lot }) => lot), lots.map(({ location }) => location)],
  );
}
