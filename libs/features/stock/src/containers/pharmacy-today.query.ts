import { type Day, type EpochMinute, Zone, dayOf } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ zone: z.string() });

/** Today in the pharmacy: of the zones of its facilities the one where the day began last, so that nothing is called expired a day too soon. A zone that nobody knows is its facility's own finding, and tells no day. */
export async function pharmacyToday(tx: Tx): Promise<Day> {
  const minute = Math.floor((await tx.now()).getTime() / 60_000) as EpochMinute;
  const zones = (await tx.query(Row, 'select distinct zone from facility where tenant_id = $1', [tx.actor.tenantId])).flatMap(({ zone }) => Zone.find(zone) ?? []);
  return Math.min(...(zones.length === 0 ? [Zone.of('UTC')] : zones).map((zone) => dayOf(zone.toLocal(minute)))) as Day;
}
