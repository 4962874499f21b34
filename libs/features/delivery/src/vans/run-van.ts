import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { isDeliveryDay } from '@cyclefill/domain/cycle-fill';
import { departureOf } from '@cyclefill/domain/delivery';
import { type MinuteOfDay, parseClock } from '@cyclefill/domain/kernel';
import { PackLife } from '@cyclefill/features/bench';
import { InputReading } from '@cyclefill/features/order';
import { moveRefillsOf } from '@cyclefill/features/refill';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { RouteRepository } from '../routes/route.repository.js';
import { pullSentence } from '../totes/move-tote.js';
import { packsToPull } from '../totes/out-of-date-items.js';
import { type HeldItem, type HeldTote, ToteRepository } from '../totes/tote.repository.js';
import type { Depart, Departure, DeliveryView, PlanDelivery } from './delivery-view.js';
import { DeliveryPageQuery } from './delivery-page.query.js';
import { type HeldRun, VanRunRepository } from './van-run.repository.js';

/** Which departure, as it was read, under a key of who asks. */
export interface ReadRun {
  readonly key: string;
  readonly id: string;
  readonly readVersion: number;
}

/** Plans departures of vans, and lets them go: nothing that is out of date leaves (R120). */
@Injectable()
export class RunVan {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Planned twice under two keys it is one departure. @throws InvalidInput; Refusal delivery-route.not-found, request.key-reused */
  plan(actor: Actor, key: string, request: PlanDelivery): Promise<DeliveryView> {
    const { routeId, runOn, departure, van, driver } = request;
    const input = new InputReading();
    const on = input.day('/runOn', runOn);
    input.check();
    return this.uow.run(actor, async (tx) => {
      const { id } = await once(tx, { operation: 'delivery.plan', key, body: request }, async () => {
        const { timetable } = await tx.get(RouteRepository).one(routeId);
        const minute = parseClock(departure) as MinuteOfDay;
        if (!timetable.departures.includes(minute)) throw new InvalidInput([{ pointer: '/departure', rule: 'is no departure of the route' }]);
        if (!isDeliveryDay(timetable, on)) throw new InvalidInput([{ pointer: '/runOn', rule: 'is no day of the route, or a holiday of the pharmacy' }]);
        const leavesAt = new Date(departureOf(timetable, on, minute) * 60_000);
        if (leavesAt.getTime() <= (await tx.now()).getTime()) throw new InvalidInput([{ pointer: '/departure', rule: 'has passed on that day: name one that is still to come' }]);
        const added = await tx.get(VanRunRepository).add({ routeId, runOn, departure: minute, plannedAt: leavesAt, van, driver });
        if (added === null) throw new InvalidInput([{ pointer: '/van', rule: 'leaves then already' }]);
        await tx.audit({ action: 'delivery.plan', subjectKind: 'van_run', subjectId: added });
        return { id: added };
      });
      return tx.get(DeliveryPageQuery).one('pharmacy', id);
    });
  }

  /** It does not go; what was to go with it is given to another van first. @throws Refusal delivery.not-found, row.stale, delivery.not-planned, delivery.totes-not-loaded */
  cancel(actor: Actor, { key, id, readVersion }: ReadRun): Promise<DeliveryView> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'delivery.cancel', key, body: { id } }, async () => {
      const run = await tx.get(VanRunRepository).take(id, readVersion);
      if (run.state !== 'planned') throw new Refusal('delivery.not-planned');
      if ((await tx.get(ToteRepository).ofRun(id)).length > 0) throw new Refusal('delivery.totes-not-loaded');
      await tx.get(VanRunRepository).cancel(id);
      await tx.audit({ action: 'delivery.cancel', subjectKind: 'van_run', subjectId: id });
      return tx.get(DeliveryPageQuery).one('pharmacy', id);
    }));
  }

  /** It leaves with all that is loaded: its packs are shipped. Before its day it leaves with a reason alone. @throws InvalidInput `/early`; Refusal delivery.not-found, row.stale, delivery.not-planned, delivery.totes-not-loaded */
  depart(actor: Actor, scope: AccessScope, { key, id, readVersion }: ReadRun, request: Depart): Promise<Departure> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'delivery.depart', key, body: { id, ...request } }, async () => {
      const run = await tx.get(VanRunRepository).take(id, readVersion);
      if (run.state !== 'planned') throw new Refusal('delivery.not-planned');
      const early = earlyReason(run, request);
      const totes = await tx.get(ToteRepository).ofRun(id);
      if (totes.length === 0 || totes.some(({ state }) => state !== 'loaded')) throw new Refusal('delivery.totes-not-loaded');
      const loads: { readonly tote: HeldTote; readonly items: readonly HeldItem[] }[] = [];
      for (const tote of totes) loads.push({ tote, items: await tx.get(ToteRepository).items(tote.id) });
      const toPull = await packsToPull(tx, loads.flatMap(({ items }) => items), 'van');
      if (toPull.length === 0) await leave(tx, id, early, loads);
      else for (const { tote, items } of loads) await noteStopped(tx, tote, toPull.filter(({ itemId }) => items.some((item) => item.id === itemId)).map(({ packId }) => packId));
      await tx.audit({ action: 'delivery.depart', subjectKind: 'van_run', subjectId: id, outcome: toPull.length === 0 ? 'done' : 'refused', detail: { totes: totes.length, toPull: toPull.length, early: early !== '' } });
      return { done: toPull.length === 0, sentence: pullSentence(toPull.map(({ packCode }) => packCode)), toPull: [...toPull], delivery: await tx.get(DeliveryPageQuery).one(scope, id) };
    }));
  }
}

/** Why it leaves before its day; '' = it does not. */
function earlyReason({ runOn, today }: HeldRun, { early }: Depart): string {
  if (today >= runOn) return '';
  if (early === undefined) throw new InvalidInput([{ pointer: '/early', rule: `is needed: the van is planned for ${runOn}, and today is ${today}; say why it leaves early` }]);
  return early;
}

async function noteStopped(tx: Tx, tote: HeldTote, packIds: readonly string[]): Promise<void> {
  if (packIds.length > 0) await tx.get(ToteRepository).note(tote.id, 'stopped', null, { code: 'pack_out_of_date', packIds });
}

async function leave(tx: Tx, runId: string, early: string, loads: readonly { readonly tote: HeldTote; readonly items: readonly HeldItem[] }[]): Promise<void> {
  await tx.get(VanRunRepository).depart(runId, early);
  await tx.emit('delivery.departed', runId);
  for (const { tote, items } of loads) {
    const refused = await tx.get(PackLife).stepTogether(items.flatMap(({ packId }) => packId ?? []), 'shipped', { deliveryId: runId, toteId: tote.id });
    if (refused !== null) throw new Refusal(refused.code);
    await tx.get(ToteRepository).note(tote.id, 'departed', null, { deliveryId: runId });
    await moveRefillsOf(tx, tote.id, 'sent');
  }
}
