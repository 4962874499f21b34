import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Day, addDays } from '@cyclefill/domain/kernel';
import { PACKING_OVERRIDES, PACKING_SENTENCES, findProfile, neverPacked } from '@cyclefill/domain/packing';
import { FacilityInputs } from '@cyclefill/features/facility';
import { packSubject, readFacilitySnapshot, readPackTypes } from '@cyclefill/features/fill';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { PackingRepository } from '../data/packing.repository.js';
import { type PackingSettingRequest, readDay } from './packing-request.js';

const wrong = (pointer: string, rule: string): InvalidInput => new InvalidInput([{ pointer, rule }]);

/** Has an order, a resident, a facility or the pharmacy packed otherwise from a day on (D60, D76). Windows that are not yet made up are planned anew. */
@Injectable()
export class SetPacking {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Returns the id of the recorded row. @throws InvalidInput; Refusal `facility.not-found`, `resident.not-found`, `order.not-found` */
  async execute(actor: Actor, key: string, request: PackingSettingRequest): Promise<{ readonly id: string }> {
    const from = readDay('/effectiveFrom', request.effectiveFrom);
    checkPlace(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'packing.set', key, body: request }, async () => {
      const { facilityId, residentId = null, orderId = null, kind, value, reason } = request;
      const place = { facilityId, residentId, orderId };
      // First, since it locks the facility's clock: a second change of the same place waits here and then closes this one.
      await tellMoved(tx.get(FacilityInputs), request);
      const found = await tx.get(PackingRepository).find(place);
      if (!found.facility) throw new Refusal('facility.not-found');
      if (!found.resident) throw new Refusal('resident.not-found');
      if (!found.of_order) throw new Refusal('order.not-found');
      await checkValue(tx, request, from);
      const id = await tx.get(PackingRepository).recordSetting({ ...place, kind, value, reason: reason.trim(), from: request.effectiveFrom });
      await tx.audit({ action: 'packing.set', subjectKind: 'packing_setting', subjectId: id, detail: { ...place, kind, value, from: request.effectiveFrom } });
      return { id };
    }));
  }
}

/** What a setting may be about. */
function checkPlace({ facilityId, residentId, orderId, kind, reason }: PackingSettingRequest): void {
  if (residentId !== undefined && orderId !== undefined) throw wrong('/orderId', 'is not the only owner named: give a resident or an order');
  if ((residentId ?? orderId) !== undefined && facilityId === null) throw wrong('/facilityId', 'is wanted with a resident or an order');
  if ((residentId ?? orderId) !== undefined && kind !== 'pack' && kind !== 'override') throw wrong('/kind', `${kind} is set of a facility or the pharmacy`);
  if (kind === 'override' && orderId === undefined) throw wrong('/orderId', 'is wanted: a decision is about one order');
  if (kind === 'override' && reason.trim() === '') throw wrong('/reason', 'is wanted: why it is packed nevertheless, or kept out');
}

function tellMoved(inputs: FacilityInputs, { facilityId, residentId, orderId }: PackingSettingRequest): Promise<void> {
  if (facilityId === null) return inputs.everyFacilityMoved();
  if (orderId !== undefined) return inputs.ordersMoved(facilityId, [orderId]);
  return residentId === undefined ? inputs.everythingMoved(facilityId) : inputs.residentsMoved(facilityId, [residentId]);
}

async function checkValue(tx: Tx, request: PackingSettingRequest, from: Day): Promise<void> {
  const { kind, value } = request;
  if (value === null) return;
  if (kind === 'profile') {
    if (findProfile(value) === null) throw wrong('/value', 'is no profile with its version, such as us@1, au@1 or uk@1');
    return;
  }
  if (kind === 'override') return checkOverride(tx, request, from);
  const { types } = await readPackTypes(tx, from, await tx.now());
  const type = types.get(value);
  if (type === undefined) throw wrong('/value', `is no pack type; there are ${[...types.keys()].join(', ')}`);
  if (kind !== 'pack' && type.kind !== 'card') throw wrong('/value', 'is no card');
}

/** What no decision can undo is refused with its reasons: nothing is recorded that would never be done. */
async function checkOverride(tx: Tx, { facilityId, orderId, value }: PackingSettingRequest, from: Day): Promise<void> {
  if (!PACKING_OVERRIDES.some((known) => known === value)) throw wrong('/value', 'is neither pack nor keep_out');
  if (value !== 'pack' || facilityId === null) return;
  const now = await tx.now();
  const { snapshot } = await readFacilitySnapshot(tx, facilityId, { from, to: addDays(from, 1) }, { asOf: now, knownAt: now });
  const order = snapshot.orders.find((one) => one.orderId === orderId);
  if (order === undefined) return;
  const never = neverPacked(packSubject(order), snapshot.packing.of(order).stock.rules);
  if (never.length > 0) throw wrong('/value', `cannot be packed whoever decides: ${never.map((reason) => PACKING_SENTENCES[reason]).join(' ')}`);
}
