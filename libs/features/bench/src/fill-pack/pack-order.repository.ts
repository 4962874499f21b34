import type { PackException, PackOrderState } from '@cyclefill/domain/bench';
import { type Day, type Milli, day } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const milli = z.int().transform((units) => units as Milli);
const OrderRow = z.object({
  order_id: z.string(), ndc11: z.string(), schedule: z.string().nullable(), expected_milli: milli, state: z.custom<PackOrderState>((value) => typeof value === 'string'),
  reason: z.custom<PackException>((value) => typeof value === 'string').nullable(), other_maker: z.boolean(), row_version: z.int(),
});
/** An order of a pack on the bench. */
export type PackOrderRow = z.output<typeof OrderRow>;

const FillRow = z.object({
  id: z.string(), order_id: z.string(), container_id: z.string().nullable(), ndc11: z.string(), lot: z.string(), expires_on: z.string().transform((on): Day => day(on)), units_milli: milli,
  entry: z.enum(['scan', 'manual']), other_maker: z.boolean(), override_by: z.string().nullable(), filled_by: z.string(), witness_id: z.string().nullable(),
});
/** What lies in a pack of one order out of one container. */
export type PackFillRow = z.output<typeof FillRow>;

/** Units out of one container as they are confirmed. */
export interface NewFill {
  readonly containerId: string | null;
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly units: Milli;
  readonly poured: Milli;
  readonly left: Milli | null;
  readonly entry: 'scan' | 'manual';
  readonly otherMaker: boolean;
  readonly override: { readonly by: string; readonly reason: string } | null;
  readonly witnessId: string | null;
}

/** The schedule of the order of a cell `c` in its version `v`: as it was prescribed, else as its product is. */
export const SCHEDULE_NOW = `coalesce((select r.dea_schedule from prescription r where r.order_id = c.order_id and r.superseded_at is null limit 1),
  (select d.dea_schedule from drug_product d where d.ndc11 = v.ndc11 and d.superseded_at is null limit 1))`;

const COLUMNS = 'order_id, ndc11, schedule, expected_milli, state, reason, other_maker, row_version';

/** Orders of packs on the bench, and what was put in of them. */
export class PackOrderRepository {
  constructor(private readonly tx: Tx) {}

  /** Takes down the orders of a pack as they are now: what its label says, and what is compared with at each later step. */
  async open(packId: string): Promise<void> {
    await this.tx.execute(
      `insert into pack_order (pack_id, order_id, tenant_id, facility_id, order_version_id, ndc11, schedule, expected_milli)
       select c.pack_id, c.order_id, p.tenant_id, p.facility_id, v.id, v.ndc11,
         ${SCHEDULE_NOW},
         sum(c.dose_milli)
       from pack_cell c join pack p on p.id = c.pack_id join order_version v on v.order_id = c.order_id and v.superseded_at is null
       where c.pack_id = $1 group by c.pack_id, c.order_id, p.tenant_id, p.facility_id, v.id, v.ndc11`,
      [packId],
    );
  }

  /** Says that the label is made anew from what the orders are now. */
  async relabel(packId: string): Promise<void> {
    await this.tx.execute(
      `update pack_order o set order_version_id = v.id, row_version = o.row_version + 1 from order_version v
       where o.pack_id = $1 and v.order_id = o.order_id and v.superseded_at is null and v.id <> o.order_version_id and v.ndc11 = o.ndc11`,
      [packId],
    );
  }

  of(packId: string): Promise<PackOrderRow[]> {
    return this.tx.query(OrderRow, `select ${COLUMNS} from pack_order where pack_id = $1 order by order_id`, [packId]);
  }

  async one(packId: string, orderId: string): Promise<PackOrderRow | null> {
    const [row] = await this.tx.query(OrderRow, `select ${COLUMNS} from pack_order where pack_id = $1 and order_id = $2`, [packId, orderId]);
    return row ?? null;
  }

  /** What lies in a pack and was not taken out again, the oldest first. */
  fills(packId: string): Promise<PackFillRow[]> {
    return this.tx.query(
      FillRow,
      `select id, order_id, container_id, ndc11, lot, expires_on::text as expires_on, units_milli, entry, other_maker, override_by, filled_by, witness_id
       from pack_fill where pack_id = $1 and undone_at is null order by id`,
      [packId],
    );
  }

  /** How far an order is. */
  async move(packId: string, orderId: string, state: PackOrderState, why: { readonly reason: PackException | null; readonly note: string; readonly otherMaker: boolean }): Promise<void> {
    await this.tx.execute('update pack_order set state = $3, reason = $4, note = $5, other_maker = $6, row_version = row_version + 1 where pack_id = $1 and order_id = $2', [
      packId, orderId, state, why.reason, why.note, why.otherMaker,
    ]);
  }

  async add(pack: { readonly id: string; readonly facilityId: string; readonly sealNumber: number }, orderId: string, fills: readonly NewFill[]): Promise<void> {
    for (const { containerId, ndc11, lot, expiresOn, units, poured, left, entry, otherMaker, override, witnessId } of fills) {
      await this.tx.execute(
        `insert into pack_fill (id, tenant_id, facility_id, pack_id, order_id, seal_number, container_id, ndc11, lot, expires_on, units_milli, poured_milli, left_milli, entry, other_maker,
           override_by, override_reason, filled_by, witness_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
        [
          this.tx.newId(), this.tx.actor.tenantId, pack.facilityId, pack.id, orderId, pack.sealNumber, containerId, ndc11, lot, expiresOn, units, poured, left, entry, otherMaker,
          override?.by ?? null, override?.reason ?? '', this.tx.actor.userId, witnessId,
        ],
      );
    }
  }

  /** Says that what was put in was taken out again. */
  async takeBack(ids: readonly string[]): Promise<void> {
    await this.tx.execute('update pack_fill set undone_at = now(), undone_by = $2 where id = any($1)', [ids, this.tx.actor.userId]);
  }
}
