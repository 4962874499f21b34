import { type AccessScope, Refusal, inScope } from '@cyclefill/contracts';
import { type EarlyReason, type RefillAnswerKind, type RefillStatus, answerRefill } from '@cyclefill/domain/refill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { RefillRepository, type RequestRow, statusOf } from '../data/refill.repository.js';
import type { AnswerParams } from '../data/stored-answer.js';
import { type LoadedFacts, loadRefillFacts } from '../refill-facts/refill-facts.query.js';
import { type RefillSubject, findOrder } from './find-order.query.js';
import { recordRequest } from './record-request.js';

/** A facility asks for a refill. */
export interface RefillAsk {
  readonly subject: RefillSubject;
  readonly earlyReason: EarlyReason | null;
  /** null = the database's clock. */
  readonly asOf: Date | null;
}

/** What is said at once (R130). Without a request the answer is `unknown`. */
export interface RefillReply {
  readonly requestId: string | null;
  readonly residentId: string | null;
  /** The order was asked for before and is under way: this is the answer it got then. */
  readonly attached: boolean;
  readonly status: RefillStatus | null;
  readonly askedAt: Date | null;
  readonly answer: RefillAnswerKind;
  readonly params: AnswerParams;
}

const UNKNOWN: RefillReply = { requestId: null, residentId: null, attached: false, status: null, askedAt: null, answer: 'unknown', params: {} };

/** Takes a request and answers it at once; a second one for the same order attaches to the first while it is under way. */
@Injectable()
export class AskRefill {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal order.not-found for an order named outside the scope; a code outside it is as unknown as any other. */
  execute(actor: Actor, scope: AccessScope, ask: RefillAsk): Promise<RefillReply> {
    return this.uow.run(actor, (tx) => askRefill(tx, scope, ask));
  }
}

/** {@link AskRefill} as a part of another act. @throws Refusal as there */
export async function askRefill(tx: Tx, scope: AccessScope, ask: RefillAsk): Promise<RefillReply> {
  const orderId = await findOrder(tx, scope, ask.subject);
  const loaded = orderId === null ? null : await loadRefillFacts(tx, { orderId, asOf: ask.asOf, earlyReason: ask.earlyReason, byPharmacist: false });
  if (loaded === null || !inScope(scope, loaded.facilityId, loaded.wingId)) {
    if (ask.subject.via === 'scan') return UNKNOWN;
    throw new Refusal('order.not-found');
  }
  const refills = tx.get(RefillRepository);
  await refills.endForsaken(loaded.order.orderId);
  const before = await refills.open(loaded.order.orderId);
  if (before !== null) return attach(tx, before, ask);
  const made = await answer(tx, loaded, ask);
  if (made !== null) return made;
  const first = await refills.open(loaded.order.orderId);
  // Whoever came first has closed it again in this instant: then the caller asks anew.
  if (first === null) throw new Refusal('refill.step-not-allowed');
  return attach(tx, first, ask);
}

async function answer(tx: Tx, loaded: LoadedFacts, ask: RefillAsk): Promise<RefillReply | null> {
  const said = answerRefill(loaded.facts, loaded.pack);
  const made = await recordRequest(tx, loaded, said, { source: ask.subject.via });
  if (made === null) return null;
  return { requestId: made.id, residentId: loaded.order.residentId, attached: false, status: statusOf(said), askedAt: loaded.asOf, answer: said.kind, params: made.params };
}

async function attach(tx: Tx, open: RequestRow, ask: RefillAsk): Promise<RefillReply> {
  await tx.get(RefillRepository).step(open.id, 'asked_again', tx.actor.userId, { source: ask.subject.via });
  await tx.audit({ action: 'refill.ask', subjectKind: 'refill_request', subjectId: open.id, residentIds: [open.resident_id], detail: { answer: open.answer, source: ask.subject.via, attached: true } });
  return {
    requestId: open.id, residentId: open.resident_id, attached: true, status: open.status, askedAt: open.asked_at, answer: open.answer as RefillAnswerKind, params: open.answer_params,
  };
}
