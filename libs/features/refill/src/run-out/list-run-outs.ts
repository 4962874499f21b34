import { type AccessScope, Refusal, facilitiesOf, inScope } from '@cyclefill/contracts';
import type { ResidentContext } from '@cyclefill/domain/cycle-fill';
import { type Day, type LocalMinute, type Milli, formatClock, formatDay, formatMilli, dayOf, minuteOf } from '@cyclefill/domain/kernel';
import { type RunOutForecast, RUN_OUT_LEVELS, forecastRunOut, nextFillDate, runOutLevel, suggestBulkReorder, suggestPrnReorder, unusedSince } from '@cyclefill/domain/refill';
import { type SnapshotOrder, contextOf, placementAt, readFacilitySnapshot } from '@cyclefill/features/fill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { afterAllWindows } from '../refill-facts/refill-facts.query.js';
import { awaitedOf, fillsOf, readRecordedFills, supplyOf } from '../refill-facts/supply-rows.query.js';

/** Why an order is on the list: it runs out, a PRN supply is nearly used up, nobody used a PRN order for a month, or nobody can tell when it runs out. */
export const RUN_OUT_KINDS = [...RUN_OUT_LEVELS, 'prn_low', 'prn_unused', 'not_told'] as const;
export type RunOutKind = (typeof RUN_OUT_KINDS)[number];

/** An order on the run-out list with the arithmetic: counted + arrived = used + left, and the next dose finds too little. */
export const listedRunOutSchema = z.object({
  orderId: z.uuid(), residentId: z.uuid(), residentCode: z.string(), rxNumber: z.string(), kind: z.enum(RUN_OUT_KINDS),
  runsOutOn: z.iso.date().nullable(), runsOutAt: z.string().nullable(), countedAt: z.string().nullable(),
  unit: z.string().nullable().describe('of the arithmetic: that of the doses'), counted: z.string().nullable().describe('not_told: in the unit of the package'), arrived: z.string().nullable(), used: z.string().nullable(), left: z.string().nullable(), nextDose: z.string().nullable(),
  awaited: z.string().nullable().describe('filled and not received yet, in the unit of the package; null where no receipts are kept'),
  authorisedLeft: z.string(), nextFillOn: z.iso.date().nullable(), reorder: z.string().nullable(), packages: z.int().nullable().describe('whole packages of a bulk form to order again'),
  daysSupply: z.int().nullable().describe('days that the reorder lasts, an order as needed at most use'), unusedSince: z.iso.date().nullable(),
}).meta({ id: 'RunOut' });
export type ListedRunOut = z.output<typeof listedRunOutSchema>;

const FacilityRow = z.object({ id: z.string() });
const WrittenRow = z.object({ order_id: z.string(), quantity: z.number(), dose_unit: z.string(), package_size: z.number().nullable(), discard_after: z.number().nullable() });
const EMPTY = { runsOutOn: null, runsOutAt: null, countedAt: null, unit: null, counted: null, arrived: null, used: null, left: null, nextDose: null, reorder: null, packages: null, daysSupply: null, unusedSince: null } as const;

const clockOf = (at: LocalMinute): string => `${formatDay(dayOf(at))} ${formatClock(minuteOf(at))}`;

function awaitedText(since: Parameters<typeof awaitedOf>[0]): string | null {
  const awaited = awaitedOf(since);
  return awaited === null ? null : formatMilli(awaited);
}

function arithmetic(forecast: RunOutForecast, countedAt: LocalMinute, unit: string | null): Partial<ListedRunOut> {
  if (forecast.kind !== 'runs-out') return {};
  return {
    runsOutOn: formatDay(dayOf(forecast.at)), runsOutAt: clockOf(forecast.at), countedAt: clockOf(countedAt), unit, counted: formatMilli(forecast.counted), arrived: formatMilli(forecast.arrived),
    used: formatMilli(forecast.used), left: formatMilli(forecast.left), nextDose: formatMilli(forecast.dose),
  };
}

/** The run-out list of a facility (R132): what runs out within seven days, and PRN orders to order again or to look at (R131). */
@Injectable()
export class ListRunOuts {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  execute(actor: Actor, scope: AccessScope, facilityCode: string, asOf: Date | null): Promise<readonly ListedRunOut[]> {
    return this.uow.run(actor, (tx) => this.list(tx, scope, facilityCode, asOf), { isolation: 'REPEATABLE READ' });
  }

