import { defaultFillMode } from '@cyclefill/domain/cycle-fill';
import type { OrderRow } from '@cyclefill/interop/census';
import { closeMissing, findOrInsert, recordChanges } from '@cyclefill/platform/bulk';
import { z } from 'zod';
import type { ImportLedger, InputOf } from './import-ledger.js';
import { type KnownOrder, ORDER_HOLD, ORDER_VERSION, PRESCRIPTION, orderSupply } from './order-tables.js';
import type { KnownProduct } from './read-product-facts.js';
import type { Facilities } from './write-facilities.js';
import type { PrescriberIds } from './write-prescribers.js';
import type { ResidentIds } from './write-residents.js';

/** What orders point at. */
export interface OrderSurroundings {
  readonly facilities: Facilities;
  readonly residentIds: ResidentIds;
  readonly prescriberIds: PrescriberIds;
  readonly products: ReadonlyMap<string, KnownProduct>;
}

/**
 * Writes orders, their prescriptions, supplies and holds. A hold that the folder no longer has is lifted. What a person has
 * changed here since is not taken back by a folder: of such an order only the supply is taken over, with a notice.
 */
export async function writeOrders(ledger: ImportLedger, surroundings: OrderSurroundings): Promise<void> {
  const { tx, folder } = ledger;
  const { facilities, residentIds } = surroundings;
  const { ids, added } = await findOrInsert(tx, {
    name: 'med_order', withinTenant: true,
    key: [{ name: 'rx_number', type: 'text', value: ({ rxNumber }: OrderRow) => rxNumber }],
    carried: [
      { name: 'facility_id', type: 'uuid', value: ({ facility }: OrderRow) => facilities.get(facility)?.id ?? null },
      { name: 'resident_id', type: 'uuid', value: ({ resident }: OrderRow) => residentIds.get(resident) ?? null },
    ],
  }, folder.orders);
  ledger.recorded('med_order', { added, changed: [] }, null);
  const made = new Set(added);
  const isNew = (order: KnownOrder): boolean => order.isNew;
  const orders = folder.orders.map((row, index): KnownOrder => ({ ...surroundingsOf(row, surroundings), id: ids[index] ?? '', row, recordedBy: tx.actor.userId, isNew: made.has(row) }));
  const changedHere = await findChangedHere(ledger, orders);
  const imported = orders.filter(({ id }) => !changedHere.has(id));
  const versions = await recordChanges(tx, ORDER_VERSION, imported, isNew);
  ledger.recorded('order_version', versions, inputOf);
  ledger.stopped(await countStopped(ledger, versions.changed));
  ledger.recorded('prescription', await recordChanges(tx, PRESCRIPTION, imported, isNew), inputOf);
  for (const dated of [true, false]) {
    const counted = orders.filter(({ countIsDated }) => countIsDated === dated);
    ledger.recorded('order_supply', await recordChanges(tx, orderSupply(dated), counted, isNew), inputOf);
  }
  await writeHolds(ledger, imported);
}

const inputOf = ({ id, facilityId }: KnownOrder): InputOf => ({ facilityId, orderId: id });

const Count = z.object({ count: z.int() });

/** How many of the orders that have a new version are ended by it, or earlier than by the one before. */
async function countStopped({ tx }: ImportLedger, changed: readonly KnownOrder[]): Promise<number> {
  if (changed.length === 0) return 0;
  const [row] = await tx.query(
    Count,
    `select count(*)::int as count from order_version v join order_version before on before.order_id = v.order_id and before.version = v.version - 1
     where v.tenant_id = $1 and v.superseded_at is null and v.order_id = any($2) and coalesce(v.to_at, 'infinity') < coalesce(before.to_at, 'infinity')`,
    [tx.actor.tenantId, changed.map(({ id }) => id)],
  );
  return row?.count ?? 0;
}

const ChangedRow = z.object({ order_id: z.string() });

/** Orders whose current version a person made. */
async function findChangedHere({ tx, findings }: ImportLedger, orders: readonly KnownOrder[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query(
    ChangedRow, `select order_id from order_version where tenant_id = $1 and superseded_at is null and change_kind <> 'import' and order_id = any($2)`,
    [tx.actor.tenantId, orders.map(({ id }) => id)],
  );
  const changed = new Set(rows.map((row) => row.order_id));
  for (const { id, row } of orders) {
    if (changed.has(id)) findings.notices.add({ file: 'orders.csv', line: row.line, column: 'rx_number', reason: `prescription ${row.rxNumber} was changed here by a person; of this row only the supply is taken over` });
  }
  return changed;
}

async function writeHolds(ledger: ImportLedger, orders: readonly KnownOrder[]): Promise<void> {
  const held = orders.filter(({ row }) => row.hold !== null);
  const closed = await closeMissing(ledger.tx, ORDER_HOLD, held, { where: (bind) => `t.order_id = any(${bind(orders.map(({ id }) => id))})`, returning: 'order_id' });
  const facilities = new Map(orders.map(({ id, facilityId }) => [id, facilityId]));
  ledger.withdrawn('order_hold', closed.map((orderId) => ({ facilityId: facilities.get(orderId) ?? '', orderId })));
  ledger.recorded('order_hold', await recordChanges(ledger.tx, ORDER_HOLD, held), inputOf);
}

function surroundingsOf(row: OrderRow, { facilities, residentIds, prescriberIds, products }: OrderSurroundings): Omit<KnownOrder, 'id' | 'row' | 'recordedBy' | 'isNew'> {
  const [facility, product] = [facilities.get(row.facility), products.get(row.ndc11)];
  return {
    facilityId: facility?.id ?? '', residentId: residentIds.get(row.resident) ?? '', prescriberId: prescriberIds.get(row.npi) ?? null,
    asOf: facility?.asOfDay ?? row.writtenOn, countIsDated: facility?.row.asOf !== null,
    fillMode: defaultFillMode({ prn: row.prn, schedule: row.schedule ?? product?.schedule ?? null, countable: product?.countable ?? false }),
  };
}
