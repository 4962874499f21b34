import { createHash } from 'node:crypto';
import { type KitResidentInput, RECORD_KINDS, type RecordKind, buildDowntimeKit } from '@cyclefill/domain/documents';
import { buildMars } from '../build-papers/build-mars.js';
import { makingOf } from '../build-papers/making.js';
import type { PaperFile } from '../build-papers/paper-file.js';
import { type PlacedSheet, type SheetSource, residentSheets, sheetOrder } from '../build-papers/resident-sheets.js';
import { sheetFiles } from '../build-papers/sheet-files.js';
import { KIT_GOOD_HOURS } from './kit-night.js';

/** A resident of a kit, and the hash over their orders. */
type KitSheet = KitResidentInput & { readonly hash: string };

const countByWing = (sheets: readonly PlacedSheet<unknown>[]): ReadonlyMap<string, number> => new Map([...Map.groupBy(sheets, ({ wing }) => wing)].map(([wing, own]) => [wing, own.length]));

/** The sheets on top of each wing's records in a downtime kit: one file a wing; `isWanted` picks the residents. */
export function kitFiles(source: SheetSource, isWanted: (sheet: PlacedSheet<unknown>) => boolean): readonly PaperFile[] {
  const { days, paper, making, print, snapshot: { batch } } = source;
  const sheets = residentSheets<KitSheet>(source, ({ page, orders, identity }) => ({ resident: page, orders: orders.map((order) => sheetOrder(source, order)), hash: identity('KIT').orderSetHash }));
  const records = RECORD_KINDS.map((record) => [record, countByWing(buildMars({ ...source, record }))] as const);
  const goodUntil = makingOf(new Date(batch.asOfInstant.getTime() + KIT_GOOD_HOURS * 3_600_000), batch.zone, making, print.facility.settings.dates).generatedAt;
  return sheetFiles(sheets.filter(isWanted), {
    name: 'downtime-kit', facilityCode: batch.facilityCode, days, paper,
    order: (residents, wing, name) => ({
      kind: 'downtime-kit',
      models: [buildDowntimeKit({
        paper, days, goodUntil, goodHours: KIT_GOOD_HOURS, residents, wing, facility: print.facility.name, pharmacy: `${print.facility.pharmacy.name} ${print.facility.pharmacy.phone}`,
        identity: { ...making, id: name.toUpperCase(), orderSetHash: createHash('sha256').update(residents.map(({ hash }) => hash).join(' ')).digest('hex').slice(0, 8) },
        records: Object.fromEntries(records.map(([record, byWing]) => [record, byWing.get(wing) ?? 0])) as Readonly<Record<RecordKind, number>>,
      })],
    }),
  });
}
