import type { Tx } from '@cyclefill/platform/database';
import type { TaskLease } from '@cyclefill/platform/tasks';
import { z } from 'zod';

const Row = z.object({ id: z.string(), facility_id: z.string() });

/**
 * Does the tasks of several batches in one transaction side by side, so that what each of them asks is asked once for all. Those of one facility come one after the
 * other, the earlier window first, which the later one counts down (R117). @throws what was thrown first
 */
export async function batchByBatch(tx: Tx, leases: readonly TaskLease[], work: (lease: TaskLease) => Promise<void>): Promise<void> {
  const rows = leases.length === 1 ? [] : await tx.query(Row, 'select id, facility_id from fill_batch where id = any($1) order by window_from, id', [leases.map(({ subject }) => subject)]);
  const places = new Map(rows.map(({ id, facility_id: facilityId }, place) => [id, { place, facilityId }]));
  const ordered = leases.toSorted((a, b) => (places.get(a.subject)?.place ?? 0) - (places.get(b.subject)?.place ?? 0));
  const failures: unknown[] = [];
  await Promise.all([...Map.groupBy(ordered, ({ subject }) => places.get(subject)?.facilityId).values()].map(async (own) => {
    try {
      for (const lease of own) await work(lease);
    } catch (error) {
      failures.push(error);
    }
  }));
  if (failures.length > 0) throw failures[0];
}
