import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import type { IntakeSource } from '@cyclefill/domain/orders';
import { checkEnteredOrder } from '@cyclefill/features/clinical';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { InputReading } from '../data/read-input.js';
import { findResident } from '../data/resident-scope.query.js';
import { IntakeRepository, type RecordedReading } from '../intake/intake.repository.js';
import type { PrescriptionContent } from '../intake/prescription-content.js';
import { type OpenedOrder, type OrderOpening, openedOrder, writeOrder } from './write-order.js';
import { authorised } from './write-prescription.js';

/** Who asks, what for, and what he or she calls the request. */
export interface OpenOrderRequest extends OrderOpening {
  readonly source: IntakeSource;
  readonly content: PrescriptionContent & { readonly residentId: string };
}

/** A prescription that is complete at once becomes an order; the intake and its reading are recorded with it (R207). */
@Injectable()
export class OpenOrder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput what is missing or cannot be; Refusal `resident.not-found`, `order.rx-taken` */
  execute(actor: Actor, scope: AccessScope, key: string, request: OpenOrderRequest): Promise<OpenedOrder> {
    const { rxNumber, reason, source, content } = request;
    const body = { rxNumber, reason, source, content: JSON.parse(JSON.stringify(content)) };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'order.open', key, body }, () => openOrder(tx, scope, request)));
  }
}

/** {@link OpenOrder} as a part of another act. @throws InvalidInput; Refusal as there */
export async function openOrder(tx: Tx, scope: AccessScope, { rxNumber, reason, source, content }: OpenOrderRequest): Promise<OpenedOrder> {
  checkContent(content);
  const { facilityId } = await knownResident(tx, scope, content.residentId);
  const intakes = tx.get(IntakeRepository);
  const intakeId = await intakes.open(facilityId, source);
  const reading = await intakes.record(intakeId, { facilityId, source, documentOnFile: false }, content, 0);
  if (reading.problem !== null) throw new InvalidInput([{ ...reading.problem, pointer: `/content${reading.problem.pointer}` }]);
  return openFrom(tx, { facilityId, intakeId, rxNumber, reason }, reading, (gaps) => new InvalidInput(gaps));
}

/** What no prescriber is asked about because it cannot be: an end before the beginning, a day that does not exist, no dose at all. */
export function checkContent(content: PrescriptionContent): void {
  const input = new InputReading();
  const from = content.from === undefined ? null : input.moment('/content/from', content.from);
  const to = content.to === undefined ? null : input.moment('/content/to', content.to);
  if (from !== null) input.after('/content/to', from, to);
  if (content.writtenOn !== undefined) input.day('/content/writtenOn', content.writtenOn);
  if (content.earliestFillOn !== undefined) input.day('/content/earliestFillOn', content.earliestFillOn);
  if (content.quantity !== undefined) {
    const quantity = input.amount('/content/quantity', content.quantity);
    if ((content.refills ?? 0) > 0) input.atMost('/content/quantity', authorised(quantity, content.refills ?? 0));
  }
  if (content.directions?.dose !== undefined) input.amount('/content/directions/dose', content.directions.dose);
  input.check();
}

/** Opens the order of a reading that lacks nothing. `refuse` says what becomes of one that lacks something. */
export async function openFrom(
  tx: Tx, at: OrderOpening & { readonly facilityId: string; readonly intakeId: string }, reading: RecordedReading, refuse: (gaps: { pointer: string; rule: string }[]) => Error,
): Promise<OpenedOrder> {
  const { prescription, readingId, gaps } = reading;
  if (prescription === null) throw refuse(gaps.map(({ pointer, rule }) => ({ pointer: `/content${pointer}`, rule: `is missing or not enough for a prescription (${rule})` })));
  const written = await writeOrder(tx, { ...at, readingId, prescription, replaces: null });
  await tx.audit({ action: 'order.open', subjectKind: 'order', subjectId: written.orderId, residentIds: [prescription.residentId], detail: { intake: at.intakeId, reading: readingId } });
  return openedOrder(written, 1, await checkEnteredOrder(tx, prescription.residentId, written.orderId));
}

async function knownResident(tx: Tx, scope: AccessScope, residentId: string): Promise<{ readonly facilityId: string }> {
  try {
    return await findResident(tx, scope, residentId);
  } catch (error) {
    throw error instanceof Refusal ? new InvalidInput([{ pointer: '/content/residentId', rule: 'is no resident, or not for you' }], { cause: error }) : error;
  }
}
