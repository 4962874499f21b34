import { Refusal } from '@cyclefill/contracts';
import { Zone } from '@cyclefill/domain/kernel';
import { changeOrder, discontinueOrder, holdOrder, openIntakeOrder, receiveIntake, resumeOrder, rxNumberSchema, wireMoment } from '@cyclefill/features/order';
import { askRefill } from '@cyclefill/features/refill';
import { Hl7Refusal, type OrderNews, wallClock } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { Hl7Partner } from '../partner/hl7-partner.js';
import { KNOWN } from './applied.js';
import { EVERYTHING } from './everything.js';
import { differencesTo } from './known-order.js';
import { orderContent } from './order-content.js';
import { type OrderTarget, findTarget, linkOrder, rxNumberOf } from './order-target.query.js';

/** What became of one order: our number of it, and what there is to say; `waits` = it is not where it would have to be yet. */
export interface OrderOutcome {
  readonly waits: boolean;
  readonly filler: string;
  readonly says: string;
}

interface RunningOrder extends OrderTarget {
  readonly orderId: string;
  readonly readVersion: number;
  readonly rxNumber: string;
}

const done = (filler: string, says = ''): OrderOutcome => ({ waits: false, filler, says });
const waits = (says: string): OrderOutcome => ({ waits: true, filler: '', says });
const isOpened = (target: OrderTarget): target is RunningOrder => target.orderId !== null && target.readVersion !== null && target.rxNumber !== null;

/** Does what one order of a message asks for. @throws Refusal, InvalidInput, Hl7Refusal: it cannot be done */
export async function applyOrder(tx: Tx, partner: Hl7Partner, order: OrderNews, residentId: string): Promise<OrderOutcome> {
  const sender = JSON.stringify([partner.application, partner.sendingFacility]);
  const target = await findTarget(tx, sender, order, residentId);
  if (order.control === 'NW') return newOrder(tx, partner, order, { residentId, sender, target });
  if (target === null) return waits('no such order of this resident is known');
  if (!isOpened(target)) return waits('its order is not opened yet: it waits for the pharmacist');
  return command(tx, partner, order, target);
}

/** A prescription like any other that comes by wire: checked by the law of its schedule, asked about where it lacks something (R207). */
async function newOrder(tx: Tx, partner: Hl7Partner, order: OrderNews, { residentId, sender, target }: { readonly residentId: string; readonly sender: string; readonly target: OrderTarget | null }): Promise<OrderOutcome> {
  const { content, problem } = orderContent(order, partner, residentId);
  const { facilityId } = partner;
  if (target !== null) {
    const differences = await differencesTo(tx, target, content);
    if (differences.length > 0) throw new Hl7Refusal(205, { id: 'ORC', segment: 0, field: 2 }, `this number is of an order with another ${differences.join(', ')}: change it (XO), or give the new one its own number`);
    await linkOrder(tx, sender, order.placer, { facilityId, residentId, intakeId: null, orderId: target.orderId });
    return done(target.rxNumber ?? '', KNOWN);
  }
  const { intakeId, complete, missing } = await receiveIntake(tx, { facilityId, source: 'electronic', content });
  await linkOrder(tx, sender, order.placer, { facilityId, residentId, intakeId, orderId: null });
  const rxNumber = rxNumberOf(order);
  const toRead = problem === null ? '' : ` (directions: ${problem})`;
  if (!complete) return done('', `asked about: ${missing.map(({ pointer }) => pointer).join(', ')}${toRead}`);
  if (problem !== null || !partner.settings.opensOrders || !rxNumberSchema.safeParse(rxNumber).success) return done('', `it waits for the pharmacist${toRead}`);
  await openIntakeOrder(tx, intakeId, { rxNumber, reason: `HL7 NW ${order.placer}` });
  return done(rxNumber);
}

const CourseRow = z.object({ from: z.string(), to: z.string().nullable(), isHeld: z.boolean(), heldTo: z.array(z.string()), changedAt: z.string().nullable(), stoppedAt: z.string().nullable() });
type Course = z.output<typeof CourseRow>;
const WIRE = `'YYYY-MM-DD"T"HH24:MI'`;

