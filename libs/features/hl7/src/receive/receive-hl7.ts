import { createHash } from 'node:crypto';
import { type EpochMinute, Zone } from '@cyclefill/domain/kernel';
import { momentText } from '@cyclefill/features/order';
import { type Hl7Header, Hl7Refusal, headerOf, readEr7, writeAck, writeOrderReply } from '@cyclefill/interop/hl7v2';
import type { Actor, Tx, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type Hl7Partner, readHl7Partner } from '../partner/hl7-partner.js';
import { applyNews, numbersOf } from './apply-news.js';
import { eventMoment, newsOf } from './stored-news.js';
import { tryWaiting } from './try-waiting.js';

/** What was answered, and what became of the message. */
export interface Hl7Answer {
  readonly reply: string;
  readonly state: 'applied' | 'waiting' | 'refused' | 'conflict';
  readonly reason: string;
}

const Stored = z.object({ id: z.string(), digest: z.string(), state: z.enum(['received', 'applied', 'waiting', 'refused']), reason: z.string(), reply: z.string().nullable() });
type Stored = z.output<typeof Stored>;

const NOBODY: Hl7Header = { sendingApplication: '', sendingFacility: '', receivingApplication: '', receivingFacility: '', at: null, type: '', event: '', controlId: '', processing: '', version: '' };
/** Characters of a sender or a control id at most. */
const LONGEST_NAME = 199;
const STORED = `select id, digest, state, reason, reply from hl7_message where tenant_id = $1 and sender = $2 and control_id = $3 and state <> 'conflict'`;

/** What a message is named by, and answered to, can be kept: not too long for an index, and of characters that a text holds. */
const isNameable = (header: Hl7Header): boolean => Object.values(header).every((text) => typeof text !== 'string' || (text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text)));

/** A message as far as its first segment tells, whatever the rest of it holds. */
function headOf(text: string): Hl7Header {
  try {
    const header = headerOf(readEr7(text.split(/[\r\n]/u, 1)[0] ?? ''));
    return isNameable(header) ? header : NOBODY;
  } catch (error) {
    if (error instanceof Hl7Refusal) return NOBODY;
    throw error;
  }
}

const kindOf = ({ type, event }: Hl7Header): string => `${type}^${event}`.replaceAll(/\p{Cc}/gu, '').slice(0, 20);
const senderOf = ({ sendingApplication, sendingFacility }: Hl7Header): string => JSON.stringify([sendingApplication, sendingFacility]);

/**
 * Takes one message: stored first as it came, then acted on, answered once. The same message again gets the stored answer and does nothing; another under its control id is kept as a conflict for a person
 * (faults 17, 18). What does not fit yet waits, and is tried again whenever another message of its resident was applied, so the order of arrival decides nothing.
 */
export class ReceiveHl7 {
  constructor(private readonly uow: UnitOfWork) {}

  async execute(actor: Actor, raw: Uint8Array): Promise<Hl7Answer> {
    const header = headOf(Buffer.from(raw).toString('latin1'));
    const first = await this.uow.run(actor, (tx) => store(tx, header, raw));
    if (first !== null) return first;
    return this.uow.run(actor, (tx) => actOnce(tx, header, raw));
  }
}

/** What was answered already; null = nothing yet, or a refusal: nothing was done then, and what kept it may be mended. */
function answered({ state, reason, reply }: Stored): Hl7Answer | null {
  return reply === null || state === 'received' || state === 'refused' ? null : { reply, state, reason };
}

/** Keeps the message as it came; an answer where it needs no looking at. */
async function store(tx: Tx, header: Hl7Header, raw: Uint8Array): Promise<Hl7Answer | null> {
  const digest = createHash('sha256').update(raw).digest('hex');
  const [known] = header.controlId === '' ? [] : await tx.query(Stored, STORED, [tx.actor.tenantId, senderOf(header), header.controlId]);
  const insert = (state: 'received' | 'conflict', reason: string, reply: string | null): Promise<unknown> => tx.execute(
    'insert into hl7_message (id, tenant_id, sender, control_id, digest, raw, kind, received_at, state, reason, reply) values ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9, $10)',
    [tx.newId(), tx.actor.tenantId, senderOf(header), header.controlId, digest, Buffer.from(raw), kindOf(header), state, reason, reply],
  );
  if (known === undefined) {
    await insert('received', '', null);
    return null;
  }
  if (known.digest === digest) return answered(known);
  const reason = 'another message was sent under this control id';
  const reply = writeAck(header, await stamp(tx), new Hl7Refusal(205, { id: 'MSH', segment: 1, field: 10 }, 'another message was sent under this control id: give each its own'));
  await insert('conflict', reason, reply);
  return { reply, state: 'conflict', reason };
}

