import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { type Day, type EpochMinute, byCodePoint } from '@cyclefill/domain/kernel';
import type { EmergencyOral } from '@cyclefill/domain/law';
import { packingSettings, windowPreference } from '@cyclefill/domain/packing';
import { MedPassRepository, facilityZone } from '@cyclefill/features/facility';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { ENGINE_VERSION } from '../engine-version.js';
import type { BatchFacts, FillSnapshot, ResidentFacts, SnapshotOrder, SnapshotPart } from './fill-snapshot.js';
import { readChangedSince, readPreviousProducts, readTaken, withAfterwards } from './afterwards.query.js';
import { batchRules } from './batch-rules.js';
import { readEmergencies } from './emergencies.query.js';
import { readSetAside } from './finding-writer.js';
import { readFacilityCycles } from '../data/facility-cycles.query.js';
import { filledOnly, sharesOf } from './cycle-shares.js';
import { fromAdmission } from './from-admission.js';
import { readBesideOrders, readOrders } from './orders.query.js';
import { readPacking } from './packing-settings.query.js';
import { readResidents } from './residents.query.js';
import { NO_STOCK, isStockKept, readStock } from './stock.query.js';
import { dayNumber } from './snapshot-rows.js';
import { readMovements, recordedIds, withMovements } from './supply-movements.query.js';

const BatchRow = z.object({
  id: z.string(), tenant_id: z.string(), run_id: z.string(), facility_id: z.string(), code: z.string(), zone: z.string(),
  packaging: z.enum(['card', 'multi_dose']), window_from: z.number(), window_to: z.number(), previous_from: z.number(),
  as_of: z.date(), known_at: z.date(), seen_at: z.date().nullable(), state: z.string(), rule_pack: z.string().nullable(),
  wing_id: z.string().nullable(), wing: z.string().nullable(), by_wing: z.boolean(), us_state: z.string(), residence_code: z.string(), part_d_ltcf: z.boolean(),
});

const IdRow = z.object({ id: z.string() });

const BATCH_SQL = `
select b.id, b.tenant_id, b.run_id, b.facility_id, f.code, coalesce(b.zone, f.zone) as zone, coalesce(b.packaging, f.packaging) as packaging, ${dayNumber('b.window_from')} as window_from,
  ${dayNumber('b.window_to')} as window_to, ${dayNumber('b.previous_from')} as previous_from, b.as_of, b.known_at, coalesce(b.rebuilt_at, b.computed_at) as seen_at, b.state,
  b.rule_pack, b.wing_id, w.name as wing, exists (select from cycle c where c.facility_id = b.facility_id and c.wing_id is not null) as by_wing, f.state as us_state, f.residence_code, f.part_d_ltcf
from fill_batch b join facility f on f.id = b.facility_id left join wing w on w.id = b.wing_id
where b.id = $1`;
const BATCH = prepared(BATCH_SQL);
const LOCKED_BATCH = prepared(`${BATCH_SQL} for update of b`);

/** A batch by id, locked when `lock` is set. @throws Refusal `batch.not-found`, `facility.zone-unknown` */
export async function readBatch(tx: Tx, batchId: string, lock = false): Promise<BatchFacts> {
  const [row] = await tx.query(
    BatchRow,
    lock ? LOCKED_BATCH : BATCH,
    [batchId],
  );
  if (row === undefined) throw new Refusal('batch.not-found');
  return batchFacts(row);
}

function batchFacts(row: z.infer<typeof BatchRow>): BatchFacts {
  return {
    id: row.id, tenantId: row.tenant_id, runId: row.run_id, facilityId: row.facility_id, facilityCode: row.code, zone: row.zone, packaging: row.packaging,
    window: { from: row.window_from as Day, to: row.window_to as Day }, previousFrom: row.previous_from as Day,
    asOf: facilityZone(row.zone).toLocal(Math.floor(row.as_of.getTime() / 60_000) as EpochMinute), asOfInstant: row.as_of, knownAt: row.known_at, seenAt: row.seen_at,
    state: row.state, rulePack: row.rule_pack, fills: row.by_wing ? { wingId: row.wing_id, wing: row.wing } : null,
    usState: row.us_state, residenceCode: row.residence_code, partDFacility: row.part_d_ltcf,
  };
}

/** By resident code, then Rx number: residents are few, so that most comparisons are of the few orders of one of them. */
function inOutputOrder(orders: readonly SnapshotOrder[], residents: ReadonlyMap<string, ResidentFacts>): SnapshotOrder[] {
  const byResident = [...Map.groupBy(orders, ({ residentId }) => residents.get(residentId)?.code ?? '')];
  return byResident.toSorted(([a], [b]) => byCodePoint(a, b)).flatMap(([, own]) => own.toSorted((a, b) => byCodePoint(a.rxNumber, b.rxNumber)));
}

