import { Refusal } from '@cyclefill/contracts';
import type { DayRange, EpochMinute } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { BatchFacts, CycleOwner, FillSnapshot, SnapshotPart } from './fill-snapshot.js';
import { readFillSnapshot } from './fill-snapshot.query.js';
import { type ResidentContexts, residentContexts } from './resident-contexts.js';

const FacilityRow = z.object({ code: z.string(), zone: z.string(), packaging: z.enum(['card', 'multi_dose']), us_state: z.string(), residence_code: z.string(), part_d_ltcf: z.boolean() });

/** When something is decided, and with which knowledge. */
export interface TwoClocks {
  readonly asOf: Date;
  readonly knownAt: Date;
}

/** A snapshot of a facility over any days, without a batch: for records, dose lists and dry runs. @param fills as of one cycle; null = everybody. @param part some residents with all their orders */
export async function readFacilitySnapshot(
  tx: Tx,
  facilityId: string,
  days: DayRange,
  clocks: TwoClocks,
  fills: CycleOwner | null = null,
  part: SnapshotPart | null = null,
): Promise<{ snapshot: FillSnapshot; contexts: ResidentContexts }> {
  const [row] = await tx.query(
    FacilityRow,
    'select f.code, f.zone, f.packaging, f.state as us_state, f.residence_code, f.part_d_ltcf from facility f where f.id = $1',
    [facilityId],
  );
  if (row === undefined) throw new Refusal('facility.not-found');
  const batch: BatchFacts = {
    id: '', tenantId: tx.actor.tenantId, runId: '', facilityId, facilityCode: row.code, zone: row.zone, packaging: row.packaging, fills, window: days,
    previousFrom: days.from, asOf: facilityZone(row.zone).toLocal(Math.floor(clocks.asOf.getTime() / 60_000) as EpochMinute), asOfInstant: clocks.asOf,
    knownAt: clocks.knownAt, seenAt: null, state: '', rulePack: null,
    usState: row.us_state, residenceCode: row.residence_code, partDFacility: row.part_d_ltcf,
  };
  const snapshot = await readFillSnapshot(tx, batch, part);
  return { snapshot, contexts: residentContexts(snapshot) };
}
