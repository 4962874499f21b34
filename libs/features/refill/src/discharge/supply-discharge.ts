import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { balanceAt } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, addDays, atMinute, dayOf, formatMilli, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { type DischargeOmission, type DischargeSupply, dischargeSupply } from '@cyclefill/domain/refill';
import { type SnapshotOrder, contextOf, localText } from '@cyclefill/features/fill';
import { InputReading } from '@cyclefill/features/order';
import type { LeftOut } from '@cyclefill/features/pack';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readLeaveLabel } from '../leave/leave-label.query.js';
import type { TimeAway } from '../leave/leave-writer.js';
import { mayFill } from '../leave/may-fill.js';
import { type PackedAlong, goesAlong } from '../leave/pack-along.js';
import { isMadeUp, recordAlong } from '../leave/record-along.js';
import { wallText } from '../leave/wall-text.js';
import { type SuppliedResident, readSuppliedResident } from '../returns/supplied-order.query.js';
import type { DischargeAnswer, DischargeItem, SupplyDischargeRequest } from './discharge-request.js';

/** An order with what goes home of it, or why nothing does. */
interface DecidedOrder {
  readonly order: SnapshotOrder;
  readonly taken: DischargeSupply | DischargeOmission;
}

/** What a resident goes home with (R123, R128): the doses of the first days after a discharge of the census, out of what is on hand, the rest filled. */
@Injectable()
export class SupplyDischarge {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal resident.not-found, discharge.not-recorded, discharge.supplied, order.not-found, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, key: string, named: { readonly id: string } | { readonly code: string }, request: SupplyDischargeRequest): Promise<DischargeAnswer> {
    const body = { ...named, ...(JSON.parse(JSON.stringify(request)) as Record<string, string>) };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'discharge.supply', key, body }, async () => {
      const input = new InputReading();
      const at = input.moment('/at', request.at);
      input.check();
      const supplied = await readSuppliedResident(tx, scope, named);
      await refuseUnrecorded(tx, supplied, at);
      const rule = supplied.snapshot.rules.forPayer(supplied.resident.payer).rules['discharge.supply-days'];
      const days = request.days ?? rule.value;
      const away: TimeAway = { kind: 'discharge', from: at, to: (atMinute(addDays(dayOf(at), days)) + minuteOf(at)) as LocalMinute };
      if (await isMadeUp(tx, supplied.resident.id, away)) throw new Refusal('discharge.supplied');
      const decided = standing(supplied, at, request).map((order) => decide(supplied, order, away, request));
      const { supplyId, packed } = await recordAlong(tx, {
        supplied, away, orders: decided.filter(goesAlong), leftOut: decided.flatMap(leftOutOf), ...(request.releasedBy !== undefined && { releasedBy: request.releasedBy }),
      });
      const items: DischargeItem[] = [];
      for (const one of decided) items.push(await itemOf(tx, one, packed));
      const residentId = supplied.resident.id;
      await tx.audit({ action: 'discharge.supply', subjectKind: 'resident', subjectId: residentId, residentIds: [residentId], detail: { orders: items.filter(({ code }) => code !== null).length } });
      return { supplyId, residentId, dischargedAt: wallText(at), until: wallText(away.to), days, daysRule: { id: rule.rule, source: rule.source }, items };
    }));
  }
}

const Found = z.object({ found: z.boolean() });

/** Nobody goes home who died, or whose discharge the census does not have at that moment. */
async function refuseUnrecorded(tx: Tx, { resident }: SuppliedResident, at: LocalMinute): Promise<void> {
  const [row] = await tx.query(
    Found, `select exists (select from census_event where resident_id = $1 and kind = 'discharge' and from_at = $2 and superseded_at is null and told_as <> 'death') as found`, [resident.id, localText(at)],
  );
  if (resident.dischargedAt !== at || row?.found !== true) throw new Refusal('discharge.not-recorded');
}

/** The orders that stand after the discharge; those that are named must be among them. */
function standing({ orders }: SuppliedResident, at: LocalMinute, { orders: named }: SupplyDischargeRequest): readonly SnapshotOrder[] {
  const found = orders.filter(({ to }) => to === null || to > at);
  if (named?.some((id) => !found.some(({ orderId }) => orderId === id)) === true) throw new Refusal('order.not-found');
  return found;
}

function decide(supplied: SuppliedResident, order: SnapshotOrder, { from: at, to }: TimeAway, { orders: named, releasedBy }: SupplyDischargeRequest): DecidedOrder {
  const context = contextOf(supplied.contexts, order);
  invariant(context !== undefined, 'an order without its resident');
  return { order, taken: dischargeSupply({
    order, resident: context, at, to, sent: named?.includes(order.orderId) ?? true, keptBack: order.schedule !== null && releasedBy === undefined, balance: balanceAt(order, context, at),
    countable: order.product.countable && !order.product.originalContainer, mayFill: mayFill(supplied, order, at),
  }) };
}

/** What the list for the resident tells of an order that does not go home, or not all of it. */
function leftOutOf({ order: { orderId }, taken }: DecidedOrder): readonly LeftOut[] {
  if (typeof taken === 'string') return [{ orderId, reason: taken, units: null }];
  return taken.short === 0 ? [] : [{ orderId, reason: 'short', units: formatMilli(taken.short) }];
}

async function itemOf(tx: Tx, decided: DecidedOrder, packed: PackedAlong): Promise<DischargeItem> {
  const { order: { orderId, rxNumber }, taken } = decided;
  const nothing = { orderId, rxNumber, omitted: null, code: null, packs: [], inBag: null, fromSupply: '0', filled: '0', short: '0', left: '0', doses: 0, lastDose: null, label: null };
  if (typeof taken === 'string') return { ...nothing, omitted: taken };
  const sums = { fromSupply: formatMilli(taken.fromSupply), filled: formatMilli(taken.filled), short: formatMilli(taken.short), left: formatMilli(taken.left) };
  const last = taken.doses.at(-1);
  if (!goesAlong(decided) || last === undefined) return { ...nothing, ...sums };
  const { codes, bagReason } = packed.of(orderId);
  return { ...nothing, ...sums, code: codes[0] ?? null, packs: [...codes], inBag: bagReason, doses: taken.doses.length, lastDose: wallText(last.at), label: await readLeaveLabel(tx, orderId) };
}
