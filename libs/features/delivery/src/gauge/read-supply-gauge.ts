import type { AccessScope } from '@cyclefill/contracts';
import { CONFIDENCES, supplyGauge } from '@cyclefill/domain/delivery';
import { type LocalMinute, type Milli, ZERO, addMilli, dayOf, formatDay, formatMilli } from '@cyclefill/domain/kernel';
import { contextOf } from '@cyclefill/features/fill';
import { wireMoment } from '@cyclefill/features/order';
import { readRecordedFills, readSuppliedResident, supplyOf } from '@cyclefill/features/refill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const GAUGE_KINDS = ['runs-out', 'lasts', 'unknown', 'not-told'] as const;

/** How much of one order there is and where; quantities in the units of its doses. */
export const supplyGaugeSchema = z.object({
  orderId: z.uuid(), rxNumber: z.string(), basis: z.enum(['receipts', 'filled']).describe('filled: the facility keeps no receipts of it, and what was filled counts as there'),
  onHand: z.string().nullable().describe('null = cannot be told'), inTransit: z.string().nullable().describe('sent and not received; null without receipts'), authorised: z.string().nullable(),
  kind: z.enum(GAUGE_KINDS), runsOutAt: z.string().nullable().describe('wall clock of the facility'), runsOutOn: z.iso.date().nullable(), confidence: z.enum(CONFIDENCES),
}).meta({ id: 'SupplyGauge' });
export type SupplyGaugeView = z.output<typeof supplyGaugeSchema>;

const TransitRow = z.object({ orderId: z.string(), units: z.int() });

/** What left for a resident, is not whole by its newest receipt, and of which nobody said that it will not come. */
const IN_TRANSIT = `
select coalesce(i.order_id, c.order_id) as "orderId", sum(coalesce(c.dose_milli, i.units_milli))::int as units
from tote_item i join tote t on t.id = i.tote_id join van_run n on n.id = t.van_run_id and n.state = 'departed' left join pack p on p.id = i.pack_id left join pack_cell c on c.pack_id = p.id
where i.resident_id = $1 and i.pulled_at is null and (p.id is null or p.state = 'shipped')
  and not exists (select from receipt_line l where l.tote_item_id = i.id) and not exists (select from receipt_follow_up u where u.tote_item_id = i.id)
group by 1`;

/** The supply gauge of a resident's orders (experience: on hand by receipts less scheduled doses, in transit, authorised). */
@Injectable()
export class ReadSupplyGauge {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Orders that are not over, by Rx number. @throws Refusal resident.not-found */
  execute(actor: Actor, scope: AccessScope, residentId: string): Promise<readonly SupplyGaugeView[]> {
    return this.uow.run(actor, (tx) => gauges(tx, scope, residentId), { isolation: 'REPEATABLE READ' });
  }
}

async function gauges(tx: Tx, scope: AccessScope, residentId: string): Promise<readonly SupplyGaugeView[]> {
  const { facilityId, orders, contexts, snapshot } = await readSuppliedResident(tx, scope, { id: residentId });
  const fills = await readRecordedFills(tx, facilityId, null);
  const transit = new Map((await tx.query(TransitRow, IN_TRANSIT, [residentId])).map(({ orderId, units }) => [orderId, units as Milli]));
  const now: LocalMinute = snapshot.batch.asOf;
  return orders.toSorted((a, b) => Number(a.rxNumber > b.rxNumber) - Number(a.rxNumber < b.rxNumber)).flatMap((order): SupplyGaugeView[] => {
    const context = contextOf(contexts, order);
    if (context === undefined || (order.to !== null && order.to <= now)) return [];
    const since = fills.get(order.orderId) ?? [];
    const kept = since.some(({ reception }) => reception !== null);
    const known = supplyOf(order, since, dayOf(now));
    // What is on its way is told beside it, and is nothing that is there.
    const supply = known === null ? { counted: { at: now, quantity: ZERO }, arrivals: [] } : { ...known, arrivals: known.arrivals.filter(({ at }) => at <= now) };
    const gauge = supplyGauge(order, context, { supply, inTransit: kept ? addMilli(transit.get(order.orderId) ?? ZERO) : ZERO }, now);
    const runsOut = known !== null && gauge.forecast.kind === 'runs-out' ? gauge.forecast.at : null;
    return [{
      orderId: order.orderId, rxNumber: order.rxNumber, basis: kept ? 'receipts' : 'filled', onHand: known === null || gauge.onHand === null ? null : formatMilli(gauge.onHand),
      inTransit: kept && gauge.inTransit !== null ? formatMilli(gauge.inTransit) : null, authorised: gauge.authorised === null ? null : formatMilli(gauge.authorised), kind: known === null ? 'unknown' : gauge.forecast.kind,
      runsOutAt: runsOut === null ? null : wireMoment(runsOut), runsOutOn: runsOut === null ? null : formatDay(dayOf(runsOut)), confidence: gauge.confidence,
    }];
  });
}
