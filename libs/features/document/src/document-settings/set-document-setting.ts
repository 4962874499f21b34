import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { DOCUMENT_CHOICES } from '@cyclefill/domain/documents';
import { InputReading, findResident } from '@cyclefill/features/order';
import { type Actor, type NamedChange, type Tx, UnitOfWork, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type DocumentSettingList, type DocumentSettingRequest, listDocumentSettings, settingRowsOf } from './document-setting-list.js';

const Id = z.object({ id: z.string() });

/** What a facility chooses of its papers, and a resident of the labels (D110, D112, R509): from a day on, for papers made then or later. Those made before stay as they are. */
@Injectable()
export class SetDocumentSetting {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  read(actor: Actor, scope: AccessScope, facilityCode: string): Promise<DocumentSettingList> {
    return this.uow.run(actor, async (tx) => listDocumentSettings(tx, await facilityOf(tx, scope, facilityCode)), { isolation: 'REPEATABLE READ' });
  }

  /** Another one of the same place, name and day stands in its place. @throws Refusal facility.not-found, resident.not-found, row.stale, request.key-reused; InvalidInput */
  execute(actor: Actor, scope: AccessScope, facilityCode: string, { key, readVersion }: NamedChange, request: DocumentSettingRequest): Promise<DocumentSettingList> {
    checkRequest(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'document-setting.set', key, body: { facilityCode, ...request } }, async () => {
      const facilityId = await facilityOf(tx, scope, facilityCode);
      const { residentId, name, value, effectiveFrom } = request;
      if (residentId !== null && (await findResident(tx, scope, residentId)).facilityId !== facilityId) throw wrong('/residentId', 'lives in another facility');
      await holdAdded(tx, settingRowsOf(facilityId), readVersion);
      const place = [facilityId, residentId, name, effectiveFrom];
      await tx.execute(
        `update document_setting set superseded_at = now() where facility_id = $1 and resident_id is not distinct from $2::uuid and name = $3 and effective_from = $4 and superseded_at is null`,
        place,
      );
      await tx.execute(
        `insert into document_setting (facility_id, resident_id, name, effective_from, id, tenant_id, value, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)`,
        [...place, tx.newId(), actor.tenantId, value, actor.userId],
      );
      await tx.audit({ action: 'document-setting.set', subjectKind: 'facility', subjectId: facilityId, residentIds: residentId === null ? [] : [residentId], detail: { name, value, effectiveFrom } });
      return listDocumentSettings(tx, facilityId);
    }));
  }
}

const wrong = (pointer: string, rule: string): InvalidInput => new InvalidInput([{ pointer, rule }]);

function checkRequest({ residentId, name, value, effectiveFrom }: DocumentSettingRequest): void {
  const input = new InputReading();
  input.day('/effectiveFrom', effectiveFrom);
  input.check();
  const choices: readonly string[] = DOCUMENT_CHOICES[name];
  if (value !== null && !choices.includes(value)) throw wrong('/value', `is none of ${choices.join(', ')}`);
  if (residentId !== null && name !== 'labels') throw wrong('/residentId', `${name} is set of a facility: a resident has labels of their own, and nothing else`);
}

/** The facility by its code, whole in the scope: its settings are of every wing. */
async function facilityOf(tx: Tx, scope: AccessScope, code: string): Promise<string> {
  const [facility] = await tx.query(Id, 'select id from facility where code = $1', [code]);
  const whole = scope === 'pharmacy' || scope.some((part) => part.facilityId === facility?.id && part.wingId === null);
  if (facility === undefined || !whole) throw new Refusal('facility.not-found');
  return facility.id;
}
