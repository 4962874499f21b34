import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, addDays, day, dayOf } from '@cyclefill/domain/kernel';
import { type LedgerEntry, type SupplyMovement, supplyLedger } from '@cyclefill/domain/cycle-fill';
import { residentInScope } from '@cyclefill/features/resident';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { contextOf } from '../compute-fill-batch/resident-contexts.js';
import { localMinutes } from '../compute-fill-batch/snapshot-rows.js';
import { readMovements } from '../compute-fill-batch/supply-movements.query.js';

const OrderRow = z.object({ id: z.string(), resident_id: z.string(), facility_id: z.string(), rx_number: z.string(), dose_unit: z.string() });
const CountRow = z.object({ at: z.number(), units: z.number() });
const CarriedRow = z.object({ batch_id: z.string(), carry_in: z.number(), carry_out: z.number() });

/** Which order, and up to when. */
export interface LedgerRequest {
  readonly order: { readonly id: string } | { readonly rxNumber: string };
  /** null = the database's clock; a later instant follows the schedule until then. */
  readonly asOf: Date | null;
}

/** A row, and beside what is carried over the number that the batch was computed with: another one = something was recorded since. */
export type OrderLedgerEntry = LedgerEntry & { readonly batchHad: Milli | null };

/** Every movement of one order's supply, with the balance that the next window begins with. */
export interface OrderLedgerAnswer {
  readonly orderId: string;
  readonly residentId: string;
  readonly rxNumber: string;
  /** Of all quantities; the supply's own where it cannot be told how many doses that holds. */
  readonly unit: string;
  /** Whether doses are counted down (R135). */
  readonly useTold: boolean;
  readonly until: LocalMinute;
  readonly entries: readonly OrderLedgerEntry[];
}

async function readOrder(tx: Tx, scope: AccessScope, order: LedgerRequest['order']): Promise<z.output<typeof OrderRow>> {
  const [by, value] = 'id' in order ? ['o.id', order.id] : ['o.rx_number', order.rxNumber];
  const [row] = await tx.query(
    OrderRow,
    `select o.id, o.resident_id, o.facility_id, o.rx_number, v.dose_unit from med_order o join order_version v on v.order_id = o.id and v.superseded_at is null
     where ${by} = $3 and ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}`,
    [...scopeArrays(scope), value],
  );
  if (row === undefined) throw new Refusal('order.not-found');
  return row;
}

/** Every count there was, each as it was last recorded for its moment. */
async function readCounts(tx: Tx, orderId: string): Promise<readonly SupplyMovement[]> {
  const rows = await tx.query(
    CountRow,
    `select distinct on (counted_at) ${localMinutes('counted_at')} as at, on_hand_milli as units from order_supply where order_id = $1 and counted_at is not null order by counted_at, recorded_at desc`,
    [orderId],
  );
  return rows.map(({ at, units }) => ({ kind: 'counted', at: at as LocalMinute, units: units as Milli, reference: '' }));
}

/** The ledger of an order (R138): a view over counts, batches, fills and returns, made by the function that carries supply into a window. */
@Injectable()
export class OrderLedger {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found */
  execute(actor: Actor, scope: AccessScope, request: LedgerRequest): Promise<OrderLedgerAnswer> {
    return this.uow.run(actor, (tx) => readLedger(tx, scope, request), { isolation: 'REPEATABLE READ' });
  }
}

async function readLedger(tx: Tx, scope: AccessScope, { order: named, asOf }: LedgerRequest): Promise<OrderLedgerAnswer> {
  const row = await readOrder(tx, scope, named);
  const knownAt = await tx.now();
  const decidedAt = asOf ?? knownAt;
  const today = day(decidedAt.toISOString().slice(0, 10));
  const { snapshot, contexts } = await readFacilitySnapshot(tx, row.facility_id, { from: today, to: addDays(today, 1) }, { asOf: decidedAt, knownAt });
  const order = snapshot.orders.find(({ orderId }) => orderId === row.id);
  const context = order === undefined ? undefined : contextOf(contexts, order);
  if (order === undefined || context === undefined) throw new Refusal('order.not-found');
  const until = snapshot.batch.asOf;
  const moved = (await readMovements(tx, { facilityId: row.facility_id, knownAt, seenAt: null, before: addDays(dayOf(until), 1) })).get(row.id) ?? [];
  const carried = await tx.query(
    CarriedRow, 'select batch_id, carry_in_milli as carry_in, carry_out_milli as carry_out from fill_line where order_id = $1 and is_current', [row.id],
  );
  const batchHad = new Map(carried.map((line) => [line.batch_id, line]));
  const entries = supplyLedger(order, context, [...(await readCounts(tx, row.id)), ...moved], until)
    .map((entry): OrderLedgerEntry => {
      const line = batchHad.get(entry.reference);
      const had = entry.kind === 'carried_in' ? line?.carry_in : entry.kind === 'carried_out' ? line?.carry_out : undefined;
      return { ...entry, batchHad: had === undefined ? null : (had as Milli) };
    });
  const useTold = order.dosesPerUnit !== null;
  return { orderId: row.id, residentId: row.resident_id, rxNumber: row.rx_number, unit: useTold ? row.dose_unit : 'unit of the package', useTold, until, entries };
}