/** Two of one message at once: the second finds what the first has answered. */
async function actOnce(tx: Tx, header: Hl7Header, raw: Uint8Array): Promise<Hl7Answer> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['hl7', tx.actor.tenantId, senderOf(header), header.controlId])]);
  const digest = createHash('sha256').update(raw).digest('hex');
  const [stored] = await tx.query(
    Stored, 'select id, digest, state, reason, reply from hl7_message where tenant_id = $1 and sender = $2 and control_id = $3 and digest = $4 and state <> \'conflict\' order by received_at desc limit 1',
    [tx.actor.tenantId, senderOf(header), header.controlId, digest],
  );
  if (stored === undefined) throw new Error('a message was not stored before it was acted on');
  return answered(stored) ?? conclude(tx, stored, header, raw);
}

/** Acts again on a stored message, whatever was answered before. */
export function actAnew(tx: Tx, id: string, raw: Uint8Array): Promise<Hl7Answer> {
  return conclude(tx, { id }, headOf(Buffer.from(raw).toString('latin1')), raw);
}

async function conclude(tx: Tx, { id }: Pick<Stored, 'id'>, header: Hl7Header, raw: Uint8Array): Promise<Hl7Answer> {
  const partner = await readHl7Partner(tx, header.sendingApplication, header.sendingFacility);
  try {
    // What is no message at all is told so, whoever sent it.
    readEr7(Buffer.from(raw).toString('latin1'));
    if (header === NOBODY) throw new Hl7Refusal(102, { id: 'MSH', segment: 1, field: 10 }, `the names and numbers of MSH take at most ${LONGEST_NAME} characters, none of them a control character`);
    const known = knownSender(partner);
    const news = newsOf(known, raw);
    const { state, reason, residentId, answers } = await applyNews(tx, known, news);
    const reply = answers === undefined ? writeAck(header, await stamp(tx), null) : writeOrderReply(header, await stamp(tx), answers);
    const answer: Hl7Answer = { reply, state, reason };
    await settle(tx, id, known, { ...answer, residentId, eventAt: eventMoment(news[0], known), patientNumbers: numbersOf(news) });
    await tx.audit({ action: 'hl7.receive', subjectKind: 'hl7_message', subjectId: id, ...(residentId !== null && { residentIds: [residentId] }), detail: { state, kind: kindOf(header) } });
    if (state === 'applied' && residentId !== null) await tryWaiting(tx, known, { residentId, numbers: numbersOf(news) });
    return answer;
  } catch (error) {
    if (!(error instanceof Hl7Refusal)) throw error;
    const answer: Hl7Answer = { reply: writeAck(header, await stamp(tx), error), state: 'refused', reason: error.message };
    await settle(tx, id, partner, { ...answer, residentId: null, eventAt: null, patientNumbers: [] });
    return answer;
  }
}

function knownSender(partner: Hl7Partner | null): Hl7Partner {
  if (partner === null) throw new Hl7Refusal(103, { id: 'MSH', segment: 1, field: 3 }, 'this sending application and facility are not known: `hl7-partner set` makes them known');
  return partner;
}

type Settled = Hl7Answer & { readonly residentId: string | null; readonly eventAt: string | null; readonly patientNumbers: readonly string[] };

async function settle(tx: Tx, id: string, partner: Hl7Partner | null, { state, reason, reply, residentId, eventAt, patientNumbers }: Settled): Promise<void> {
  await tx.execute(
    'update hl7_message set state = $2, reason = $3, reply = $4, resident_id = $5, event_at = $6, facility_id = $7, patient_numbers = $8, tried_at = now() where id = $1',
    [id, state, reason, reply, residentId, eventAt, partner?.facilityId ?? null, patientNumbers],
  );
}

/** Number and time of an answer, in UTC with its offset. */
async function stamp(tx: Tx): Promise<{ readonly controlId: string; readonly at: string }> {
  const now = Zone.of('UTC').toLocal(Math.floor((await tx.now()).getTime() / 60_000) as EpochMinute);
  return { controlId: tx.newId().replaceAll('-', '').slice(0, 20), at: `${momentText(now).replaceAll(/\D/gu, '').padEnd(14, '0')}+0000` };
}
