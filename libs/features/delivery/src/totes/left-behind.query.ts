import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { HeldTote } from './tote.repository.js';
import { wingOf } from './travel-candidate.query.js';

/** A pack that is ready for the residents of a tote and lies in none. */
export const leftBehindSchema = z.object({ packId: z.uuid(), packCode: z.string(), residentId: z.uuid() }).meta({ id: 'PackLeftBehind' });
export type LeftBehind = z.output<typeof leftBehindSchema>;

/**
 * What was checked for the facility and wing of a tote, of the batches and supplies that lie in it, and is in no tote (domain.md 0.5: not delivered). Packs of another window have a van of
 * their own; what a bench still works on is not ready. By code.
 */
export function readLeftBehind(tx: Tx, { id, facilityId, wingId }: HeldTote): Promise<LeftBehind[]> {
  return tx.query(
    leftBehindSchema,
    `select p.id as "packId", p.code as "packCode", p.resident_id as "residentId" from pack p
     where p.facility_id = $2 and p.state = 'checked' and p.is_current and p.out_of_date_at is null and not exists (select from tote_item i where i.pack_id = p.id and i.pulled_at is null)
       and exists (select from tote_item i join pack o on o.id = i.pack_id where i.tote_id = $1 and i.pulled_at is null and coalesce(o.batch_id, o.supply_id) = coalesce(p.batch_id, p.supply_id))
       and ($3::uuid is null or ${wingOf('p.resident_id', 'p.facility_id')} = $3)
     order by p.code collate "C"`,
    [id, facilityId, wingId],
  );
}
