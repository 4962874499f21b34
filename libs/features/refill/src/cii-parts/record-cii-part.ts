import { type AccessScope, InvalidInput } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, formatDay } from '@cyclefill/domain/kernel';
import { recordCiiPart } from '@cyclefill/domain/law';
import { FacilityInputs } from '@cyclefill/features/facility';
import { ENGINE_VERSION } from '@cyclefill/features/fill';
import { InputReading, amountSchema, daySchema, findOrderResident, momentSchema, momentText } from '@cyclefill/features/order';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type LoadedFacts, loadRefillFacts } from '../refill-facts/refill-facts.query.js';
import { PART_BASES, type PartGround, partialFillOf, readPartRecord } from './part-record.js';
import { type CiiPartAnswer, type CiiParts, partAnswer, partsView } from './part-view.js';

export const recordPartSchema = z.strictObject({
  quantity: amountSchema, by: z.string().max(60).describe('name or initials of who dispenses'),
  at: momentSchema.optional().describe('when it is given, wall clock of the facility; absent = now'),
  basis: z.enum(PART_BASES).optional().describe('why it is a part; the first two are the mark on the prescription; absent = as the part before'),
  requestedBy: z.enum(['patient', 'prescriber']).optional().describe('who asked for less, with basis requested'), requestedOn: daySchema.optional(),
}).meta({ id: 'RecordCiiPart' });
export type RecordPartRequest = z.output<typeof recordPartSchema>;

const FacilityRow = z.object({ ltcf: z.boolean() });

/** A part as read: its quantity, its moment, and its own ground where it names one. */
interface ReadPart {
  readonly quantity: Milli;
  readonly at: LocalMinute | null;
  readonly ground: PartGround | null;
}

/** Gives a part of a C-II and records it on its prescription in one transaction, or says why not, by which rule and until when (R201–R204). */
@Injectable()
export class RecordCiiPart {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `order.not-found` */
  async execute(actor: Actor, scope: AccessScope, orderId: string, key: string, request: RecordPartRequest): Promise<CiiPartAnswer> {
    const read = readPart(request);
    const body = JSON.parse(JSON.stringify({ orderId, ...request })) as Record<string, string>;
    return this.uow.run(actor, (tx) => once(tx, { operation: 'cii-part.record', key, body }, async () => {
      const loaded = await ciiOrder(tx, scope, orderId, true);
      const record = await readPartRecord(tx, orderId);
      const ground = read.ground ?? record.ground;
      if (ground?.basis === 'ltcf_patient' && !(await isLongTermCare(tx, loaded.facilityId))) throw new InvalidInput([{ pointer: '/basis', rule: 'the facility is not long-term care for DEA: choose another ground' }]);
      const { order, pack, facts } = loaded;
      const fill = partialFillOf(loaded, record, ground);
      const at = read.at ?? facts.now;
      const decision = recordCiiPart(fill, { at, quantity: read.quantity, by: request.by }, pack);
      const refused = 'refused' in decision ? decision.refused : null;
      if (refused === null && ground !== null) await insert(tx, loaded, { ...ground, at, quantity: read.quantity, by: request.by });
      await tx.audit({ action: 'cii-part.record', subjectKind: 'med_order', subjectId: orderId, residentIds: [order.residentId], detail: { refused } });
      return partAnswer(partsView(order, 'fill' in decision ? decision.fill : fill, pack), refused, fill, pack);
    }));
  }

  /** The parts of a prescription so far. @throws InvalidInput, Refusal `order.not-found` */
  read(actor: Actor, scope: AccessScope, orderId: string): Promise<CiiParts & { readonly residentId: string }> {
    return this.uow.run(actor, async (tx) => {
      const loaded = await ciiOrder(tx, scope, orderId, false);
      const record = await readPartRecord(tx, orderId);
      return { ...partsView(loaded.order, partialFillOf(loaded, record, record.ground), loaded.pack), residentId: loaded.order.residentId };
    });
  }
}

function readPart({ quantity, at, basis, requestedBy, requestedOn }: RecordPartRequest): ReadPart {
  const input = new InputReading();
  const amount = input.amount('/quantity', quantity);
  const moment = at === undefined ? null : input.moment('/at', at);
  const asked = requestedOn === undefined ? null : input.day('/requestedOn', requestedOn);
  if (basis === 'requested' && (requestedBy === undefined || asked === null)) input.problem('/requestedBy', 'is missing: who asked for a part, and on which day');
  input.check();
  const byRequest = basis === 'requested' ? { requestedBy: requestedBy ?? null, requestedOn: asked } : { requestedBy: null, requestedOn: null };
  return { quantity: amount, at: moment, ground: basis === undefined ? null : { basis, ...byRequest } };
}

/** A C-II order in the scope with what is left of its prescription, which `lock` keeps from others until the end. */
async function ciiOrder(tx: Tx, scope: AccessScope, orderId: string, lock: boolean): Promise<LoadedFacts> {
  await findOrderResident(tx, scope, orderId);
  if (lock) await tx.raw('select from prescription where order_id = $1 and superseded_at is null for update', [orderId]);
  const loaded = await loadRefillFacts(tx, { orderId, asOf: null, earlyReason: null, byPharmacist: true });
  if (loaded.order.schedule !== 'CII') throw new InvalidInput([{ pointer: 'order', rule: 'is no Schedule II order; ask for a refill instead' }]);
  return loaded;
}

async function isLongTermCare(tx: Tx, facilityId: string): Promise<boolean> {
  const [row] = await tx.query(FacilityRow, 'select dea_ltcf as ltcf from facility where id = $1', [facilityId]);
  return row?.ltcf === true;
}

async function insert(tx: Tx, { order, facilityId, pack }: LoadedFacts, part: PartGround & { readonly at: LocalMinute; readonly quantity: Milli; readonly by: string }): Promise<void> {
  await tx.execute(
    `insert into cii_part (id, tenant_id, facility_id, resident_id, order_id, at, quantity_milli, authorised_before_milli, remaining_milli, basis, requested_by, requested_on, dispensed_by,
       engine_version, rule_pack, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      tx.newId(), tx.actor.tenantId, facilityId, order.residentId, order.orderId, momentText(part.at), part.quantity, order.authorisedLeft, order.authorisedLeft - part.quantity, part.basis,
      part.requestedBy, part.requestedOn === null ? null : formatDay(part.requestedOn as Parameters<typeof formatDay>[0]), part.by.trim(), ENGINE_VERSION, pack.id, tx.actor.userId,
    ],
  );
  await tx.get(FacilityInputs).ordersMoved(facilityId, [order.orderId]);
}
