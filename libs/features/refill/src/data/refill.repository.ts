import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import type { RefillAnswer, RefillStatus } from '@cyclefill/domain/refill';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { LoadedFacts } from '../refill-facts/refill-facts.query.js';
import { RenewalRepository } from './renewal.repository.js';
import { type AnswerParams, answerParams, answerParamsSchema } from './stored-answer.js';

export const REFILL_SOURCES = ['scan', 'click', 'message'] as const;
export type RefillSource = (typeof REFILL_SOURCES)[number];
type StepKind = RefillStatus | 'asked_again';

const RequestRow = z.object({
  id: z.string(), facility_id: z.string(), wing_id: z.string().nullable(), resident_id: z.string(), order_id: z.string(),
  status: z.enum(['asked', 'accepted', 'refused', 'in_batch', 'filled', 'sent', 'received']), answer: z.string(), answer_params: answerParamsSchema,
  early_reason: z.enum(['admission', 'leaving_facility', 'dose_increase', 'lost_dose', 'contaminated_dose', 'leave_of_absence', 'ekit_remainder']).nullable(),
  by_pharmacist: z.boolean(), delivery_on: z.string().nullable(), asked_at: z.date(),
});
export type RequestRow = z.infer<typeof RequestRow>;
const IdRow = z.object({ id: z.string() });
const EndedRow = z.object({ id: z.string(), note: z.string() });

const COLUMNS = `id, facility_id, wing_id, resident_id, order_id, status, answer, answer_params, early_reason, by_pharmacist, delivery_on::text as delivery_on, asked_at`;

/** A request `r` that waits for a batch `b` which no longer brings it: cancelled, built anew, or rebuilt without the order's line. */
export const FORSAKEN = `r.status = 'in_batch' and (not b.is_current
  or not exists (select from fill_line l where l.batch_id = b.id and l.order_id = r.order_id and l.is_current and l.dispensed_milli > 0))`;
/** What a person reads of it. */
export const FORSAKEN_NOTE = `case when b.is_current then 'the batch that was to bring it was rebuilt without it' else 'the batch that was to bring it is out of use' end`;

/** The status that an answer puts a request in. */
export function statusOf(answer: RefillAnswer): RefillStatus {
  switch (answer.kind) {
    case 'accepted':
      return 'accepted';
    case 'in_batch':
      return 'in_batch';
    case 'needs_pharmacist':
      return 'asked';
    default:
      return 'refused';
  }
}

/** Refill requests, their steps, and the renewals they lead to. */
export class RefillRepository {
  constructor(private readonly tx: Tx) {}

  /** The request of an order that is under way. */
  async open(orderId: string): Promise<RequestRow | null> {
    const [row] = await this.tx.query(RequestRow, `select ${COLUMNS} from refill_request where order_id = $1 and status not in ('refused', 'received')`, [orderId]);
    return row ?? null;
  }

  /** Ends the request of an order that waits for a batch which no longer brings it: the order may be asked for again. */
  async endForsaken(orderId: string): Promise<void> {
    const ended = await this.tx.query(
      EndedRow,
      `update refill_request r set status = 'refused', row_version = r.row_version + 1 from fill_batch b
       where b.id = r.batch_id and r.order_id = $1 and ${FORSAKEN} returning r.id, ${FORSAKEN_NOTE} as note`,
      [orderId],
    );
    for (const { id, note } of ended) await this.step(id, 'refused', null, { note });
  }

  /** A request for a resident of the scope, locked until the transaction ends. */
  async locked(scope: AccessScope, id: string): Promise<RequestRow | null> {
    const [row] = await this.tx.query(
      RequestRow, `select ${COLUMNS} from refill_request r where id = $3 and ${residentInScope({ facility: 'r.facility_id', resident: 'r.resident_id' })} for update`, [...scopeArrays(scope), id],
    );
    return row ?? null;
  }

  /** Records a new request with its answer; null when another one of the order came first. */
  async add(loaded: LoadedFacts, source: RefillSource, answer: RefillAnswer, params: AnswerParams): Promise<string | null> {
    const { order, facts } = loaded;
    const [row] = await this.tx.query(
      IdRow,
      `insert into refill_request (id, tenant_id, facility_id, wing_id, resident_id, order_id, source, status, answer, answer_params, early_reason, delivery_on, batch_id, asked_at, asked_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (order_id) where status not in ('refused', 'received') do nothing returning id`,
      [
        this.tx.newId(), this.tx.actor.tenantId, loaded.facilityId, loaded.wingId, order.residentId, order.orderId, source, statusOf(answer), answer.kind, JSON.stringify(params),
        facts.earlyReason, params.deliveryOn ?? null, params.batchId ?? null, loaded.asOf, this.tx.actor.userId,
      ],
    );
    return row?.id ?? null;
  }

  /** One step of a request: who, when. What a rule decides is nobody's step. */
  async step(refillId: string, status: StepKind, by: string | null, { source = '', note = '' }: { source?: string; note?: string } = {}): Promise<void> {
    await this.tx.execute(`insert into refill_step (id, tenant_id, refill_id, status, source, note, by_user) values ($1, $2, $3, $4, $5, $6, $7)`, [
      this.tx.newId(), this.tx.actor.tenantId, refillId, status, source, note, by,
    ]);
  }

  /** Moves a request on. */
  async move(refillId: string, status: RefillStatus): Promise<void> {
    await this.tx.execute('update refill_request set status = $2, row_version = row_version + 1 where id = $1', [refillId, status]);
  }

  /** Gives a request another answer, and the status that follows from it. */
  async answerAnew(refillId: string, answer: RefillAnswer, byPharmacist: boolean, extra: AnswerParams = {}): Promise<void> {
    const params = { ...answerParams(answer), ...extra };
    await this.tx.execute(
      `update refill_request set status = $2, answer = $3, answer_params = $4, by_pharmacist = $5, delivery_on = $6, batch_id = $7, row_version = row_version + 1 where id = $1`,
      [refillId, statusOf(answer), answer.kind, JSON.stringify(params), byPharmacist, params.deliveryOn ?? null, params.batchId ?? null],
    );
  }

  /** What an answer says of a renewal: where no refill is left the prescriber is asked, unless that is under way (R113, R118). */
  async renewalFor({ order, facilityId, wingId, asOf }: LoadedFacts, answer: RefillAnswer): Promise<AnswerParams> {
    if (answer.kind !== 'no_refills') return {};
    const askedAt = await this.tx.get(RenewalRepository).ask({
      facilityId, wingId, residentId: order.residentId, orderId: order.orderId, rule: answer.rule, reason: 'no_refills', neededOn: null, windowFrom: null, askedAt: asOf,
    });
    return { renewalAskedAt: (askedAt ?? asOf).toISOString() };
  }
}
