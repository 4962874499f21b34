import { type PageQuery, Refusal, instantSchema } from '@cyclefill/contracts';
import { canonicalJson } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { RecordedReading } from '../intake/intake.repository.js';
import type { PrescriptionContent } from '../intake/prescription-content.js';

export const CLARIFICATION_STATES = ['open', 'sent', 'answered', 'cancelled'] as const;
export type ClarificationState = (typeof CLARIFICATION_STATES)[number];

/** One thing that is asked. */
export const questionSchema = z.object({ pointer: z.string(), rule: z.string(), question: z.string() }).meta({ id: 'ClarificationQuestion' });

/** What is asked of a prescriber about an intake, and how far that is. */
export const clarificationSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), intakeId: z.uuid(), residentId: z.uuid().nullable(), addressee: z.string(), addresseeNpi: z.string(), questions: z.array(questionSchema),
  status: z.enum(CLARIFICATION_STATES), answer: z.string(), version: z.int(), recordedAt: instantSchema, statusAt: instantSchema,
}).meta({ id: 'Clarification' });
export type Clarification = z.output<typeof clarificationSchema>;

export interface ClarificationFilter extends PageQuery {
  readonly status?: ClarificationState | undefined;
  readonly facilityId?: string | undefined;
}

const SELECT = `
  select c.id, c.facility_id as "facilityId", c.intake_id as "intakeId", c.resident_id as "residentId", c.addressee, c.addressee_npi as "addresseeNpi", c.questions, c.status, c.answer,
    c.row_version as version, c.recorded_at as "recordedAt", c.status_at as "statusAt" from clarification c`;

/** Clarifications as rows: what was asked stays as it was asked, its status moves on. */
export class ClarificationRepository {
  constructor(private readonly tx: Tx) {}

  /** Newest first, one more than the limit. */
  list({ status, facilityId, cursor, limit }: ClarificationFilter): Promise<Clarification[]> {
    return this.tx.query(clarificationSchema, `${SELECT} where ($1::text is null or c.status = $1) and ($2::uuid is null or c.facility_id = $2) and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`, [
      status ?? null, facilityId ?? null, cursor ?? null, limit + 1,
    ]);
  }

  /** @throws Refusal `clarification.not-found` */
  async one(id: string): Promise<Clarification> {
    const [row] = await this.tx.query(clarificationSchema, `${SELECT} where c.id = $1`, [id]);
    if (row === undefined) throw new Refusal('clarification.not-found');
    return row;
  }

  /** The clarification of an intake that still waits for an answer. */
  async waiting(intakeId: string): Promise<Clarification | null> {
    const [row] = await this.tx.query(clarificationSchema, `${SELECT} where c.intake_id = $1 and c.status in ('open', 'sent')`, [intakeId]);
    return row ?? null;
  }

  /** Moves the status on, if it is still the version that was read. @throws Refusal `row.stale` */
  async move(id: string, readVersion: number, status: ClarificationState, answer: string): Promise<void> {
    const touched = await this.tx.execute(
      'update clarification set status = $3, answer = $4, status_at = now(), status_by = $5, row_version = row_version + 1 where id = $1 and row_version = $2',
      [id, readVersion, status, answer, this.tx.actor.userId],
    );
    if (touched === 0) throw new Refusal('row.stale');
  }

  /**
   * What a new reading makes of the questions: none left withdraws those that wait, other ones replace them, the same ones
   * stay as they are. Returns the clarification that waits now.
   */
  async ask(intakeId: string, facilityId: string, { gaps, readingId, residentId }: RecordedReading, content: PrescriptionContent): Promise<string | null> {
    const before = await this.waiting(intakeId);
    if (before !== null && canonicalJson(before.questions) === canonicalJson(gaps.map((gap) => ({ ...gap })))) return before.id;
    if (before !== null) await this.move(before.id, before.version, 'cancelled', '');
    if (gaps.length === 0) return null;
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into clarification (id, tenant_id, facility_id, intake_id, reading_id, resident_id, addressee, addressee_npi, questions, recorded_at, recorded_by, status_at, status_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10, now(), $10)`,
      [id, this.tx.actor.tenantId, facilityId, intakeId, readingId, residentId, content.prescriber?.name ?? '', content.prescriber?.npi ?? '', JSON.stringify(gaps), this.tx.actor.userId],
    );
    return id;
  }
}
