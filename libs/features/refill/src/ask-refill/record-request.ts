import type { RefillAnswer } from '@cyclefill/domain/refill';
import type { Tx } from '@cyclefill/platform/database';
import { RefillRepository, type RefillSource, statusOf } from '../data/refill.repository.js';
import { type AnswerParams, answerParams } from '../data/stored-answer.js';
import type { LoadedFacts } from '../refill-facts/refill-facts.query.js';

/** A request as it was recorded, and what its answer says. */
export interface RecordedRequest {
  readonly id: string;
  readonly params: AnswerParams;
}

/** Records a request with its answer and starts what follows from it; null when another one of the order came first. */
export async function recordRequest(tx: Tx, loaded: LoadedFacts, answer: RefillAnswer, { source, note = '' }: { readonly source: RefillSource; readonly note?: string }): Promise<RecordedRequest | null> {
  const refills = tx.get(RefillRepository);
  const params = { ...answerParams(answer), ...(await refills.renewalFor(loaded, answer)) };
  const id = await refills.add(loaded, source, answer, params);
  if (id === null) return null;
  const status = statusOf(answer);
  await refills.step(id, 'asked', tx.actor.userId, { source, note });
  if (status !== 'asked') await refills.step(id, status, null);
  if (status === 'accepted') await tx.emit('refill.accepted', id);
  await tx.audit({ action: 'refill.ask', subjectKind: 'refill_request', subjectId: id, residentIds: [loaded.order.residentId], detail: { answer: answer.kind, source } });
  return { id, params };
}
