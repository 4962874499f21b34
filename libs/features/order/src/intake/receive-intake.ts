import { Refusal } from '@cyclefill/contracts';
import { INTAKE_SOURCES, type IntakeSource } from '@cyclefill/domain/orders';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ClarificationRepository, questionSchema } from '../clarification/clarification.repository.js';
import { checkContent, openFrom } from '../open-order/open-order.js';
import type { OpenedOrder, OrderOpening } from '../open-order/write-order.js';
import { INTAKE_MEDIA, LARGEST_DOCUMENT, mediaTypeOf } from './document-type.js';
import { type CurrentIntake, IntakeRepository } from './intake.repository.js';
import { type PrescriptionContent, prescriptionContentSchema } from './prescription-content.js';

/** How an intake stands after it was read. */
export const intakeAnswerSchema = z.object({
  intakeId: z.uuid(), version: z.int(), complete: z.boolean(), missing: z.array(questionSchema), clarificationId: z.uuid().nullable().describe('what has to be asked of the prescriber'),
}).meta({ id: 'IntakeAnswer' });
export type IntakeAnswer = z.output<typeof intakeAnswerSchema>;

export const receiveIntakeSchema = z.strictObject({ facilityId: z.uuid(), source: z.enum(INTAKE_SOURCES), content: prescriptionContentSchema }).meta({ id: 'ReceiveIntake' });
export type ReceiveIntakeRequest = z.output<typeof receiveIntakeSchema>;

export const storedDocumentSchema = z.object({ sha256: z.string(), mediaType: z.enum(INTAKE_MEDIA), bytes: z.int(), intake: intakeAnswerSchema }).meta({ id: 'IntakeDocument' });
export type StoredIntakeDocument = z.output<typeof storedDocumentSchema>;

const Facility = z.object({ id: z.string() });

/** Prescriptions as they arrive: recorded, checked by the law of their schedule, asked about, and made orders when nothing lacks (R207). */
@Injectable()
export class ReceiveIntake {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentStorage) private readonly storage: DocumentStorage) {}

  /** @throws InvalidInput what cannot be; Refusal `facility.not-found` */
  async execute(actor: Actor, key: string, request: ReceiveIntakeRequest): Promise<IntakeAnswer> {
    const { facilityId, source, content } = request;
    const body = { facilityId, source, content: JSON.parse(JSON.stringify(content)) as Record<string, string> };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'intake.receive', key, body }, () => receiveIntake(tx, request)));
  }

  /** Reads an intake again, such as after an answer. @throws InvalidInput; Refusal `intake.not-found`, `row.stale`, `intake.has-order` */
  async readAgain(actor: Actor, intakeId: string, readVersion: number, content: PrescriptionContent): Promise<IntakeAnswer> {
    checkContent(content);
    return this.uow.run(actor, async (tx) => {
      const intake = await openIntake(tx, intakeId);
      if (intake.version !== readVersion) throw new Refusal('row.stale');
      return read(tx, intakeId, intake, content, 'intake.read-again');
    });
  }

  /** Stores the paper beside the intake, and checks again what it lacked. @throws Refusal `body.…`, `intake.not-found`, `intake.has-order` */
  async attach(actor: Actor, intakeId: string, content: Uint8Array): Promise<StoredIntakeDocument> {
    const mediaType = mediaTypeOf(content);
    if (content.length > LARGEST_DOCUMENT) throw new Refusal('body.too-large');
    if (mediaType === null) throw new Refusal('body.wrong-media');
    await this.uow.run(actor, (tx) => openIntake(tx, intakeId));
    // Before the row that names it: a file that nothing names is harmless, a name without its file is not.
    const { sha256, bytes } = await this.storage.put(content);
    return this.uow.run(actor, async (tx) => {
      const intake = await openIntake(tx, intakeId);
      await tx.execute(
        `insert into intake_document (id, tenant_id, facility_id, intake_id, sha256, media_type, bytes, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)
         on conflict (intake_id, sha256) do nothing`,
        [tx.newId(), actor.tenantId, intake.facilityId, intakeId, sha256, mediaType, bytes, actor.userId],
      );
      const answer = await read(tx, intakeId, { ...intake, documentOnFile: true }, intake.content, 'intake.attach');
      return { sha256, mediaType, bytes, intake: answer };
    });
  }

  /** Makes the order of an intake that lacks nothing. @throws Refusal `intake.not-found`, `intake.incomplete`, `intake.has-order`, `order.rx-taken` */
  openOrder(actor: Actor, intakeId: string, key: string, request: OrderOpening): Promise<OpenedOrder> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'intake.order', key, body: { intakeId, rxNumber: request.rxNumber, reason: request.reason } }, () => openIntakeOrder(tx, intakeId, request)));
  }
}

/** {@link ReceiveIntake.openOrder} as a part of another act. @throws Refusal as there */
export async function openIntakeOrder(tx: Tx, intakeId: string, request: OrderOpening): Promise<OpenedOrder> {
  const intake = await openIntake(tx, intakeId);
  // Read again: what was complete then may not be now, such as the date or the prescriber.
  const reading = await tx.get(IntakeRepository).record(intakeId, intake, intake.content, intake.version);
  return openFrom(tx, { ...request, facilityId: intake.facilityId, intakeId }, reading, () => new Refusal('intake.incomplete'));
}

/** {@link ReceiveIntake} as a part of another act. @throws InvalidInput; Refusal as there */
export async function receiveIntake(tx: Tx, { facilityId, source, content }: ReceiveIntakeRequest): Promise<IntakeAnswer> {
  checkContent(content);
  const [facility] = await tx.query(Facility, 'select id from facility where id = $1', [facilityId]);
  if (facility === undefined) throw new Refusal('facility.not-found');
  const intakeId = await tx.get(IntakeRepository).open(facilityId, source);
  return read(tx, intakeId, { facilityId, source, documentOnFile: false, version: 0 }, content, 'intake.receive');
}

/** An intake that has become no order yet, locked. */
async function openIntake(tx: Tx, intakeId: string): Promise<CurrentIntake> {
  const intake = await tx.get(IntakeRepository).lock(intakeId);
  if (intake.hasOrder) throw new Refusal('intake.has-order');
  return intake;
}

async function read(
  tx: Tx, intakeId: string, arrival: { readonly facilityId: string; readonly source: IntakeSource; readonly documentOnFile: boolean; readonly version: number }, content: PrescriptionContent, action: string,
): Promise<IntakeAnswer> {
  const reading = await tx.get(IntakeRepository).record(intakeId, arrival, content, arrival.version);
  const clarificationId = await tx.get(ClarificationRepository).ask(intakeId, arrival.facilityId, reading, content);
  await tx.audit({
    action, subjectKind: 'intake', subjectId: intakeId, residentIds: reading.residentId === null ? [] : [reading.residentId], detail: { version: reading.version, missing: reading.gaps.length },
  });
  return { intakeId, version: reading.version, complete: reading.gaps.length === 0, missing: reading.gaps.map((gap) => ({ ...gap })), clarificationId };
}
