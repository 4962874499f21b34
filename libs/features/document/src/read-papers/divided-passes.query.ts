import type { DividedPass } from '@cyclefill/domain/documents';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import { localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ resident: z.string(), at: z.int(), parts: z.int() });

/** Passes of the packs of each wing's latest batch, whose doses lie in several cells (D62): those that the papers of that batch tell of. */
export async function readDividedPasses(tx: Tx, facilityId: string, asOf: Date): Promise<ReadonlyMap<string, readonly DividedPass[]>> {
  const rows = await tx.query(
    Row,
    `select r.code as resident, ${localMinutes('c.at')}::int as at, count(distinct (p.id, c.position))::int as parts
     from fill_batch b join pack p on p.batch_id = b.id and p.is_current and p.order_id is null join pack_cell c on c.pack_id = p.id join resident r on r.id = p.resident_id
     where b.facility_id = $1 and b.is_current and b.as_of = (
       select max(n.as_of) from fill_batch n where n.facility_id = b.facility_id and n.wing_id is not distinct from b.wing_id and n.is_current and n.as_of <= $2)
     group by r.code, c.at having count(distinct (p.id, c.position)) > 1 order by r.code, c.at`,
    [facilityId, asOf],
  );
  return new Map([...Map.groupBy(rows, ({ resident }) => resident)].map(([resident, own]) => [resident, own.map(({ at, parts }) => ({ at: at as LocalMinute, parts }))]));
}
