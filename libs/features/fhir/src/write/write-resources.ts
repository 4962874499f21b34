import { isDeepStrictEqual } from 'node:util';
import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { discontinueOrder, findResident, holdOrder, localNow, resumeOrder, wireMoment } from '@cyclefill/features/order';
import { changeProfile } from '@cyclefill/features/resident';
import { readAllergyAdded, readConditionAdded, readPatientUpdate, readRequestUpdate } from '@cyclefill/interop/fhir-admission';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { FhirResource } from 'fhir/r4.js';
import { z } from 'zod';
import { textId } from '../read/text-id.js';

/** What is written, and whether elements that would be lost are passed over (`Prefer: handling=lenient`). */
export interface WrittenBody {
  readonly bytes: Uint8Array;
  readonly isLenient: boolean;
}

const Id = z.object({ id: z.string() });
const ELSEWHERE = 'is not changed here: of an order its status alone is; give other directions as a new prescription, or by the commands on orders';

/** Nothing is lost unasked. @throws InvalidInput by path */
function refuseLost(lost: readonly string[], isLenient: boolean): void {
  if (lost.length > 0 && !isLenient) throw new InvalidInput(lost.map((pointer) => ({ pointer, rule: 'is not kept: leave it out, or ask for Prefer: handling=lenient' })));
}

/** Writes single resources by the commands that people use. */
@Injectable()
export class WriteResources {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Name, birth day and sex of a resident from today on. @throws FhirRefusal, InvalidInput, Refusal `resident.not-found`, `row.stale` */
  async updatePatient(actor: Actor, scope: AccessScope, target: { readonly id: string; readonly readVersion: number }, { bytes, isLenient }: WrittenBody): Promise<void> {
    const { facts, lost } = readPatientUpdate(bytes);
    refuseLost(lost, isLenient);
    await this.uow.run(actor, async (tx) => void (await changeProfile(tx, target.id, await today(tx, scope, target.id), () => facts, target.readVersion)));
  }

  /** One more allergy, or that there are none. @returns resident and id of the resource @throws FhirRefusal, InvalidInput, Refusal `resident.not-found` */
  async addAllergy(actor: Actor, scope: AccessScope, { bytes, isLenient }: WrittenBody): Promise<{ readonly residentId: string; readonly id: string }> {
    const { facts: { residentId, text }, lost } = readAllergyAdded(bytes);
    refuseLost(lost, isLenient);
    return this.uow.run(actor, async (tx) => {
      const on = await today(tx, scope, residentId);
      await changeProfile(tx, residentId, on, ({ allergies }) => {
        if (text === null && (allergies ?? []).length > 0) throw new InvalidInput([{ pointer: 'AllergyIntolerance.code', rule: 'says that there are none, and allergies are recorded' }]);
        return { allergies: text === null ? [] : added(allergies ?? [], text) };
      });
      return { residentId, id: await idOfText(tx, residentId, text) };
    });
  }

  /** One more diagnosis. @returns resident and id of the resource @throws FhirRefusal, InvalidInput, Refusal `resident.not-found` */
  async addCondition(actor: Actor, scope: AccessScope, { bytes, isLenient }: WrittenBody): Promise<{ readonly residentId: string; readonly id: string }> {
    const { facts: { residentId, text }, lost } = readConditionAdded(bytes);
    refuseLost(lost, isLenient);
    return this.uow.run(actor, async (tx) => {
      const on = await today(tx, scope, residentId);
      await changeProfile(tx, residentId, on, ({ diagnoses }) => ({ diagnoses: added(diagnoses, text) }));
      return { residentId, id: await idOfText(tx, residentId, text) };
    });
  }

  /**
   * Holds, resumes or stops an order from now on, with the reason of `statusReason`. What else it says has to be what we say.
   * @param ours the order as it is read @throws FhirRefusal, InvalidInput, Refusal as the commands on orders do
   */
  async updateRequest(actor: Actor, scope: AccessScope, { ours, readVersion }: { readonly ours: FhirResource; readonly readVersion: number }, { bytes }: Pick<WrittenBody, 'bytes'>): Promise<void> {
    const { resource, status, reason } = readRequestUpdate(bytes);
    const known = ours as unknown as Readonly<Record<string, unknown>>;
    const other = [...new Set([...Object.keys(resource), ...Object.keys(known)])].filter((name) => !['meta', 'status', 'statusReason'].includes(name) && !isDeepStrictEqual(resource[name], known[name]));
    if (other.length > 0) throw new InvalidInput(other.map((name) => ({ pointer: `MedicationRequest.${name}`, rule: ELSEWHERE })));
    if (status === known['status']) return;
    if (reason === '') throw new InvalidInput([{ pointer: 'MedicationRequest.statusReason', rule: 'is missing: say why, as text' }]);
    const target = { orderId: String(known['id']), readVersion };
    await this.uow.run(actor, async (tx) => {
      const at = await now(tx, target.orderId);
      if (status === 'on-hold') await holdOrder(tx, scope, target, { from: at, reason });
      else if (status === 'active') await resumeOrder(tx, scope, target, { at, reason });
      else if (status === 'stopped' || status === 'cancelled') await discontinueOrder(tx, scope, target, { at, reason });
      else throw new InvalidInput([{ pointer: 'MedicationRequest.status', rule: 'is taken as on-hold, active, stopped or cancelled' }]);
    });
  }
}

const added = (texts: readonly string[], text: string): readonly string[] => (texts.includes(text) ? texts : [...texts, text]);
async function idOfText(tx: Tx, residentId: string, text: string | null): Promise<string> {
  const [row] = await tx.query(Id, `select ${textId('$1::uuid', '$2::text')} as id`, [residentId, text]);
  return row?.id ?? '';
}

async function today(tx: Tx, scope: AccessScope, residentId: string): Promise<string> {
  const { now: instant, zone } = await findResident(tx, scope, residentId);
  return wireMoment(localNow(instant, zone)).slice(0, 10);
}

/** The wall clock of the order's facility. @throws Refusal `order.not-found` */
async function now(tx: Tx, orderId: string): Promise<string> {
  const [row] = await tx.query(z.object({ zone: z.string(), now: z.date() }), 'select f.zone, now() as now from med_order o join facility f on f.id = o.facility_id where o.id = $1', [orderId]);
  if (row === undefined) throw new Refusal('order.not-found');
  return wireMoment(localNow(row.now, row.zone));
}
