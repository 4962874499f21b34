import { Refusal } from '@cyclefill/contracts';
import { STOP_CLASSES, type StopPolicy } from '@cyclefill/domain/orders';
import { type Actor, type AddedRows, type NamedChange, type Tx, UnitOfWork, addedVersion, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { InputReading, daySchema } from '../data/read-input.js';
import { readStopPolicy } from './stop-policy.query.js';

export const stopPolicySchema = z.object(Object.fromEntries(STOP_CLASSES.map((name) => [name, z.int().nullable()])) as Record<keyof StopPolicy, z.ZodNullable<z.ZodInt>>).extend({ version: z.int().describe('of what the facility says itself, for If-Match') }).meta({ id: 'StopPolicy' });
export type KnownStopPolicy = StopPolicy & { readonly version: number };
export const setStopPolicySchema = z.strictObject({
  drugClass: z.enum(STOP_CLASSES), days: z.int().min(1).max(366).nullable().describe('null = no automatic stop'), effectiveFrom: daySchema,
}).meta({ id: 'SetStopPolicy' });
export type SetStopPolicyRequest = z.output<typeof setStopPolicySchema>;

const Facility = z.object({ id: z.string() });
const rowsOf = (facilityId: string): AddedRows => ({ tables: ['stop_policy'], of: { facility_id: facilityId } });

/** How long orders of a class run in a facility when they state no end (R221): its own value in place of the rule pack's; from then on such an order really stops. */
@Injectable()
export class SetStopPolicy {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The policy as of a day. @throws Refusal `facility.not-found` */
  read(actor: Actor, facilityId: string, on: string | null): Promise<KnownStopPolicy> {
    return this.uow.run(actor, async (tx) => policyOf(tx, await lockFacility(tx, facilityId, 'key share'), on ?? (await tx.now()).toISOString().slice(0, 10)));
  }

  /** The policy as of the day from which the value holds. @throws InvalidInput; Refusal `facility.not-found`, `row.stale`, `request.key-reused` */
  async execute(actor: Actor, facilityId: string, { key, readVersion }: NamedChange, request: SetStopPolicyRequest): Promise<KnownStopPolicy> {
    const { drugClass, days, effectiveFrom } = request;
    const input = new InputReading();
    input.day('/effectiveFrom', effectiveFrom);
    input.check();
    return this.uow.run(actor, (tx) => once(tx, { operation: 'stop-policy.set', key, body: { facilityId, ...request } }, async () => {
      await lockFacility(tx, facilityId, 'no key update');
      await holdAdded(tx, rowsOf(facilityId), readVersion);
      await tx.execute('update stop_policy set superseded_at = now() where facility_id = $1 and drug_class = $2 and effective_from = $3 and superseded_at is null', [facilityId, drugClass, effectiveFrom]);
      await tx.execute('insert into stop_policy (id, tenant_id, facility_id, drug_class, days, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, now(), $7)', [
        tx.newId(), actor.tenantId, facilityId, drugClass, days, effectiveFrom, actor.userId,
      ]);
      await tx.audit({ action: 'stop-policy.set', subjectKind: 'facility', subjectId: facilityId, detail: { drugClass, days } });
      return { ...(await policyOf(tx, facilityId, effectiveFrom)) };
    }));
  }
}

async function lockFacility(tx: Tx, facilityId: string, how: 'key share' | 'no key update'): Promise<string> {
  const [facility] = await tx.query(Facility, `select id from facility where id = $1 for ${how}`, [facilityId]);
  if (facility === undefined) throw new Refusal('facility.not-found');
  return facility.id;
}

async function policyOf(tx: Tx, facilityId: string, on: string): Promise<KnownStopPolicy> {
  return { ...(await readStopPolicy(tx, facilityId, on)).days, version: await addedVersion(tx, rowsOf(facilityId)) };
}
