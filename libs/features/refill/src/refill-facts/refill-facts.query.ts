import { Refusal } from '@cyclefill/contracts';
import { type Day, type DayRange, type LocalMinute, type Milli, ZERO, addDays, dayOf } from '@cyclefill/domain/kernel';
import { filledBy, nextFilledDay } from '@cyclefill/domain/cycle-fill';
import type { RulePack } from '@cyclefill/domain/law';
import { type EarlyReason, LOOK_BACK_DAYS, type RefillFacts, deliveryBefore, nextDelivery } from '@cyclefill/domain/refill';
import { calendarOf } from '@cyclefill/features/facility';
import { type ResidentFacts, type SnapshotOrder, contextOf, placementAt, readClinicalStops, readFacilityCycles, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { fillsOf, kitOf, readRecordedFills, supplyOf } from './supply-rows.query.js';

const OrderRow = z.object({
  id: z.string(), facility_id: z.string(), delivery_weekdays: z.array(z.number()).nullable(), holidays: z.array(z.string()).nullable(), quantity_written: z.number(), package_size: z.number().nullable(),
});
const CycleRow = z.object({ wing_id: z.string().nullable(), next_window_from: z.number(), cut_off_minute: z.number(), delivery_weekdays: z.array(z.number()).nullable() });
type CycleRow = z.infer<typeof CycleRow>;

/** When and by whom a request is looked at. */
export interface FactsRequest {
  readonly orderId: string;
  /** null = the database's clock. */
  readonly asOf: Date | null;
  readonly earlyReason: EarlyReason | null;
  readonly byPharmacist: boolean;
}

/** What an answer is made from, with the ids it is recorded under. */
export interface LoadedFacts {
  readonly facts: RefillFacts;
  readonly pack: RulePack;
  /** Code of who pays, as rules know it. */
  readonly payer: string;
  readonly order: SnapshotOrder;
  readonly facilityId: string;
  readonly wingId: string | null;
  readonly asOf: Date;
}

/** Where a facility without any cycle draws the line for the day's delivery: noon, as is usual (R105). */
const USUAL_CUT_OFF = 720;

/** Days after every window there is, so that all batches count down what is authorised. */
export function afterAllWindows(today: Day): DayRange {
  return { from: addDays(today, 4000), to: addDays(today, 4001) };
}

/** The cycles of a facility, each with its next window that is not yet built; one that is open but not computed, paused or failed, still brings its own. */
async function readCycles(tx: Tx, facilityId: string): Promise<ReadonlyMap<string | null, CycleRow>> {
  const rows = await tx.query(
    CycleRow,
    `select c.wing_id, c.cut_off_minute, c.delivery_weekdays, least(k.next_window_from, (select min(b.window_from) from fill_batch b where b.cycle_id = c.id and b.is_current and b.computed_at is null))
       - date '1970-01-01' as next_window_from
     from cycle c join cycle_clock k on k.cycle_id = c.id where c.facility_id = $1 and c.superseded_at is null`,
    [facilityId],
  );
  return new Map(rows.map((row) => [row.wing_id, row]));
}

/** The cycle that supplies whom a wing holds, and the day from which a window not yet built brings them theirs: also the old cycle's, until the new one begins (R115). */
async function readSupply(tx: Tx, facilityId: string, person: ResidentFacts, now: LocalMinute, known: Date): Promise<{ readonly wingId: string | null; readonly cycle: CycleRow | null; readonly nextWindow: Day | null }> {
  const [rows, wingId] = [await readCycles(tx, facilityId), placementAt(person, now)?.wingId ?? null];
  const cycle = rows.get(wingId) ?? rows.get(null) ?? null;
  const cycles = await readFacilityCycles(tx, facilityId, known);
  const nextOf = (wing: string | null): Day | null => (rows.get(wing)?.next_window_from ?? null) as Day | null;
  return { wingId, cycle, nextWindow: nextFilledDay(cycles === null ? [{ from: null, wingId: null }] : filledBy(person.placements, cycles), nextOf) };
}

async function readOrderRow(tx: Tx, orderId: string): Promise<z.infer<typeof OrderRow>> {
  const [row] = await tx.query(
    OrderRow,
    `select o.id, o.facility_id, c.delivery_weekdays, c.holidays::text[] as holidays, p.quantity_written_milli as quantity_written,
       case when d.original_container then d.package_size_milli end as package_size
     from med_order o left join facility_calendar c on c.facility_id = o.facility_id and c.superseded_at is null join prescription p on p.order_id = o.id and p.superseded_at is null
     join order_version v on v.order_id = o.id and v.superseded_at is null left join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
     where o.id = $1`,
    [orderId],
  );
  if (row === undefined) throw new Refusal('order.not-found');
  return row;
}

/** Quantity of one fill as it was written; the first one is what the emergency kit has left of it (R124). */
function usualOf(written: number, { lastFill, moved = [] }: SnapshotOrder, fills: number): Milli {
  const given = moved.reduce((sum, one) => (one.kind === 'ekit' ? sum + one.units : sum), 0);
  return (lastFill === null && fills === 0 && given < written ? written - given : written) as Milli;
}

/** Loads what a request for an order is answered from. @throws Refusal order.not-found */
export async function loadRefillFacts(tx: Tx, request: FactsRequest): Promise<LoadedFacts> {
  const row = await readOrderRow(tx, request.orderId);
  const knownAt = await tx.now();
  const asOf = request.asOf ?? knownAt;
  const { snapshot, contexts } = await readFacilitySnapshot(tx, row.facility_id, afterAllWindows(Math.floor(asOf.getTime() / 86_400_000) as Day), { asOf, knownAt });
  const order = snapshot.orders.find(({ orderId }) => orderId === request.orderId);
  const person = order === undefined ? undefined : snapshot.residents.get(order.residentId);
  const resident = order === undefined ? undefined : contextOf(contexts, order);
  if (order === undefined || resident === undefined || person === undefined) throw new Refusal('order.not-found');
  const now: LocalMinute = snapshot.batch.asOf;
  const { wingId, cycle, nextWindow } = await readSupply(tx, row.facility_id, person, now, knownAt);
  const plan = { ...calendarOf({ ...row, delivery_weekdays: cycle?.delivery_weekdays ?? row.delivery_weekdays }), cutOff: cycle?.cut_off_minute ?? USUAL_CUT_OFF };
  const since = (await readRecordedFills(tx, row.facility_id, request.orderId)).get(request.orderId) ?? [];
  const deliveryOn = nextDelivery(plan, now);
  const coming = since.find(({ on, batchId }) => batchId !== null && on > dayOf(now));
  const arrivesOn = coming === undefined ? null : deliveryBefore(plan, coming.on, now);
  return {
    facts: {
      order, resident, now, deliveryOn,
      arriving: coming === undefined || coming.batchId === null || arrivesOn === null ? null : { batchId: coming.batchId, deliveryOn: arrivesOn },
      fills: fillsOf(order, since), filledOnDemand: since.some(({ batchId }) => batchId === null), supply: supplyOf(order, since, dayOf(now)) ?? { counted: { at: now, quantity: ZERO }, arrivals: [], kit: kitOf(order) },
      usual: usualOf(row.quantity_written, order, since.length), wholePackage: row.package_size as Milli | null,
      nextWindow: order.mode === 'cycle' ? nextWindow : null,
      earlyReason: request.earlyReason, byPharmacist: request.byPharmacist, lookBackDays: LOOK_BACK_DAYS, clinicallyStopped: (await readClinicalStops(tx, snapshot, contexts, person.id)).has(order.orderId),
    },
    pack: snapshot.rules.forPayer(person.payer), payer: person.payer, order, facilityId: row.facility_id, wingId, asOf,
  };
}
