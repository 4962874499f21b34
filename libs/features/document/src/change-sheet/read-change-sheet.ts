import { createHash } from 'node:crypto';
import type { AccessScope } from '@cyclefill/contracts';
import type { ChangeResident, ChangeSheetInput, DeliveredOrder, OrderPrint, Paper, ProductPrint } from '@cyclefill/domain/documents';
import { type Day, type DayRange, type LocalDate, type LocalMinute, addDays, coversAny, day } from '@cyclefill/domain/kernel';
import type { ManifestView } from '@cyclefill/features/delivery';
import { type FillSnapshot, type SnapshotOrder, placementAt, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { asProduct, readBenchProducts } from '../bench-papers/bench-rows.query.js';
import { EXCEPTION_WORDS } from '../bench-papers/bench-words.js';
import { makingOf } from '../build-papers/making.js';
import { orderPrint, residentPages } from '../build-papers/resident-pages.js';
import type { PrintContext } from '../print-context/print-context.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { readLastDeparture, readLines, readOtherMakers, readOwed, readSeen } from './change-rows.query.js';

/** A facility as it was known at a delivery. */
interface KnownAt {
  readonly snapshot: FillSnapshot;
  readonly print: PrintContext;
  readonly at: LocalMinute;
}

const FIRST = { revision: 1, replaces: null } as const;

async function readKnownAt(tx: Tx, facilityId: string, moment: Date): Promise<KnownAt> {
  const on = Math.floor(moment.getTime() / 86_400_000) as Day;
  const days: DayRange = { from: on, to: addDays(on, 1) };
  const { snapshot } = await readFacilitySnapshot(tx, facilityId, days, { asOf: moment, knownAt: moment });
  return { snapshot, print: await readPrintContext(tx, facilityId, moment), at: snapshot.batch.asOf };
}

function delivered({ print, at }: KnownAt, order: SnapshotOrder, lines: ReadonlyMap<string, string>): DeliveredOrder {
  const { orderId, from, to, holds } = order;
  return { lineId: lines.get(orderId) ?? orderId, print: orderPrint(print, order), from, to, hold: holds.find((hold) => coversAny([hold], at)) ?? null };
}

/** What the packs on the van say beside the orders: other makers, and what is owed. */
interface OnVan {
  readonly used: ReadonlyMap<string, (ordered: OrderPrint) => ProductPrint>;
  readonly owed: Awaited<ReturnType<typeof readOwed>>;
}

async function readOnVan(tx: Tx, deliveryId: string, facilityId: string): Promise<OnVan> {
  const makers = await readOtherMakers(tx, deliveryId, facilityId);
  const products = await readBenchProducts(tx, makers.map(({ ndc11 }) => ndc11));
  const used = makers.flatMap(({ order_id: orderId, ndc11 }) => {
    const other = products.get(ndc11);
    return other === undefined ? [] : [[orderId, ({ product }: OrderPrint): ProductPrint => asProduct(product, other)] as const];
  });
  return { used: new Map(used), owed: await readOwed(tx, deliveryId, facilityId) };
}

function residentsOf(before: KnownAt | null, now: KnownAt, onVan: OnVan, { lines, seen }: { readonly lines: ReadonlyMap<string, string>; readonly seen: ReadonlySet<string> }): readonly ChangeResident[] {
  const pageOf = residentPages(now.print, now.snapshot.residents, now.at);
  const [was, is] = [Map.groupBy(before?.snapshot.orders ?? [], ({ residentId }) => residentId), Map.groupBy(now.snapshot.orders, ({ residentId }) => residentId)];
  return [...now.snapshot.residents.values()].filter(({ id }) => seen.has(id)).map((facts): ChangeResident => {
    const { familyName, givenName, dateOfBirth, room } = pageOf(facts);
    const own = is.get(facts.id) ?? [];
    return {
      code: facts.code, familyName, givenName, dateOfBirth, room, wing: placementAt(facts, now.at)?.wing ?? '',
      before: before === null ? null : (was.get(facts.id) ?? []).map((order) => delivered(before, order, lines)), now: own.map((order) => delivered(now, order, lines)),
      otherMakers: own.flatMap((order) => {
        const used = onVan.used.get(order.orderId);
        const ordered = orderPrint(now.print, order);
        return used === undefined ? [] : [{ ordered, used: used(ordered) }];
      }),
      owed: own.flatMap((order) => onVan.owed.filter((one) => one.order_id === order.orderId).map(({ units, reason }) => ({ order: orderPrint(now.print, order), units, reason: reason === null ? 'not supplied with this window' : EXCEPTION_WORDS[reason] }))),
    };
  });
}

/** What the change sheet of one stop of a delivery is made of: orders as known when the last van left for the facility, and when this one does. */
export async function readChangeSheet(tx: Tx, scope: AccessScope, manifest: ManifestView, facilityId: string, paper: Paper | null): Promise<{ readonly input: ChangeSheetInput; readonly residentIds: readonly string[] }> {
  const moment = manifest.departedAt === null ? await tx.now() : new Date(manifest.departedAt);
  const last = await readLastDeparture(tx, facilityId, manifest.deliveryId, moment);
  const [before, now] = [last === null ? null : await readKnownAt(tx, facilityId, last), await readKnownAt(tx, facilityId, moment)];
  const seen = await readSeen(tx, scope, facilityId);
  const residents = residentsOf(before, now, await readOnVan(tx, manifest.deliveryId, facilityId), { lines: await readLines(tx, facilityId), seen });
  const { facility } = now.print;
  const inputs = [before?.snapshot.inputHash ?? '', now.snapshot.inputHash].join(' ');
  return {
    residentIds: [...now.snapshot.residents.keys()].filter((id) => seen.has(id)),
    input: {
      paper: paper ?? facility.settings.paper, residents, facility: facility.name, pharmacy: `${facility.pharmacy.name} ${facility.pharmacy.phone}`.trim(), runOn: day(manifest.runOn as LocalDate), clock: manifest.departure, routeCode: manifest.routeCode,
      before: before?.at ?? null, now: now.at,
      identity: { ...makingOf(moment, facility.zone, FIRST, facility.settings.dates), id: `CHANGES-${manifest.routeCode}-${manifest.runOn}-${manifest.departure.replace(':', '')}-${facility.code}`, orderSetHash: createHash('sha256').update(inputs).digest('hex').slice(0, 8) },
    },
  };
}
