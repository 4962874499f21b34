import type { Milli } from '@cyclefill/domain/kernel';
import type { Movement } from '@cyclefill/domain/stock';
import { Containers, ReceiveStock, StockLedger, receiveStockSchema } from '@cyclefill/features/stock';
import type { Container, ContainerView, MovementNote } from '@cyclefill/features/stock';
import { z } from 'zod';
import type { SamplePharmacy } from './sample-pharmacy.js';

/** What a person does with stock in a test. */
export interface StockDesk {
  read<T>(row: z.ZodType<T>, sql: string, params?: readonly unknown[]): Promise<T[]>;
  receive(ndc11: string, lot: string, expiresOn: string, units: string, more?: { containers?: number; location?: string; serial?: string }): Promise<readonly ContainerView[]>;
  move(code: string, movement: Movement, note?: MovementNote): Promise<Container>;
  /** Containers whose movements do not add up to what they hold, and lots that differ from their containers: never any. */
  wrongSums(): Promise<readonly string[]>;
}

const Wrong = z.object({ what: z.string() });
const WRONG = `
select c.code as what from stock_container c
cross join lateral (select coalesce(sum(m.milli), 0) as on_hand, coalesce(sum(m.reserved_milli), 0) as reserved, count(*) as movements from stock_movement m where m.container_id = c.id) l
where (c.on_hand_milli, c.reserved_milli, c.movements) <> (l.on_hand, l.reserved, l.movements)
union all
select m.container_id::text || ' ' || m.number from (
  select container_id, number, balance_milli, sum(milli) over (partition by container_id order by number) as balance, row_number() over (partition by container_id order by number) as n from stock_movement
) m where m.balance <> m.balance_milli or m.n <> m.number
union all
select coalesce(s.ndc11, c.ndc11) || ' ' || coalesce(s.lot, c.lot) from (select * from stock_lot where superseded_at is null) s
full join (select ndc11, lot, location, sum(case when state in ('in_stock', 'opened') then greatest(on_hand_milli - reserved_milli, 0) else 0 end) as units from stock_container group by 1, 2, 3) c
  on c.ndc11 = s.ndc11 and c.lot = s.lot and c.location = s.location
where coalesce(s.units_milli, 0) <> coalesce(c.units, 0)`;

export function stockDesk({ database: { uow }, actor }: SamplePharmacy): StockDesk {
  let keys = 0;
  return {
    read: (row, sql, params = []) => uow.run(actor, (tx) => tx.query(row, sql, params)),
    receive: async (ndc11, lot, expiresOn, units, { location = 'A-01', ...more } = {}) => {
      keys += 1;
      const request = receiveStockSchema.parse({ ndc11, lot, expiresOn, units, location, ...more });
      return (await new ReceiveStock(uow).execute(actor, `receive-${String(keys).padStart(5, '0')}`, request)).containers;
    },
    move: (code, movement, note = {}) => uow.run(actor, async (tx) => tx.get(StockLedger).move(await tx.get(Containers).lock({ code }), movement, note)),
    wrongSums: async () => (await uow.run(actor, (tx) => tx.query(Wrong, WRONG))).map(({ what }) => what),
  };
}

/** Units in thousandths. */
export const milli = (units: number): Milli => Math.round(units * 1000) as Milli;
