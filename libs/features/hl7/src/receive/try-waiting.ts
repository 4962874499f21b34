import { Hl7Refusal } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Hl7Partner, readHl7Partner } from '../partner/hl7-partner.js';
import { applyNews } from './apply-news.js';
import { attempt } from './attempt.js';
import { newsOf, storedSender } from './stored-news.js';

export const waitingMessage = z.object({ id: z.string(), raw: z.instanceof(Buffer), sender: storedSender });
/** A message that waits, with MSH-3 and MSH-4. */
export type WaitingMessage = z.output<typeof waitingMessage>;

/** Tries one stored message again, by what its own sender means now. Answers whose it was when it was applied. */
export async function tryAgain(tx: Tx, { id, raw, sender }: WaitingMessage): Promise<{ readonly partner: Hl7Partner; readonly residentId: string | null } | null> {
  const partner = await readHl7Partner(tx, ...sender);
  if (partner === null) return null;
  const outcome = await attempt(tx, () => applyNews(tx, partner, newsOf(partner, raw)));
  if (outcome instanceof Error && !(outcome instanceof Hl7Refusal)) throw outcome;
  const { state, reason, residentId } = outcome instanceof Error ? { state: 'refused', reason: outcome.message, residentId: null } : outcome;
  await tx.execute('update hl7_message set state = $2, reason = $3, resident_id = $4, tried_at = now() where id = $1', [id, state, reason, residentId]);
  return state === 'applied' ? { partner, residentId } : null;
}

const WAITING = `select id, raw, sender from hl7_message where state = 'waiting' and (resident_id = $1 or (resident_id is null and facility_id = $2 and patient_numbers && $3)) order by event_at, received_at, id`;

/** What waited for this resident, known by then or not, in the order of events, as long as anything of it fits. */
export async function tryWaiting(tx: Tx, partner: Hl7Partner, { residentId, numbers }: { readonly residentId: string; readonly numbers: readonly string[] }): Promise<void> {
  for (const message of await tx.query(waitingMessage, WAITING, [residentId, partner.facilityId, numbers])) {
    if ((await tryAgain(tx, message)) !== null) return tryWaiting(tx, partner, { residentId, numbers });
  }
}
