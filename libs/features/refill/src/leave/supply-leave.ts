import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, ZERO, formatMilli, invariant } from '@cyclefill/domain/kernel';
import { balanceAt } from '@cyclefill/domain/cycle-fill';
import { SEPARATION_REASONS } from '@cyclefill/domain/packing';
import { type DosesAlong, LEAVE_OMISSIONS, type LeaveOmission, leaveSupply, packedTo } from '@cyclefill/domain/refill';
import { type ResidentFacts, type SnapshotOrder, contextOf } from '@cyclefill/features/fill';
import { InputReading, momentSchema } from '@cyclefill/features/order';
import type { LeftOut } from '@cyclefill/features/pack';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type SuppliedResident, readSuppliedResident } from '../returns/supplied-order.query.js';
import { leaveLabelSchema, readLeaveLabel } from './leave-label.query.js';
import { type TimeAway, claimCodeOf } from './leave-writer.js';
import { mayFill } from './may-fill.js';
import { type PackedAlong, goesAlong } from './pack-along.js';
import { isMadeUp, recordAlong } from './record-along.js';
import { wallText } from './wall-text.js';

export const supplyLeaveSchema = z.strictObject({
  at: momentSchema.describe('a moment of the leave, which must be in the census with its end'),
  source: z.enum(['supply', 'separate']).default('supply').describe('supply = what is spare is taken first; separate = all of it is filled anew'),
}).meta({ id: 'SupplyLeave' });
export type SupplyLeaveRequest = z.output<typeof supplyLeaveSchema>;

const made = z.object({
  orderId: z.uuid(), rxNumber: z.string(), omitted: z.enum(LEAVE_OMISSIONS).nullable().describe('why nothing was made up; own_container = it goes along as it is'),
  code: z.string().nullable().describe('on its first pack'), packs: z.array(z.string()).describe('codes of its packs, which other orders may share, or of its bag'),
  inBag: z.enum(SEPARATION_REASONS).nullable().describe('why it is in a bag and in no pack; null = it is in packs'), fromSupply: z.string(), filled: z.string(), short: z.string().describe('doses that could not be supplied'), claimCode: z.enum(['14']).nullable(),
  doses: z.array(z.object({ at: z.string(), units: z.string() })), label: leaveLabelSchema.nullable(),
});
/** What a resident takes along on one leave, order by order. */
export const leaveSupplySchema = z.object({ supplyId: z.uuid().describe('its papers are documents of this supply'), residentId: z.uuid(), leaveFrom: z.string(), leaveTo: z.string(), items: z.array(made) }).meta({ id: 'LeaveSupply' });
export type LeaveSupplyAnswer = z.output<typeof leaveSupplySchema>;
type Item = z.output<typeof made>;

/** An order with what is taken along of it, or why nothing is. */
interface DecidedOrder {
  readonly order: SnapshotOrder;
  readonly taken: DosesAlong | LeaveOmission;
}

/** The supply of a leave (R122, R123): the doses of every order, out of what is spare or filled for it with claim code 14. */
@Injectable()
export class SupplyLeave {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal resident.not-found, leave.not-recorded, leave.supplied, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, named: { readonly id: string } | { readonly code: string }, request: SupplyLeaveRequest): Promise<LeaveSupplyAnswer> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'leave.supply', key, body: { ...named, ...request } }, async () => {
      const input = new InputReading();
      const at = input.moment('/at', request.at);
      input.check();
      const supplied = await readSuppliedResident(tx, scope, named);
      const leave = leaveAt(supplied.resident, at);
      if (await isMadeUp(tx, supplied.resident.id, leave)) throw new Refusal('leave.supplied');
      const decided = supplied.orders.filter((order) => order.to === null || order.to > leave.from).map((order) => decide(supplied, order, leave, request.source));
      const { supplyId, packed } = await recordAlong(tx, { supplied, away: leave, orders: decided.filter(goesAlong), leftOut: decided.flatMap(leftOutOf) });
      const items: Item[] = [];
      for (const one of decided) items.push(await itemOf(tx, one, leave, packed));
      await tx.audit({ action: 'leave.supply', subjectKind: 'resident', subjectId: supplied.resident.id, residentIds: [supplied.resident.id], detail: { orders: items.filter(({ code }) => code !== null).length } });
      return { supplyId, residentId: supplied.resident.id, leaveFrom: wallText(leave.from), leaveTo: wallText(leave.to), items };
    }));
  }
}

/** The leave of the census that holds a moment. */
function leaveAt({ absences }: ResidentFacts, at: LocalMinute): TimeAway {
  const found = absences.find(({ kind, from, to }) => kind === 'leave' && from <= at && (to === null || at < to));
  if (found === undefined) throw new Refusal('leave.not-recorded');
  if (found.to === null) throw new InvalidInput([{ pointer: '/at', rule: 'is in a leave without an end: record its end first' }]);
  return { kind: 'leave', from: found.from, to: found.to };
}

/** What is taken along of one order, or why nothing is. */
function decide(supplied: SuppliedResident, order: SnapshotOrder, leave: TimeAway, source: SupplyLeaveRequest['source']): DecidedOrder {
  const context = contextOf(supplied.contexts, order);
  invariant(context !== undefined, 'an order without its resident');
  return { order, taken: leaveSupply({
    order, resident: context, leave, balance: balanceAt(order, context, leave.from), packedTo: packedTo(order, leave.from), countable: order.product.countable && !order.product.originalContainer,
    source, mayFill: mayFill(supplied, order, leave.from),
  }) };
}

/** What the paper of the leave tells of an order that does not go along, or not all of it. */
function leftOutOf({ order: { orderId }, taken }: DecidedOrder): readonly LeftOut[] {
  if (typeof taken === 'string') return [{ orderId, reason: taken, units: null }];
  return taken.short === 0 ? [] : [{ orderId, reason: 'short', units: formatMilli(taken.short) }];
}

async function itemOf(tx: Tx, decided: DecidedOrder, leave: TimeAway, packed: PackedAlong): Promise<Item> {
  const { order, taken } = decided;
  if (typeof taken === 'string') return omitted(order, taken, ZERO);
  if (!goesAlong(decided)) return omitted(order, null, taken.short);
  const { codes, bagReason } = packed.of(order.orderId);
  return {
    orderId: order.orderId, rxNumber: order.rxNumber, omitted: null, code: codes[0] ?? null, packs: [...codes], inBag: bagReason, fromSupply: formatMilli(taken.fromSupply), filled: formatMilli(taken.filled), short: formatMilli(taken.short),
    claimCode: claimCodeOf(leave, taken), doses: taken.doses.map(({ at, dose }) => ({ at: wallText(at), units: formatMilli(dose) })), label: await readLeaveLabel(tx, order.orderId),
  };
}

function omitted({ orderId, rxNumber }: SnapshotOrder, reason: LeaveOmission | null, short: Milli): Item {
  return { orderId, rxNumber, omitted: reason, code: null, packs: [], inBag: null, fromSupply: '0', filled: '0', short: formatMilli(short), claimCode: null, doses: [], label: null };
}
