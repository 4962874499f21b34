import { findingsOfCheck } from '@cyclefill/domain/clinical';
import { type LocalMinute, MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { checkOf } from './clinical-checks.js';
import type { FillSnapshot } from './fill-snapshot.js';
import { findingHasher, readSetAside } from './finding-writer.js';
import type { ResidentContexts } from './resident-contexts.js';

/** How far ahead orders are held against each other outside a window. */
const DAYS_AHEAD = 31;

/** The orders of a resident that the clinical checks keep from being handed out now, where no pharmacist has set aside what they found (R401, R405, R407). */
export async function readClinicalStops(tx: Tx, snapshot: FillSnapshot, contexts: ResidentContexts, residentId: string): Promise<ReadonlySet<string>> {
  const own = snapshot.orders.filter((order) => order.residentId === residentId);
  const to = (snapshot.batch.asOf + DAYS_AHEAD * MINUTES_PER_DAY) as LocalMinute;
  const checked = checkOf(snapshot, contexts, residentId, own, to);
  const names = new Map(own.map(({ orderId, rxNumber }) => [orderId, rxNumber]));
  const stops = checked === null ? [] : findingsOfCheck(checked.check, (id) => names.get(id) ?? '').filter(({ severity }) => severity === 'block');
  if (stops.length === 0) return new Set();
  const [hashOf, setAside] = [findingHasher(snapshot), await readSetAside(tx, snapshot.batch)];
  return new Set(stops.flatMap((finding) => (setAside.has(hashOf({ finding, orderId: finding.subject, residentId })) ? [] : [finding.subject])));
}
