import { type AccessScope, MAX_PAGE, type PageQuery, Refusal, scopeArrays } from '@cyclefill/contracts';
import type { VanRunState } from '@cyclefill/domain/delivery';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { clockText } from '../routes/route.repository.js';
import { TOTE_IN_SCOPE } from '../totes/tote-in-scope.js';
import { TotePageQuery } from '../totes/tote-page.query.js';
import { type DeliveryView, type ListedDelivery, listedDeliverySchema } from './delivery-view.js';

export interface DeliveryFilter extends PageQuery {
  readonly runOn?: string | undefined;
  readonly state?: VanRunState | undefined;
}

const Row = listedDeliverySchema.omit({ departure: true }).extend({ departure: z.int() });

/** Who sees a part of a facility sees the vans that carry a tote for it. */
const SELECT = `
select n.id, n.route_id as "routeId", r.code as "routeCode", n.run_on::text as "runOn", n.departure, n.planned_at as "plannedAt", n.van, n.driver, n.state, n.departed_at as "departedAt", nullif(n.early_reason, '') as early, n.row_version as version
from van_run n join route r on r.id = n.route_id
where ($1::uuid[] is null or exists (select from tote t where t.van_run_id = n.id and ${TOTE_IN_SCOPE}))`;

/** Departures of the scope, newest first, one more than the limit; or one of them with its totes. */
export class DeliveryPageQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, { limit, cursor, runOn, state }: DeliveryFilter): Promise<ListedDelivery[]> {
    const rows = await this.tx.query(
      Row, `${SELECT} and ($3::uuid is null or n.id < $3) and ($4::date is null or n.run_on = $4) and ($5::text is null or n.state = $5) order by n.id desc limit $6`,
      [...scopeArrays(scope), cursor ?? null, runOn ?? null, state ?? null, limit + 1],
    );
    return rows.map((row) => ({ ...row, departure: clockText(row.departure) }));
  }

  /** @throws Refusal delivery.not-found */
  async one(scope: AccessScope, id: string): Promise<DeliveryView> {
    const [row] = await this.tx.query(Row, `${SELECT} and n.id = $3`, [...scopeArrays(scope), id]);
    if (row === undefined) throw new Refusal('delivery.not-found');
    return { ...row, departure: clockText(row.departure), totes: await this.tx.get(TotePageQuery).run(scope, { deliveryId: id, limit: MAX_PAGE }) };
  }
}
