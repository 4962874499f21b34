import { type EpochMinute, type Milli, Zone, formatMilli } from '@cyclefill/domain/kernel';
import { momentText } from '@cyclefill/features/order';
import { type Dispensed, writeDispense } from '@cyclefill/interop/hl7v2';
import { type Tx, UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { type TaskLease, TaskProcessor, completeTask } from '@cyclefill/platform/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Hl7Partner, listHl7Partners } from '../partner/hl7-partner.js';
import { type DispensedItem, readDispensed } from './dispensed-items.query.js';

const Run = z.object({ departedAt: z.date() });

/**
 * Writes, for each facility whose system wants to be told, one RDS^O13 a resident of what left with a van: what has left is dispensed, and nothing that
 * is still here can be taken out of a pack unnoticed. Written once for a departure, however often this is tried.
 */
@Injectable()
export class TellDeliveryProcessor extends TaskProcessor {
  readonly kind = 'delivery.departed';

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  async run(lease: TaskLease): Promise<void> {
    await this.uow.run(systemActor(lease.tenantId), async (tx) => {
      for (const partner of await listHl7Partners(tx)) if (partner.settings.out !== null) await tell(tx, lease.subject, partner, partner.settings.out);
      await completeTask(tx, lease);
    });
  }

  /** Nothing was written, and the task stays for a person. */
  async giveUp(): Promise<void> {
    await Promise.resolve();
  }
}

type Out = NonNullable<Hl7Partner['settings']['out']>;

async function tell(tx: Tx, vanRunId: string, partner: Hl7Partner, out: Out): Promise<void> {
  const [run] = await tx.query(Run, 'select departed_at as "departedAt" from van_run where id = $1 and departed_at is not null', [vanRunId]);
  if (run === undefined) throw new Error('a van is told of that has not left');
  const at = momentText(Zone.of(partner.zone).toLocal(Math.floor(run.departedAt.getTime() / 60_000) as EpochMinute)).replaceAll(/\D/gu, '');
  const receiver = JSON.stringify([partner.application, partner.sendingFacility]);
  const items = await readDispensed(tx, vanRunId, partner.facilityId, receiver);
  for (const [residentId, own] of Map.groupBy(items, (item) => item.residentId)) {
    const id = tx.newId();
    const controlId = id.replaceAll('-', '').slice(-20);
    const message = messageOf(partner, out, { controlId, at, own: own as [DispensedItem, ...DispensedItem[]] });
    const written = await tx.execute(
      `insert into hl7_outbox (id, tenant_id, facility_id, resident_id, van_run_id, receiver, control_id, message, written_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, now(), 'waiting')
       on conflict (tenant_id, van_run_id, resident_id, receiver) do nothing`,
      [id, tx.actor.tenantId, partner.facilityId, residentId, vanRunId, receiver, controlId, message],
    );
    if (written === 1) await tx.emit('hl7-out.written', id);
  }
}

function messageOf({ application, sendingFacility, settings }: Hl7Partner, out: Out, { controlId, at, own }: { readonly controlId: string; readonly at: string; readonly own: readonly [DispensedItem, ...DispensedItem[]] }): string {
  const [{ residentCode, familyName, givenName }] = own;
  return writeDispense(
    { from: { application: out.application, facility: out.facility }, to: { application, facility: sendingFacility }, controlId, at, processing: 'P', version: out.version, characterSet: settings.encoding === 'utf-8' ? 'UNICODE UTF-8' : '8859/1' },
    { ids: [{ id: residentCode, authority: sendingFacility, type: 'MR' }], familyName, givenName },
    own.map((item) => dispensed(item, at)),
  );
}

function dispensed({ placer, rxNumber, ndc11, drug, unit, route, refillsLeft, lot, expires, amount, note }: DispensedItem, at: string): Dispensed {
  return {
    placer, filler: rxNumber, give: { code: ndc11, text: drug, system: 'NDC' }, at, amount: formatMilli(amount as Milli), unit, prescriptionNumber: rxNumber, refillsLeft: String(refillsLeft), notes: note === '' ? [] : [note], lot, expires,
    route: { code: route, text: '', system: '' },
  };
}
