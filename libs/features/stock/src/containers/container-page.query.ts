import type { PageQuery } from '@cyclefill/contracts';
import type { ContainerState } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { CONTAINER_COLUMNS, type Container, containerRow } from './containers.js';

export interface ContainerFilter extends PageQuery {
  readonly ndc11?: string | undefined;
  readonly lot?: string | undefined;
  readonly location?: string | undefined;
  readonly state?: ContainerState | undefined;
}

/** Containers, those that came in last first; one more than the limit. */
export function readContainerPage(tx: Tx, { limit, cursor, ndc11, lot, location, state }: ContainerFilter): Promise<Container[]> {
  return tx.query(
    containerRow,
    `select ${CONTAINER_COLUMNS} from stock_container c where c.tenant_id = $1 and ($2::uuid is null or c.id < $2) and ($3::text is null or c.ndc11 = $3) and ($4::text is null or c.lot = $4)
     and ($5::text is null or c.location = $5) and ($6::text is null or c.state = $6) order by c.id desc limit $7`,
    [tx.actor.tenantId, cursor ?? null, ndc11 ?? null, lot ?? null, location ?? null, state ?? null, limit + 1],
  );
}

/** Containers with something in them that expire within days of today or have expired, the earliest first; set aside or not. */
export function readExpiring(tx: Tx, withinDays: number): Promise<Container[]> {
  return tx.query(
    containerRow,
    `select ${CONTAINER_COLUMNS} from stock_container c where c.tenant_id = $1 and c.on_hand_milli > 0 and c.expires_on <= current_date + $2::integer order by c.expires_on, c.ndc11, c.code`,
    [tx.actor.tenantId, withinDays],
  );
}
