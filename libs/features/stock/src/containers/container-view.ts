import { instantSchema } from '@cyclefill/contracts';
import { type Milli, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { CONTAINER_STATES, MOVEMENT_KINDS } from '@cyclefill/domain/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Container } from './containers.js';

const units = z.string().describe('in the dose unit of the product');

/** A container as the API and the command line tell it. */
export const containerSchema = z.object({
  id: z.uuid(), code: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: z.iso.date().describe('last day of use'), serial: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable(),
  location: z.string(), state: z.enum(CONTAINER_STATES), onHand: units, reserved: units.describe('of those on hand: kept for batches'), version: z.int().describe('for If-Match'),
}).meta({ id: 'StockContainer' });
export type ContainerView = z.output<typeof containerSchema>;

/** One line of the ledger. `balance` = on hand after it. */
export const movementSchema = z.object({
  number: z.int(), kind: z.enum(MOVEMENT_KINDS), units, reserved: units.describe('added to what is kept for batches'), balance: units, location: z.string(),
  batchId: z.uuid().nullable(), packId: z.uuid().nullable(), orderId: z.uuid().nullable(), reason: z.string(), at: instantSchema, by: z.uuid().nullable(), witness: z.uuid().nullable(),
}).meta({ id: 'StockMovement' });
export type MovementView = z.output<typeof movementSchema>;

/** A container with its whole ledger, oldest first. */
export const containerLedgerSchema = containerSchema.extend({ movements: z.array(movementSchema) }).meta({ id: 'StockContainerLedger' });
export type ContainerLedger = z.output<typeof containerLedgerSchema>;

export function containerView(container: Container): ContainerView {
  const { id, code, ndc11, lot, serial, schedule, location, state } = container;
  return {
    id, code, ndc11, lot, serial, schedule, location, state, expiresOn: formatDay(container.expiresOn), onHand: formatMilli(container.onHandMilli), reserved: formatMilli(container.reservedMilli),
    version: container.rowVersion,
  };
}

const MovementRow = z.object({
  number: z.int(), kind: z.enum(MOVEMENT_KINDS), milli: z.int(), reserved: z.int(), balance: z.int(), location: z.string(), batchId: z.string().nullable(), packId: z.string().nullable(),
  orderId: z.string().nullable(), reason: z.string(), at: z.date(), by: z.string().nullable(), witness: z.string().nullable(),
});

/** The ledger of a container, oldest first. */
export async function readMovements(tx: Tx, containerId: string): Promise<readonly MovementView[]> {
  const rows = await tx.query(
    MovementRow,
    `select number, kind, milli, reserved_milli as reserved, balance_milli as balance, location, batch_id as "batchId", pack_id as "packId", order_id as "orderId", reason, recorded_at as at,
       recorded_by as by, witness_id as witness
     from stock_movement where container_id = $1 order by number`,
    [containerId],
  );
  return rows.map(({ milli, reserved, balance, at, ...row }) => ({ ...row, units: formatMilli(milli as Milli), reserved: formatMilli(reserved as Milli), balance: formatMilli(balance as Milli), at: at.toISOString() }));
}
