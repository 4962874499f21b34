import type { Day, Milli } from '@cyclefill/domain/kernel';
import type { ContainerBalance, ContainerState } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A container as a list from elsewhere is compared with it. */
export interface HeldContainer {
  readonly id: string;
  readonly code: string;
  readonly ndc11: string;
  readonly lot: string;
  readonly location: string;
  readonly expiresOn: Day;
  readonly balance: ContainerBalance;
}

const Row = z.object({
  id: z.string(), code: z.string(), ndc11: z.string(), lot: z.string(), location: z.string(), expires_on: z.int(), state: z.enum(['in_stock', 'opened', 'empty']), on_hand_milli: z.int(), reserved_milli: z.int(),
});
const KeptRow = z.object({ container_id: z.string(), batch_id: z.string(), units: z.coerce.number() });

/** Units that are kept of containers, by container and batch. */
export async function readReservations(tx: Tx, containers: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Milli>>> {
  if (containers.length === 0) return new Map();
  const rows = await tx.query(
    KeptRow,
    `select m.container_id, m.batch_id, sum(m.reserved_milli) as units from stock_movement m where m.container_id = any($1) and m.reserved_milli <> 0
     group by m.container_id, m.batch_id having sum(m.reserved_milli) <> 0 order by m.container_id, m.batch_id`,
    [containers],
  );
  const byContainer = Map.groupBy(rows, (row) => row.container_id);
  return new Map([...byContainer].map(([id, own]) => [id, new Map(own.map((row) => [row.batch_id, row.units as Milli]))]));
}

/** Every container that is not set aside and holds something, or once did, of a pharmacy, locked until the transaction ends. By id. */
export async function lockHeldContainers(tx: Tx): Promise<readonly HeldContainer[]> {
  const rows = await tx.query(
    Row,
    `select c.id, c.code, c.ndc11, c.lot, c.location, c.expires_on - date '1970-01-01' as expires_on, c.state, c.on_hand_milli, c.reserved_milli from stock_container c
     where c.tenant_id = $1 and c.state in ('in_stock', 'opened', 'empty') order by c.id for update`,
    [tx.actor.tenantId],
  );
  const reserved = await readReservations(tx, rows.filter((row) => row.reserved_milli > 0).map(({ id }) => id));
  return rows.map(({ id, code, ndc11, lot, location, ...row }) => ({
    id, code, ndc11, lot, location, expiresOn: row.expires_on as Day,
    balance: { state: row.state satisfies ContainerState, onHand: row.on_hand_milli as Milli, reserved: reserved.get(id) ?? new Map<string, Milli>() },
  }));
}
