import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { ContainerSource } from './travel-candidate.query.js';

const SourceRow = z.object({ orderId: z.string(), sourceId: z.string() });

/** The container of a fill on demand by the code on it; null = no container has this code. */
export async function findContainerByCode(tx: Tx, code: string): Promise<ContainerSource | null> {
  const [row] = await tx.query(SourceRow, 'select order_id as "orderId", supply_id as "sourceId" from demand_fill where code = $1 and supply_id is not null and container_milli > 0', [code]);
  return row ?? null;
}