function withEmergencies(orders: SnapshotOrder[], emergencies: ReadonlyMap<string, EmergencyOral>): readonly SnapshotOrder[] {
  return emergencies.size === 0 ? orders : orders.map((order) => ({ ...order, emergency: emergencies.get(order.orderId) ?? null }));
}

interface FilledResidents extends Pick<FillSnapshot, 'residents' | 'shares'> {
  readonly census: Awaited<ReturnType<typeof readResidents>>;
  readonly part: SnapshotPart | null;
}

/** Residents with all their orders. */
async function partOf(tx: Tx, residents: readonly string[]): Promise<SnapshotPart> {
  const rows = await tx.query(IdRow, 'select id from med_order where resident_id = any($1)', [residents]);
  return { residents, orders: rows.map(({ id }) => id), current: false };
}

/** The residents that a batch fills, with the part of their facility that this is. */
async function readFilled(tx: Tx, batch: BatchFacts, asked: SnapshotPart | null): Promise<FilledResidents> {
  const [census, cycles] = await Promise.all([
    readResidents(tx, batch.facilityId, batch.knownAt, asked), batch.fills === null ? null : readFacilityCycles(tx, batch.facilityId, batch.knownAt),
  ]);
  const shares = sharesOf(batch, census.residents.values(), cycles);
  const part = asked === null && shares !== null ? await partOf(tx, [...shares.keys()]) : asked;
  return { census, residents: filledOnly(census.residents, shares), shares, part };
}

/**
 * Reads all that a batch is computed from, or what a part of its residents are. The caller's transaction is REPEATABLE READ,
 * so that the pieces belong together.
 */
export async function readFillSnapshot(tx: Tx, batch: BatchFacts, asked: SnapshotPart | null = null): Promise<FillSnapshot> {
  const filled = readFilled(tx, batch, asked);
  // Who is filled is known beforehand where one cycle fills everybody: then all is asked in one turn.
  const part = batch.fills === null ? asked : (await filled).part;
  const [{ census, residents, shares }, medPasses, beside, changed, taken, previous, movements, { emergencies, ids: emergencyIds }, setAside, keepsStock, packRows] = await Promise.all([
    filled, tx.get(MedPassRepository).known(batch.facilityId, batch.knownAt), readBesideOrders(tx, batch, part), readChangedSince(tx, batch), readTaken(tx, batch, part),
    readPreviousProducts(tx, batch, part), readMovements(tx, { ...batch, before: batch.window.from }, part), readEmergencies(tx, batch.facilityId, batch.knownAt),
    readSetAside(tx, batch), isStockKept(tx, batch.knownAt), readPacking(tx, batch.facilityId, batch.window.from, batch.knownAt),
  ]);
  const { orders: read, ids } = await readOrders(tx, batch, part, beside);
  const recorded = shares === null ? read : read.filter(({ residentId }) => shares.has(residentId));
  const orders = withMovements(withAfterwards(fromAdmission(withEmergencies(recorded, emergencies), residents), changed, taken, previous), movements);
  const { stock, ids: lotIds } = keepsStock ? await readStock(tx, batch.id, recorded.map(({ drug }) => drug.ndc11), batch.knownAt) : NO_STOCK;
  const rules = batchRules(batch, residents.values());
  const hash = createHash('sha256').update(`${ENGINE_VERSION}|${rules.stamp}|${batch.asOfInstant.toISOString()}|`);
  hash.update([...medPasses.map(({ id }) => id), ...census.ids, ...ids, ...lotIds, ...emergencyIds, ...setAside, ...recordedIds(movements), ...packRows.ids].toSorted().join(''));
  const days = batch.window.to - batch.window.from;
  const packaging = windowPreference(batch.packaging, days, rules.forPayer(''));
  const sharing = windowPreference('multi_dose', days, rules.forPayer('')) === 'multi_dose';
  const packing = packingSettings({ ...packRows, preference: batch.packaging, on: batch.window.from, sharing });
  return {
    batch: { ...batch, packaging }, packagingRule: packaging === batch.packaging ? null : rules.forPayer('').rules['med-pak.supply-days'].rule, medPasses, residents, shares,
    orders: inOutputOrder(orders, residents), stock, rules, setAside, packing, inputHash: hash.digest('hex'),
  };
}
