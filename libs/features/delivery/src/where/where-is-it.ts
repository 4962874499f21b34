import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { readOwnCode } from '@cyclefill/domain/identification';
import { DriftGuard, PackLife } from '@cyclefill/features/bench';
import { findingSentence } from '@cyclefill/features/fill';
import { residentInScope } from '@cyclefill/features/resident';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readContainerJourney } from './container-journey.query.js';
import { PackJourneyQuery } from './pack-journey.query.js';
import { clockAt, whereSentence } from './where-sentence.js';
import type { WhereOrderView, WhereView } from './where-view.js';

const OrderRow = z.object({ orderId: z.string(), rxNumber: z.string(), residentId: z.string() });
const LineRow = z.object({ window_from: z.string(), status: z.string(), dispensed: z.int(), code: z.string().nullable(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable() });

const WORDS: Readonly<Record<string, string>> = {
  on_demand: 'it is filled when somebody asks for it', held: 'all of its doses are on hold', away: 'the resident is away', covered: 'what is on hand covers it', excepted: 'it was not filled', filled: 'it goes without a pack and is in no tote yet',
  partial: 'it goes without a pack and is in no tote yet',
};

/** Answers "where is it?" for a scanned pack and for an order, to staff and to the nurses of its wing (domain.md I1). */
@Injectable()
export class WhereIsIt {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal pack.not-found */
  pack(actor: Actor, scope: AccessScope, code: string): Promise<WhereView> {
    return this.uow.run(actor, async (tx) => {
      const read = readOwnCode(code.trim());
      const pack = read === null || !read.valid ? null : await tx.get(PackLife).find(scope, { code: read.code });
      const [found] = pack === null ? [] : await journeys(tx, [pack.id]);
      if (found === undefined) throw new Refusal('pack.not-found');
      return found;
    });
  }

  /** @throws Refusal order.not-found */
  order(actor: Actor, scope: AccessScope, orderId: string): Promise<WhereOrderView> {
    return this.uow.run(actor, async (tx) => {
      const [order] = await tx.query(
        OrderRow, `select o.id as "orderId", o.rx_number as "rxNumber", o.resident_id as "residentId" from med_order o where o.id = $3 and ${residentInScope({ facility: 'o.facility_id', resident: 'o.resident_id' })}`,
        [...scopeArrays(scope), orderId],
      );
      if (order === undefined) throw new Refusal('order.not-found');
      const packs = await journeys(tx, await tx.get(PackJourneyQuery).ofOrder(orderId));
      const container = packs.length > 0 ? null : await readContainerJourney(tx, orderId);
      return { ...order, packs, sentence: packs.length > 0 ? packs.map(({ sentence }) => sentence).join(' ') : (container ?? (await whyNot(tx, orderId))) };
    });
  }
}

async function journeys(tx: Tx, ids: readonly string[]): Promise<WhereView[]> {
  if (ids.length > 0) await tx.get(DriftGuard).check(ids);
  return (await tx.get(PackJourneyQuery).run(ids)).map(({ pack, steps }) => ({
    packId: pack.id, code: pack.code, residentId: pack.residentId, state: pack.state, sentence: whereSentence(pack, steps), outOfDate: pack.outOfDate, batchId: pack.batchId, toteCode: pack.toteCode,
    deliveryId: pack.deliveryId, condition: pack.condition, steps: steps.map(({ kind, at, by }) => ({ kind, at: clockAt(at, pack.zone), by })),
  }));
}

/** Why nothing of an order is on its way: by its newest line, and what stopped it. */
async function whyNot(tx: Tx, orderId: string): Promise<string> {
  const [line] = await tx.query(
    LineRow,
    `select b.window_from::text as window_from, l.status, l.dispensed_milli as dispensed, f.code, f.params from fill_line l join fill_batch b on b.id = l.batch_id and b.is_current
     left join lateral (select code, params from finding f where f.batch_id = l.batch_id and f.order_id = l.order_id and f.is_current and f.severity = 'block' order by f.id limit 1) f on true
     where l.order_id = $1 and l.is_current order by b.window_from desc limit 1`,
    [orderId],
  );
  if (line === undefined) return 'No batch has looked at it yet: it comes with the next one, or when somebody asks for it.';
  const why = line.code === null ? (WORDS[line.status] ?? line.status) : findingSentence(line.code, line.params ?? {});
  return `Nothing of it is on its way: in the batch of ${line.window_from}, ${why}${why.endsWith('.') ? '' : '.'}`;
}
