import type { Hl7Location } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Hl7Partner } from '../partner/hl7-partner.js';

/** A wing of ours with room and bed. */
export interface PlacedAt {
  readonly wingId: string;
  readonly room: string;
  readonly bed: string;
}

const WingRow = z.object({ id: z.string() });

/** The wing of PV1-3, by the sender's name of it or ours, with room and bed; else why there is none. */
export async function placedAt(tx: Tx, { facilityId, settings }: Hl7Partner, location: Hl7Location | null): Promise<PlacedAt | string> {
  const wing = location === null ? '' : (settings.wings[location.wing] ?? location.wing);
  if (location === null || wing === '' || location.room === '' || location.bed === '') return 'PV1-3 names no wing, room and bed';
  const [found] = await tx.query(WingRow, 'select id from wing where facility_id = $1 and name = $2', [facilityId, wing]);
  return found === undefined ? 'the wing of PV1-3 is none of this facility: map it in the settings of the sender; it is tried again by itself' : { wingId: found.id, room: location.room, bed: location.bed };
}
