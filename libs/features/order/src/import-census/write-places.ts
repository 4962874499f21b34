import { type BulkColumn, findOrInsert } from '@cyclefill/platform/bulk';
import type { ImportLedger } from './import-ledger.js';
import type { Facilities } from './write-facilities.js';

interface WingKey {
  readonly facilityId: string;
  readonly name: string;
}
interface BedKey {
  readonly wingId: string;
  readonly room: string;
  readonly bed: string;
}

const WING_KEY: readonly BulkColumn<WingKey>[] = [
  { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId },
  { name: 'name', type: 'text', value: ({ name }) => name },
];
const BED_KEY: readonly BulkColumn<BedKey>[] = [
  { name: 'wing_id', type: 'uuid', value: ({ wingId }) => wingId },
  { name: 'room', type: 'text', value: ({ room }) => room },
  { name: 'bed', type: 'text', value: ({ bed }) => bed },
];

/** Ids of wings and beds by name. */
export interface Places {
  wingId(facility: string, wing: string): string;
  /** null when the place names no bed. */
  bedId(facility: string, place: { readonly wing: string; readonly room: string; readonly bed: string }): string | null;
}

/** Makes the wings and beds that the folder names. */
export async function writePlaces(ledger: ImportLedger, facilities: Facilities): Promise<Places> {
  const { tx, folder } = ledger;
  const idOf = (code: string): string => facilities.get(code)?.id ?? '';
  const lived = [...folder.residents, ...folder.events].flatMap(({ facility, place }) => (place === null ? [] : [{ facility, place }]));
  const wingNames = [
    ...lived.map(({ facility, place }) => [facility, place.wing] as const),
    ...folder.medPasses.flatMap(({ facility, wing }) => (wing === null ? [] : [[facility, wing] as const])),
    ...folder.wingCycles.map(({ facility, wing }) => [facility, wing] as const),
    ...folder.facilities.flatMap(({ code, wings }) => wings.map((wing) => [code, wing] as const)),
  ];
  const wings = distinct(wingNames.map(([facility, name]): WingKey => ({ facilityId: idOf(facility), name })));
  const foundWings = await findOrInsert(tx, { name: 'wing', withinTenant: false, key: WING_KEY }, wings);
  ledger.recorded('wing', { added: foundWings.added, changed: [] }, null);
  const wingIds = new Map(wings.map((wing, index) => [JSON.stringify(wing), foundWings.ids[index] ?? '']));
  const wingId = (facility: string, name: string): string => wingIds.get(JSON.stringify({ facilityId: idOf(facility), name })) ?? '';

  const beds = distinct(lived.filter(({ place }) => place.room !== '').map(({ facility, place }): BedKey => ({ wingId: wingId(facility, place.wing), room: place.room, bed: place.bed })));
  const foundBeds = await findOrInsert(tx, { name: 'bed', withinTenant: false, key: BED_KEY }, beds);
  ledger.recorded('bed', { added: foundBeds.added, changed: [] }, null);
  const bedIds = new Map(beds.map((bed, index) => [JSON.stringify(bed), foundBeds.ids[index] ?? '']));
  return {
    wingId,
    bedId: (facility, { wing, room, bed }) => bedIds.get(JSON.stringify({ wingId: wingId(facility, wing), room, bed })) ?? null,
  };
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
