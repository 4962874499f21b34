import type { ContainerState, MovementKind } from '@cyclefill/domain/stock';
import type { Milli } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';

/** One line of the ledger to be written; what it comes to the database adds up. Signed thousandths of a unit. */
export interface NewMovement {
  readonly containerId: string;
  readonly kind: MovementKind;
  readonly milli: Milli;
  readonly reservedMilli: Milli;
  /** Of the container afterwards. */
  readonly state: ContainerState;
  readonly location: string;
  readonly fromLocation?: string;
  readonly batchId?: string | null;
  readonly packId?: string | null;
  readonly orderId?: string | null;
  readonly countId?: string | null;
  readonly recallId?: string | null;
  readonly purchaseId?: string | null;
  /** The preparation it went into, and the place of the ingredient in its formula, from 0. */
  readonly preparationId?: string | null;
  readonly ingredient?: number | null;
  readonly reason?: string;
  readonly belowZero?: boolean;
  readonly source: 'person' | 'import';
  readonly witnessId?: string | null;
}

const INSERT = `
insert into stock_movement (id, tenant_id, container_id, kind, milli, reserved_milli, state, location, from_location, batch_id, pack_id, order_id, count_id, recall_id, purchase_id, preparation_id, ingredient, reason, below_zero, source, witness_id, recorded_by)
select m.id, $1, m."containerId", m.kind, m.milli, m."reservedMilli", m.state, m.location, m."fromLocation", m."batchId", m."packId", m."orderId", m."countId", m."recallId", m."purchaseId", m."preparationId", m.ingredient,
  coalesce(m.reason, ''), coalesce(m."belowZero", false), m.source, m."witnessId", $2
from rows from (jsonb_to_recordset($3::jsonb) as (
  id uuid, "containerId" uuid, kind text, milli integer, "reservedMilli" integer, state text, location text, "fromLocation" text, "batchId" uuid, "packId" uuid, "orderId" uuid, "countId" uuid, "recallId" uuid,
  "purchaseId" uuid, "preparationId" uuid, ingredient smallint, reason text, "belowZero" boolean, source text, "witnessId" uuid
)) with ordinality as m order by m.ordinality`;

/**
 * Writes lines of the ledger in this order, in one statement: the containers and what a run reads of stock follow in it. Whoever
 * writes says which inputs moved.
 */
export async function writeMovements(tx: Tx, movements: readonly NewMovement[]): Promise<void> {
  if (movements.length === 0) return;
  await tx.execute(INSERT, [tx.actor.tenantId, tx.actor.userId, JSON.stringify(movements.map((movement) => ({ id: tx.newId(), ...movement })))]);
}
