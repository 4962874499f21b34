import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { formatDay } from '@cyclefill/domain/kernel';
import { InputReading, daySchema, findResident } from '@cyclefill/features/order';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ConsentQuery, type ListedConsent } from './consent.query.js';

const common = {
  residentId: z.uuid().nullable().default(null).describe('absent = every resident of the facility'), granted: z.boolean().default(true).describe('false = withdrawn, or not for this window'),
  givenBy: z.string().max(120).regex(/\S/u, 'is empty').describe('who said or signed it'), note: z.string().max(500).default(''),
};
export const recordConsentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standing'), from: daySchema, ...common }), z.strictObject({ kind: z.literal('window'), windowFrom: daySchema, ...common }),
  z.strictObject({ kind: z.literal('med-pak'), from: daySchema, ...common, residentId: z.uuid().describe('whose patient, caregiver or prescriber consents to several drugs in one pack (R231)') }),
]).meta({ id: 'RecordRefillConsent' });
export type RecordConsentRequest = z.output<typeof recordConsentSchema>;

const FacilityRow = z.object({ id: z.string() });

/** Consent to refills that nobody asks for, the facility's request for those of one window, its signed cycle order (R129), or consent to several drugs in one pack (R231). */
@Injectable()
export class RecordConsent {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Another one for the same days stands in its place. @throws InvalidInput; Refusal `facility.not-found`, `resident.not-found` */
  async execute(actor: Actor, scope: AccessScope, facilityCode: string, request: RecordConsentRequest): Promise<readonly ListedConsent[]> {
    const input = new InputReading();
    const from = formatDay(request.kind === 'window' ? input.day('/windowFrom', request.windowFrom) : input.day('/from', request.from));
    input.check();
    return this.uow.run(actor, async (tx) => {
      const facilityId = await facilityOf(tx, scope, facilityCode, request.residentId);
      const { residentId, kind, granted, givenBy, note } = request;
      // First, since it locks the facility's clock: a second word for the same days waits here and then closes this one.
      const inputs = tx.get(FacilityInputs);
      await (residentId === null ? inputs.everythingMoved(facilityId) : inputs.residentsMoved(facilityId, [residentId]));
      await tx.execute(
        'update refill_consent set superseded_at = now() where facility_id = $1 and resident_id is not distinct from $2::uuid and kind = $3 and effective_from = $4 and superseded_at is null',
        [facilityId, residentId, kind, from],
      );
      await tx.execute(
        `insert into refill_consent (id, tenant_id, facility_id, resident_id, kind, effective_from, granted, given_by, note, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
        [tx.newId(), actor.tenantId, facilityId, residentId, kind, from, granted, givenBy.trim(), note, actor.userId],
      );
      await tx.audit({ action: 'refill-consent.record', subjectKind: 'facility', subjectId: facilityId, residentIds: residentId === null ? [] : [residentId], detail: { kind, granted } });
      return tx.get(ConsentQuery).run(facilityId, residentId);
    });
  }

  /** What is on record now, by resident and day. @throws Refusal `facility.not-found` */
  list(actor: Actor, scope: AccessScope, facilityCode: string): Promise<readonly ListedConsent[]> {
    return this.uow.run(actor, async (tx) => tx.get(ConsentQuery).run(await facilityOf(tx, scope, facilityCode, null), null));
  }
}

/** The facility by its code, whole in the scope; the resident must live in it. */
async function facilityOf(tx: Tx, scope: AccessScope, code: string, residentId: string | null): Promise<string> {
  const [facility] = await tx.query(FacilityRow, 'select id from facility where code = $1', [code]);
  const whole = scope === 'pharmacy' || scope.some((part) => part.facilityId === facility?.id && part.wingId === null);
  if (facility === undefined || !whole) throw new Refusal('facility.not-found');
  if (residentId !== null && (await findResident(tx, scope, residentId)).facilityId !== facility.id) throw new InvalidInput([{ pointer: '/residentId', rule: 'lives in another facility' }]);
  return facility.id;
}