  private async list(tx: Tx, scope: AccessScope, code: string, asOf: Date | null): Promise<readonly ListedRunOut[]> {
    const [facility] = await tx.query(FacilityRow, 'select id from facility where code = $1 and ($2::uuid[] is null or id = any($2))', [code, facilitiesOf(scope)]);
    if (facility === undefined) throw new Refusal('facility.not-found');
    const known = await tx.now();
    const decidedAt = asOf ?? known;
    const { snapshot, contexts } = await readFacilitySnapshot(tx, facility.id, afterAllWindows(Math.floor(decidedAt.getTime() / 86_400_000) as Day), { asOf: decidedAt, knownAt: known });
    const recorded = await readRecordedFills(tx, facility.id, null);
    const written = await readWritten(tx, facility.id);
    const now = snapshot.batch.asOf;
    const items = snapshot.orders.flatMap((order): ListedRunOut[] => {
      const [resident, person] = [contextOf(contexts, order), snapshot.residents.get(order.residentId)];
      if (resident === undefined || person === undefined || !inScope(scope, facility.id, placementAt(person, now)?.wingId ?? null)) return [];
      if ((order.to !== null && order.to <= now) || (person.dischargedAt !== null && person.dischargedAt <= now)) return [];
      const since = recorded.get(order.orderId) ?? [];
      const found = kindOf(order, resident, since, written.get(order.orderId), now);
      if (found === null) return [];
      const nextFill = nextFillDate(order, resident, fillsOf(order, since), now, 0, snapshot.rules.forPayer(person.payer));
      return [{
        orderId: order.orderId, residentId: order.residentId, residentCode: person.code, rxNumber: order.rxNumber, ...EMPTY, awaited: awaitedText(since),
        authorisedLeft: formatMilli(order.authorisedLeft), nextFillOn: nextFill === null ? null : formatDay(nextFill), ...found,
      }];
    });
    const urgency = (item: ListedRunOut): number => RUN_OUT_KINDS.indexOf(item.kind);
    return items.toSorted((a, b) => urgency(a) - urgency(b) || Number((a.runsOutAt ?? '') > (b.runsOutAt ?? '')) - Number((a.runsOutAt ?? '') < (b.runsOutAt ?? '')));
  }
}

/** What one fill was written for, and the package that a product comes in that is not counted out (R135). */
type Written = z.output<typeof WrittenRow>;

async function readWritten(tx: Tx, facilityId: string): Promise<ReadonlyMap<string, Written>> {
  const rows = await tx.query(
    WrittenRow,
    `select p.order_id, p.quantity_written_milli as quantity, v.dose_unit, case when not d.countable then d.package_size_milli end as package_size, d.discard_after_days as discard_after
     from prescription p join order_version v on v.order_id = p.order_id and v.superseded_at is null
     left join drug_product d on d.tenant_id = p.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null where p.facility_id = $1 and p.superseded_at is null`,
    [facilityId],
  );
  return new Map(rows.map((row) => [row.order_id, row]));
}

/** What to order again of a bulk form that runs out, in whole packages; nothing of what the cycle brings or is counted out. */
function bulkReorder(order: SnapshotOrder, resident: ResidentContext, written: Written | undefined, now: LocalMinute): Partial<ListedRunOut> {
  const size = written?.package_size ?? null;
  if (order.mode === 'cycle' || size === null || size <= 0) return {};
  const reorder = suggestBulkReorder(order, resident, size as Milli, written?.discard_after ?? null, now);
  return reorder === null ? {} : { reorder: formatMilli(reorder.quantity), packages: reorder.packages, daysSupply: reorder.daysSupply };
}

type Found = Pick<ListedRunOut, 'kind'> & Partial<ListedRunOut>;

function kindOf(order: SnapshotOrder, resident: ResidentContext, since: Parameters<typeof supplyOf>[1], written: Written | undefined, now: LocalMinute): Found | null {
  const supply = supplyOf(order, since, dayOf(now));
  if (supply !== null) {
    const forecast = forecastRunOut(order, resident, supply);
    const level = runOutLevel(forecast, now);
    if (forecast.kind === 'not-told' && order.from <= now) return { kind: 'not_told', counted: formatMilli(supply.counted.quantity), countedAt: clockOf(supply.counted.at) };
    if (level !== null) return { kind: level, ...arithmetic(forecast, supply.counted.at, written?.dose_unit ?? null), ...bulkReorder(order, resident, written, now) };
  }
  if (since.length > 0) return null;
  const reorder = suggestPrnReorder(order, resident, (written?.quantity ?? 0) as Milli, now);
  if (reorder !== null) return { kind: 'prn_low', counted: formatMilli(order.onHand?.quantity ?? reorder.quantity), countedAt: order.onHand === null ? null : clockOf(order.onHand.at), reorder: formatMilli(reorder.quantity), daysSupply: reorder.daysSupply };
  const unused = unusedSince(order);
  return unused === null ? null : { kind: 'prn_unused', unusedSince: formatDay(unused) };
}
