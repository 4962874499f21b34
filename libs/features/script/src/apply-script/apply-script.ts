import { type AccessScope, InvalidInput, Refusal, type RefusalCode } from '@cyclefill/contracts';
import type { JsonValue } from '@cyclefill/domain/kernel';
import type { ScriptEvent } from '@cyclefill/interop/script';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { APPLIED_KINDS, type AppliedEvent, applyEvent } from './apply-event.js';
import { type ScriptAnswer, type ScriptVerdict, denied } from './script-answer.js';

/** Somebody else was faster: nothing is kept, and the same message succeeds when it is sent again. */
const TRY_AGAIN: ReadonlySet<RefusalCode> = new Set(['row.stale', 'refill.step-not-allowed']);

/**
 * Takes one event of the prescribing dialogue and answers it. What it asks for, its answer and its message id are kept in one transaction: the
 * same message again does nothing and is answered as before; another under the same id is denied.
 */
@Injectable()
export class ApplyScript {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal those of {@link TRY_AGAIN} */
  async execute(actor: Actor, scope: AccessScope, event: ScriptEvent): Promise<ScriptAnswer> {
    const unkept = (verdict: ScriptVerdict): Promise<ScriptAnswer> => this.uow.run(actor, (tx) => answerOf(tx, event, verdict));
    if (!isApplied(event)) return unkept(denied('kind.not-handled', [{ about: 'kind', says: `${event.kind} is not acted on; what is: ${APPLIED_KINDS.join(', ')}` }]));
    const request = { operation: 'script.apply', key: JSON.stringify([event.from, event.messageId]), body: JSON.parse(JSON.stringify(event)) as JsonValue };
    try {
      return await this.uow.run(actor, (tx) => once(tx, request, async () => conclude(tx, event, await applyEvent(tx, scope, event))));
    } catch (error) {
      const verdict = verdictOf(error);
      if (verdict === null) throw error;
      if (verdict.reason === 'request.key-reused') return unkept(verdict);
      // What was begun is rolled back; that it was denied is kept by itself.
      return this.uow.run(actor, (tx) => once(tx, request, () => conclude(tx, event, verdict)));
    }
  }
}

const isApplied = (event: ScriptEvent): event is AppliedEvent => (APPLIED_KINDS as readonly string[]).includes(event.kind);

/** The denial that an error means; null = it is none, and goes on. */
function verdictOf(error: unknown): ScriptVerdict | null {
  if (error instanceof InvalidInput) return denied(error.code, error.problems.map(({ pointer, rule }) => ({ about: pointer.replace(/^\/content/u, '/prescription'), says: rule })));
  if (!(error instanceof Refusal) || TRY_AGAIN.has(error.code)) return null;
  return denied(error.code);
}

async function conclude(tx: Tx, event: AppliedEvent, verdict: ScriptVerdict): Promise<ScriptAnswer> {
  const answer = await answerOf(tx, event, verdict);
  await tx.audit({
    action: 'script.apply', subjectKind: 'script_message', subjectId: answer.messageId, outcome: verdict.outcome === 'denied' ? 'refused' : 'done', detail: { kind: event.kind, outcome: verdict.outcome, reason: verdict.reason },
  });
  return answer;
}

async function answerOf(tx: Tx, { kind, messageId, from, to }: ScriptEvent, { outcome, reason, details }: ScriptVerdict): Promise<ScriptAnswer> {
  const head = { messageId: tx.newId(), sentAt: (await tx.now()).toISOString(), from: to, to: from, relatesTo: messageId };
  return kind === 'cancelRx' ? { kind: 'cancelRxResponse', ...head, outcome, reason } : { kind: 'status', ...head, outcome, reason, details };
}
