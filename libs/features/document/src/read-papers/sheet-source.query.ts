import type { Paper } from '@cyclefill/domain/documents';
import type { DayRange } from '@cyclefill/domain/kernel';
import { type TwoClocks, readFacilitySnapshot } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { makingOf } from '../build-papers/making.js';
import type { SheetSource } from '../build-papers/resident-sheets.js';
import { readPrintContext } from '../print-context/print-context.query.js';
import { readDividedPasses } from './divided-passes.query.js';

const AsOfRow = z.object({ as_of: z.date().nullable() });
const FIRST = { revision: 1, replaces: null } as const;

/** When a facility's latest batch was made; null = it has none. Records that are made as of then are those of its papers while nothing has changed. */
export async function latestAsOf(tx: Tx, facilityId: string): Promise<Date | null> {
  const [latest] = await tx.query(AsOfRow, 'select max(as_of) as as_of from fill_batch where facility_id = $1 and is_current', [facilityId]);
  return latest?.as_of ?? null;
}

/** Reads what the sheets of a facility's residents are made from. @param paper null = as the facility has chosen. @throws Refusal facility.not-found */
export async function readSheetSource(tx: Tx, { facilityId, days, paper }: { readonly facilityId: string; readonly days: DayRange; readonly paper: Paper | null }, clocks: TwoClocks): Promise<SheetSource> {
  const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, days, clocks);
  const print = await readPrintContext(tx, facilityId, clocks.knownAt, clocks.asOf);
  const { settings } = print.facility;
  return { snapshot, contexts, print, days, paper: paper ?? settings.paper, making: makingOf(clocks.asOf, snapshot.batch.zone, FIRST, settings.dates), divided: await readDividedPasses(tx, facilityId, clocks.asOf) };
}