/** What has been done with an order so far, moments as on the wire, and whether it is on hold at one. */
async function readCourse(tx: Tx, orderId: string, at: string): Promise<Course> {
  const [row] = await tx.query(
    CourseRow,
    `select to_char(v.from_at, ${WIRE}) as "from", to_char(v.to_at, ${WIRE}) as "to",
       exists (select from order_hold h where h.order_id = v.order_id and h.superseded_at is null and h.from_at <= $2::timestamp and (h.to_at is null or h.to_at > $2::timestamp)) as "isHeld",
       array(select to_char(h.to_at, ${WIRE}) from order_hold h where h.order_id = v.order_id and h.superseded_at is null and h.to_at is not null) as "heldTo",
       (select to_char(max(c.effective_at), ${WIRE}) from order_version c where c.order_id = v.order_id and c.change_kind = 'change') as "changedAt",
       (select to_char(min(c.effective_at), ${WIRE}) from order_version c where c.order_id = v.order_id and c.change_kind = 'discontinue') as "stoppedAt"
     from order_version v where v.order_id = $1 and v.superseded_at is null`,
    [orderId, at],
  );
  if (row === undefined) throw new Error('an order has no version');
  return row;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string | null): string => (b === null || a < b ? a : b);

async function command(tx: Tx, partner: Hl7Partner, order: OrderNews, target: RunningOrder): Promise<OrderOutcome> {
  const at = wireMoment(wallClock(order.at, Zone.of(partner.zone)));
  const course = await readCourse(tx, target.orderId, at);
  const reason = `HL7 ${order.control} ${order.placer}`.trim();
  const { rxNumber } = target;
  switch (order.control) {
    case 'CA':
    case 'DC': {
      if (course.to !== null && course.to <= at) return done(rxNumber, 'it was stopped');
      await discontinueOrder(tx, EVERYTHING, target, { at: later(at, course.from), reason });
      return done(rxNumber);
    }
    case 'HD': {
      if (course.isHeld) return done(rxNumber, KNOWN);
      await holdOrder(tx, EVERYTHING, target, { from: at, reason });
      return done(rxNumber);
    }
    case 'RL': {
      if (course.heldTo.includes(at)) return done(rxNumber, KNOWN);
      return resumed(tx, target, { at, reason });
    }
    case 'XO': return changed(tx, partner, order, { target, course, at, reason });
    case 'RF': {
      const { answer } = await askRefill(tx, EVERYTHING, { subject: { via: 'message', rxNumber }, earlyReason: null, asOf: null });
      if (answer === 'accepted' || answer === 'in_batch' || answer === 'needs_pharmacist') return done(rxNumber, answer);
      throw new Hl7Refusal(207, { id: 'ORC', segment: 0, field: 1 }, `no refill: ${answer}`);
    }
    default: throw new Hl7Refusal(103, { id: 'ORC', segment: 0, field: 1 }, `${order.control} is not acted on`);
  }
}

/** A release that comes before its hold waits for it. */
async function resumed(tx: Tx, target: RunningOrder, request: { readonly at: string; readonly reason: string }): Promise<OrderOutcome> {
  try {
    await resumeOrder(tx, EVERYTHING, target, request);
    return done(target.rxNumber);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'order.not-held') return waits('it is not on hold then');
    throw error;
  }
}

interface ChangeOf {
  readonly target: RunningOrder;
  readonly course: Course;
  readonly at: string;
  readonly reason: string;
}

/** Another drug is another order. Directions that a person has to read are no change yet; one that is older than what is in force is over. */
async function changed(tx: Tx, partner: Hl7Partner, order: OrderNews, { target, course, at: asked, reason }: ChangeOf): Promise<OrderOutcome> {
  const { content, problem } = orderContent(order, partner, '00000000-0000-0000-0000-000000000000');
  const { ndc11, directions, from, to, prescriber } = content;
  if (ndc11 !== undefined && ndc11 !== target.ndc11) throw new Hl7Refusal(103, { id: 'RXE', segment: 0, field: 2 }, 'another drug is another order: discontinue this one (DC) and send the other as new (NW)');
  if (problem !== null) throw new Hl7Refusal(103, { id: 'TQ1', segment: 0, field: 3 }, `the directions are not read (${problem}): nothing was changed`);
  const at = later(from ?? asked, course.from);
  if (course.changedAt !== null && course.changedAt > at) return done(target.rxNumber, 'a later change was known');
  if (course.changedAt === at) return done(target.rxNumber, KNOWN);
  // A change without an end leaves the end as it was, and none takes a stop back: it may be older than the stop.
  await changeOrder(tx, EVERYTHING, target, { at, reason, ...(to !== undefined && { to: earlier(to, course.stoppedAt) }), ...(directions !== undefined && { directions }), ...(prescriber?.npi !== undefined && { npi: prescriber.npi }) });
  return done(target.rxNumber);
}
