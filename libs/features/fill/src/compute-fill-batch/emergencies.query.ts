import type { Day } from '@cyclefill/domain/kernel';
import type { EmergencyOral } from '@cyclefill/domain/law';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { dayNumber } from './snapshot-rows.js';

const Row = z.object({
  id: z.string(), order_id: z.string(), ordered_on: z.number(), step_id: z.string().nullable(), kind: z.enum(['signed', 'agency_told']).nullable(), happened_on: z.number().nullable(),
  marked: z.boolean().nullable(), named: z.boolean().nullable(),
});

const EMERGENCIES = prepared(`
select e.id, e.order_id, ${dayNumber('e.ordered_on')} as ordered_on, s.id as step_id, s.kind, ${dayNumber('s.happened_on')} as happened_on, s.marked_emergency as marked, s.names_oral_date as named
from emergency_prescription e left join emergency_step s on s.order_id = e.order_id and s.recorded_at <= $2
where e.facility_id = $1 and e.recorded_at <= $2 order by e.order_id, (s.marked_emergency and s.names_oral_date) desc, s.happened_on`, ['uuid', 'timestamptz']);

/** Emergency oral orders of a facility as known at an instant, by order, with the ids of the rows read (R208). Of several papers the first with its marks counts. */
export async function readEmergencies(tx: Tx, facilityId: string, known: Date): Promise<{ emergencies: ReadonlyMap<string, EmergencyOral>; ids: readonly string[] }> {
  const rows = await tx.query(
    Row,
    EMERGENCIES,
    [facilityId, known],
  );
  const emergencies = [...Map.groupBy(rows, (row) => row.order_id)].map(([orderId, own]) => {
    const [paper, told] = (['signed', 'agency_told'] as const).map((kind) => own.find((row) => row.kind === kind));
    return [orderId, {
      orderedOn: own[0]?.ordered_on as Day, agencyToldOn: (told?.happened_on ?? null) as Day | null,
      signed: paper === undefined ? null : { on: paper.happened_on as Day, markedEmergency: paper.marked === true, namesOralDate: paper.named === true },
    }] as const;
  });
  return { emergencies: new Map(emergencies), ids: rows.flatMap((row) => (row.step_id === null ? [row.id] : [row.id, row.step_id])) };
}
