import { Hl7Refusal, readEr7, textAt } from '@cyclefill/interop/hl7v2';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask, putOffTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Hl7Partner, readHl7Partner } from '../partner/hl7-partner.js';
import { MllpSilent, sendMllp } from './mllp-client.js';
import { type HeldHl7Out, Hl7OutboxRepository } from './outbox.repository.js';

const ANSWER_MS = 30_000;
const [LONGEST_WAIT, A_DAY] = [300, 86_400];
const Receiver = z.tuple([z.string(), z.string()]);

/** What the other end said. */
type Answer = { readonly state: 'delivered' | 'refused'; readonly reason: string };

/** AA or CA of our message is delivered; what says no says why. Anything else is no answer to it. @throws MllpSilent */
function readAnswer(text: string, controlId: string): Answer {
  let msa;
  let err;
  try {
    const { segments } = readEr7(text);
    [msa, err] = [segments.find(({ id }) => id === 'MSA'), segments.find(({ id }) => id === 'ERR')];
  } catch (error) {
    if (error instanceof Hl7Refusal) throw Object.assign(new MllpSilent('the answer cannot be read'), { cause: error });
    throw error;
  }
  if (textAt(msa, 2) !== controlId) throw new MllpSilent('the answer is to another message');
  const code = textAt(msa, 1);
  if (code === 'AA' || code === 'CA') return { state: 'delivered', reason: '' };
  if (!['AE', 'AR', 'CE', 'CR'].includes(code)) throw new MllpSilent('the answer is none of HL7');
  return { state: 'refused', reason: [code, textAt(msa, 3), textAt(err, 8)].filter((part) => part !== '').join(': ').replaceAll(/\p{Cc}/gu, ' ').slice(0, 500) };
}

/**
 * Sends one message, those of a resident in the order written. Under the same control id however often: who has it already drops it. While nobody
 * answers it is tried again, later and later, for a day.
 */
@Injectable()
export class SendHl7Processor extends TaskProcessor {
  readonly kind = 'hl7-out.written';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  async run(lease: TaskLease): Promise<void> {
    const actor = systemActor(lease.tenantId);
    const turn = await this.uow.run(actor, (tx) => takeTurn(tx, lease));
    if (turn === null) return;
    const { message, partner } = turn;
    const out = partner?.settings.out ?? null;
    const answer = partner === null || out === null ? new MllpSilent('its receiver wants no messages any more: `hl7-partner set` says where') : await heard(message, out, bytesIn(partner.settings.encoding, message.message));
    await this.uow.run(actor, (tx) => conclude(tx, lease, message, answer));
  }

  async giveUp(tx: Tx, subject: string, errorCode: string): Promise<void> {
    const outbox = tx.get(Hl7OutboxRepository);
    if ((await outbox.hold(subject))?.state === 'waiting') await outbox.settle(subject, 'failed', errorCode);
  }
}

type Out = Parameters<typeof sendMllp>[0];

/** The message whose turn it is and where it goes; null = it is settled, or waits for an older one. */
async function takeTurn(tx: Tx, lease: TaskLease): Promise<{ readonly message: HeldHl7Out; readonly partner: Hl7Partner | null } | null> {
  const message = await tx.get(Hl7OutboxRepository).hold(lease.subject);
  if (message?.state === 'waiting' && message.isNext) {
    return { message, partner: await readHl7Partner(tx, ...Receiver.parse(JSON.parse(message.receiver))) };
  }
  if (message?.state === 'waiting') await putOffTask(tx, lease, secondsUntilNextTry(message.tries));
  else await completeTask(tx, lease);
  return null;
}

/** Seconds until it is tried again after so many times. */
const secondsUntilNextTry = (tries: number): number => Math.min(LONGEST_WAIT, 2 ** Math.min(tries + 1, 9));

/** A message in the encoding of its receiver; what that has no sign for is a question mark. */
const bytesIn = (encoding: Hl7Partner['settings']['encoding'], message: string): Uint8Array => (encoding === 'utf-8' ? Buffer.from(message) : Buffer.from(message.replaceAll(/[^\p{ASCII}\u0080-\u00ff]/gu, '?'), 'latin1'));

async function heard({ controlId }: HeldHl7Out, out: Out, bytes: Uint8Array): Promise<Answer | MllpSilent> {
  try {
    return readAnswer(await sendMllp(out, bytes, ANSWER_MS), controlId);
  } catch (error) {
    if (error instanceof MllpSilent) return error;
    throw error;
  }
}

async function conclude(tx: Tx, lease: TaskLease, { id }: HeldHl7Out, answer: Answer | MllpSilent): Promise<void> {
  const outbox = tx.get(Hl7OutboxRepository);
  const now = await outbox.hold(id);
  if (now === null || now.state !== 'waiting') return completeTask(tx, lease);
  if (answer instanceof MllpSilent) {
    if (now.ageSeconds < A_DAY) {
      await outbox.missed(id, answer.message);
      return putOffTask(tx, lease, secondsUntilNextTry(now.tries));
    }
    await outbox.settle(id, 'failed', answer.message);
  } else {
    await outbox.settle(id, answer.state, answer.reason);
  }
  return completeTask(tx, lease);
}
