import { monthDays } from '@cyclefill/domain/documents';
import { type Day, type DayRange, addDays, atMinute, civilFromDay } from '@cyclefill/domain/kernel';
import { zoneOrUtc } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { SheetSource } from '../build-papers/resident-sheets.js';
import { readLines } from '../change-sheet/change-rows.query.js';
import { readSheetSource } from '../read-papers/sheet-source.query.js';

/** The records in use that a changeover compares with: their orders as known when they were made. */
export interface ComparedRecords {
  readonly source: SheetSource;
  /** Of each order what stays the same when its prescription is renewed. */
  readonly lines: ReadonlyMap<string, string>;
}

const AtRow = z.object({ at: z.date().nullable() });

/** The records before those of some days: of the month before a month, else of as many days before. */
export function recordsBefore(days: DayRange): DayRange {
  const { dayOfMonth, year, month } = civilFromDay(addDays(days.from, -1));
  const before = monthDays(year, month);
  return before.to === days.from && dayOfMonth >= 28 && days.to - days.from >= 28 ? before : { from: addDays(days.from, days.from - days.to), to: days.from };
}

/** When what is on the records in use was known: of the latest set or batch that holds them, else at their first midnight, as nobody knows of a later one. */
export async function readMadeAt(tx: Tx, facilityId: string, zone: string, inUse: DayRange, now: Date): Promise<Date> {
  const [row] = await tx.query(
    AtRow,
    `select greatest(
       (select max(s.known_at) from document_set s where s.facility_id = $1 and s.state = 'done' and s.kind in ('books', 'changeover-final') and 'mar' = any(s.books) and s.day_from = date '1970-01-01' + $2::int and s.day_to = date '1970-01-01' + $3::int and s.wing_id is null),
       (select max(b.known_at) from fill_batch b where b.facility_id = $1 and b.is_current and b.state in ('documented', 'closed') and b.window_from >= date '1970-01-01' + $2::int and b.window_from < date '1970-01-01' + $3::int)) as at`,
    [facilityId, inUse.from, inUse.to],
  );
  const made = row?.at ?? null;
  if (made !== null) return made;
  const begins = new Date(zoneOrUtc(zone).instantOf(atMinute(inUse.from)) * 60_000);
  return begins < now ? begins : now;
}

/** What the records in use were made from. @param comparedAt when they were made */
export async function readComparedRecords(tx: Tx, { facilityId, days, paper }: { readonly facilityId: string; readonly days: { readonly from: Day; readonly to: Day }; readonly paper: SheetSource['paper'] }, comparedAt: Date): Promise<ComparedRecords> {
  return { source: await readSheetSource(tx, { facilityId, days: recordsBefore(days), paper }, { asOf: comparedAt, knownAt: comparedAt }), lines: await readLines(tx, facilityId) };
}
