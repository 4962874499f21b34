import { findingsOfCheck } from '@cyclefill/domain/clinical';
import { type LocalMinute, MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { checkOf } from './clinical-checks.js';
import type { FillSnapshot } from './fill-snapshot.js';
import { findingHasher, readSetAside } from './finding-writer.js';
import type { ResidentContexts } from './resident-contexts.js';

/** How far ahead orders are held against each other outside a window. */
const DAYS_AHEAD = 31;

/** Whether the clinical checks keep an order of a snapshot from being handed out now, and no pharmacist has set aside what they found (R401, R405, R407). */
export async function isClinicallyStopped(tx: Tx, snapshot: FillSnapshot, contexts: ResidentContexts, orderId: string): Promise<boolean> {
  const order = snapshot.orders.find((one) => one.orderId === orderId);
  if (order === undefined) return false;
  const { residentId } = order;
  const own = snapshot.orders.filter((one) => one.residentId === residentId);
  const to = (snapshot.batch.asOf + DAYS_AHEAD * MINUTES_PER_DAY) as LocalMinute;
  const checked = checkOf(snapshot, contexts, residentId, own, to);
  const names = new Map(own.map((one) => [one.orderId, one.rxNumber]));
  const stops = checked === null ? [] : findingsOfCheck(checked.check, (id) => names.get(id) ?? '').filter(({ subject, severity }) => subject === orderId && severity === 'block');
  if (stops.length === 0) return false;
  const [hashOf, setAside] = [findingHasher(snapshot), await readSetAside(tx, snapshot.batch)];
  return stops.some((finding) => !setAside.has(hashOf({ finding, orderId, residentId })));
}
