import type { Day } from '@cyclefill/domain/kernel';
import { PACK_TYPES, type PackType, type PackingSetting, type SettingKind } from '@cyclefill/domain/packing';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { packTypeSchema } from '../data/pack-type.schema.js';
import { dayNumber, knownAt } from './snapshot-rows.js';

interface SettingRow {
  id: string;
  kind: SettingKind;
  of_facility: boolean;
  resident_id: string | null;
  order_id: string | null;
  value: string | null;
  from: number;
}

interface TypeRow {
  id: string;
  from: number;
  spec: unknown;
}

const SETTINGS = prepared(`
select s.id, s.kind, s.facility_id is not null as of_facility, s.resident_id, s.order_id, s.value, ${dayNumber('s.effective_from')} as "from"
from packing_setting s where (s.facility_id = $1 or s.facility_id is null) and ${knownAt('s')}`, ['uuid', 'timestamptz']);
const TYPES = prepared(`select t.id, ${dayNumber('t.effective_from')} as "from", t.spec from pack_type t where t.effective_from <= date '1970-01-01' + $1::int and ${knownAt('t')} order by t.effective_from`, ['integer', 'timestamptz']);

/** The pack types of a pharmacy on a day, as known at an instant: the product's own with the pharmacy's over them. */
export async function readPackTypes(tx: Tx, on: Day, known: Date): Promise<{ readonly types: ReadonlyMap<string, PackType>; readonly ids: readonly string[] }> {
  const rows = await tx.raw<TypeRow>(TYPES, [on, known]);
  if (rows.length === 0) return { types: PACK_TYPES, ids: [] };
  const own = rows.map(({ spec }) => packTypeSchema.parse(spec));
  return { types: new Map([...PACK_TYPES, ...own.map((type) => [type.id, type] as const)]), ids: rows.map(({ id }) => id) };
}

/** What decides how the orders of a facility are packed. */
export interface PackingRows {
  readonly settings: readonly PackingSetting[];
  readonly types: ReadonlyMap<string, PackType>;
  /** Ids of the rows it was read from. */
  readonly ids: readonly string[];
}

/** Settings of a facility, its residents and orders, with those of the whole pharmacy, as known at an instant. @param on first day of what is packed */
export async function readPacking(tx: Tx, facilityId: string, on: Day, known: Date): Promise<PackingRows> {
  const [rows, { types, ids }] = await Promise.all([tx.raw<SettingRow>(SETTINGS, [facilityId, known]), readPackTypes(tx, on, known)]);
  return {
    types, ids: [...rows.map(({ id }) => id), ...ids],
    settings: rows.map(({ kind, of_facility: ofFacility, resident_id: residentId, order_id: orderId, value, from }) => ({ kind, ofFacility, residentId, orderId, value, from: from as Day })),
  };
}
