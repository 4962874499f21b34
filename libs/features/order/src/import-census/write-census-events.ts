import { type Day, type LocalMinute, atMinute, parseDay } from '@cyclefill/domain/kernel';
import { lastStay } from '@cyclefill/domain/orders';
import { handoverDay } from '@cyclefill/features/facility';
import type { CensusEventRow } from '@cyclefill/interop/census';
import { type RecordedTable, closeMissing, recordChanges } from '@cyclefill/platform/bulk';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities } from './write-facilities.js';
import type { Places } from './write-places.js';
import type { ResidentIds } from './write-residents.js';

interface CensusEvent {
  readonly residentId: string;
  readonly facilityId: string;
  readonly kind: CensusEventRow['kind'] | 'placed';
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly wingId: string | null;
  readonly bedId: string | null;
  readonly detail: string;
  /** First day on which another wing's cycle can follow (R106). */
  readonly heldUntil: Day | null;
}

const CENSUS_EVENT: RecordedTable<CensusEvent> = {
  name: 'census_event',
  key: [
    { name: 'resident_id', type: 'uuid', value: ({ residentId }) => residentId },
    { name: 'kind', type: 'text', value: ({ kind }) => kind },
    { name: 'from_at', type: 'timestamp', value: ({ from }) => from },
  ],
  compared: [
    { name: 'to_at', type: 'timestamp', value: ({ to }) => to },
    { name: 'wing_id', type: 'uuid', value: ({ wingId }) => wingId },
    { name: 'bed_id', type: 'uuid', value: ({ bedId }) => bedId },
    { name: 'detail', type: 'text', value: ({ detail }) => detail },
  ],
  carried: [
    { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId },
    { name: 'held_until', type: 'date', value: ({ heldUntil }) => heldUntil },
  ],
};

/** What the steps before have made. */
export interface CensusSurroundings {
  readonly facilities: Facilities;
  readonly places: Places;
  readonly residentIds: ResidentIds;
}

/**
 * Writes the census. What has not begun by the folder's day and is no longer in it is withdrawn; what has begun stays, since
 * a folder need not tell the past.
 */
export async function writeCensusEvents(ledger: ImportLedger, surroundings: CensusSurroundings): Promise<void> {
  const { tx, folder } = ledger;
  const { facilities, places, residentIds } = surroundings;
  const held = new Map<string, Day | null>();
  for (const { id } of facilities.values()) held.set(id, parseDay((await handoverDay(tx, id)) ?? ''));
  const moves = folder.events.map((row): CensusEvent => ({
    heldUntil: row.place === null ? null : (held.get(facilities.get(row.facility)?.id ?? '') ?? null),
    residentId: residentIds.get(row.resident) ?? '', facilityId: facilities.get(row.facility)?.id ?? '', kind: row.kind, from: row.from, to: row.to, detail: row.detail,
    wingId: row.place === null ? null : places.wingId(row.facility, row.place.wing), bedId: row.place === null ? null : places.bedId(row.facility, row.place),
  }));
  for (const { id, asOf } of facilities.values()) {
    const closed = await closeMissing(tx, CENSUS_EVENT, moves, {
      where: (bind) => `t.facility_id = ${bind(id)} and t.kind <> 'placed' and t.source = 'import' and t.from_at >= ${bind(asOf)} and t.resident_id = any(${bind([...residentIds.values()])})`,
      returning: 'resident_id',
    });
    ledger.withdrawn('census_event', closed.map((residentId) => ({ facilityId: id, residentId })));
  }
  const placings = await findPlacings(ledger, surroundings, held);
  ledger.recorded('census_event', await recordChanges(tx, CENSUS_EVENT, [...placings, ...moves]), ({ facilityId, residentId }) => ({ facilityId, residentId }));
}

const Placement = z.object({ resident_id: z.string(), kind: z.enum(['placed', 'transfer', 'discharge']), from: z.number().transform((at) => at as LocalMinute), wing_id: z.string().nullable(), bed_id: z.string().nullable() });

/**
 * Where residents live by `residents.csv`: from admission when nothing is known yet, or of one who was discharged before it;
 * later, from the folder's day when it is not where the census has them. A transfer of the folder that has already happened
 * decides for itself.
 */
async function findPlacings({ tx, folder }: ImportLedger, { facilities, places, residentIds }: CensusSurroundings, held: ReadonlyMap<string, Day | null>): Promise<readonly CensusEvent[]> {
  const known = await readPlacements(tx, [...residentIds.values()]);
  const transfers = Map.groupBy(folder.events.filter(({ kind }) => kind === 'transfer'), ({ resident }) => resident);
  return folder.residents.flatMap((row): CensusEvent[] => {
    const [facility, residentId] = [facilities.get(row.facility), residentIds.get(row.code)];
    if (row.place === null || facility === undefined || residentId === undefined) return [];
    const admitted = atMinute(row.admittedOn);
    const at = Math.max(admitted, atMinute(facility.asOfDay)) as LocalMinute;
    const [wingId, bedId] = [places.wingId(row.facility, row.place.wing), places.bedId(row.facility, row.place)];
    const home = homeAt(known.get(residentId) ?? [], admitted, at);
    const isKnown = home !== undefined && ((home.wing_id === wingId && home.bed_id === bedId) || transfers.get(row.code)?.some(({ from }) => from <= at));
    if (isKnown === true) return [];
    return [{ residentId, facilityId: facility.id, kind: 'placed', from: home === undefined ? admitted : at, to: null, wingId, bedId, detail: '', heldUntil: held.get(facility.id) ?? null }];
  });
}

type Placement = z.output<typeof Placement>;

/** Where the census has somebody at a moment; who was discharged before the admission has no home here any more. */
function homeAt(events: readonly Placement[], admitted: LocalMinute, at: LocalMinute): Placement | undefined {
  const { dischargedAt } = lastStay(events.map(({ kind, from }) => ({ kind, from, to: null })));
  return dischargedAt !== null && admitted > dischargedAt ? undefined : events.findLast(({ kind, from }) => kind !== 'discharge' && from <= at);
}

/** Where each resident is known to have lived, and when they left, in time order. */
async function readPlacements(tx: ImportLedger['tx'], residentIds: readonly string[]): Promise<ReadonlyMap<string, readonly Placement[]>> {
  const rows = await tx.query(
    Placement,
    `select resident_id, kind, date_part('epoch', from_at) / 60 as "from", wing_id, bed_id from census_event
     where tenant_id = $1 and superseded_at is null and kind in ('placed', 'transfer', 'discharge') and resident_id = any($2) order by from_at, kind`,
    [tx.actor.tenantId, residentIds],
  );
  return Map.groupBy(rows, ({ resident_id: id }) => id);
}
