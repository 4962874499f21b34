import type { NearMissClass, Station } from '@cyclefill/domain/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';

/** An error that was caught, as it is recorded. */
export interface CaughtError {
  readonly facilityId: string;
  readonly packId: string | null;
  readonly orderId?: string | null;
  readonly class: NearMissClass;
  readonly station: Station;
  /** What told of it: a verdict, a drift, a reason. */
  readonly code: string;
  readonly params?: Readonly<Record<string, JsonValue>>;
  /** Whose work it was; null = nobody's. */
  readonly personId: string | null;
}

/** The log of near misses. Append-only. */
export class NearMissRepository {
  constructor(private readonly tx: Tx) {}

  /** Records what was caught. The same pack caught again at the same station for the same thing, before it moved on, is one near miss. */
  async record({ facilityId, packId, orderId = null, class: of, station, code, params = {}, personId }: CaughtError): Promise<void> {
    await this.tx.execute(
      `insert into near_miss (id, tenant_id, facility_id, pack_id, order_id, class, station, code, params, person_id, caught_by)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
       where not exists (select from near_miss m join pack p on p.id = m.pack_id where m.pack_id = $4 and m.order_id is not distinct from $5 and m.station = $7 and m.code = $8 and $7 <> 'bench'
         and m.at >= coalesce(p.sealed_at, p.taken_at, m.at))`,
      [this.tx.newId(), this.tx.actor.tenantId, facilityId, packId, orderId, of, station, code, JSON.stringify(params), personId, this.tx.actor.userId],
    );
  }
}
