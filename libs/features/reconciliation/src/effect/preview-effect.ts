import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type LocalMinute, type Milli, dayOf, formatMilli } from '@cyclefill/domain/kernel';
import { usableOn } from '@cyclefill/domain/refill';
import { type DosePreview, type OrderDifference, findResident, localNow, momentText, previewDoses, readDoseFacts } from '@cyclefill/features/order';
import { readEkit } from '@cyclefill/features/refill';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { trial } from '../decide/trial.js';
import { readReconciliation } from '../read/reconciliation-view.js';
import { carryOutAll } from '../sign/sign-reconciliation.js';
import type { ReconciliationEffect } from './effect-view.js';

const DAYS = 1;
const PackRow = z.object({ code: z.string(), rxNumber: z.string(), drug: z.string(), doses: z.int(), from: z.string(), to: z.string() });
const DrugRow = z.object({ orderId: z.string(), ingredient: z.string(), strength: z.string() });

const WIRE = "'YYYY-MM-DD\"T\"HH24:MI'";
const PACKS = `
select p.code, v.rx_number as "rxNumber", v.drug, count(*)::int as doses, to_char(min(c.at), ${WIRE}) as from, to_char(max(c.at), ${WIRE}) as to
from pack_cell c join pack p on p.id = c.pack_id join order_version v on v.order_id = c.order_id and v.superseded_at is null
where p.resident_id = $1 and p.is_current and c.order_id = any($2) and c.at >= $3::timestamp
group by p.code, v.rx_number, v.drug order by p.code, v.rx_number`;

/** Tells what the decisions of a reconciliation would bring, by carrying them out and undoing it: the same commands, so that the two cannot differ. */
@Injectable()
export class PreviewEffect {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `reconciliation.not-found`, `reconciliation.over`, `reconciliation.row-stopped` */
  execute(actor: Actor, scope: AccessScope, id: string): Promise<ReconciliationEffect> {
    return this.uow.run(actor, async (tx) => {
      const taken = await readReconciliation(tx, scope, id);
      if (taken.head.state !== 'open') throw new Refusal('reconciliation.over');
      const { facilityId, residentId } = taken.head;
      const resident = await findResident(tx, scope, residentId);
      const now = localNow(resident.now, resident.zone);
      const before = await readDoseFacts(tx, facilityId, residentId, resident.now);
      return trial(tx, async () => {
        const touched = await carryOutAll(tx, scope, taken);
        // Rows are recorded to the nearest millisecond, which may be the next one.
        const after = await readDoseFacts(tx, facilityId, residentId, new Date(resident.now.getTime() + 1));
        const doses = previewDoses(before, after, now, DAYS);
        return { doses, packs: await tx.query(PackRow, PACKS, [residentId, before.orders.flatMap(({ orderId }) => (touched.includes(orderId) ? [orderId] : [])), momentText(now)]), firstDoses: await firstDoses(tx, { facilityId, now }, begun(doses)) };
      });
    });
  }
}

/** Orders that have no dose in the next 24 hours without the decisions, and one with them. */
const begun = ({ orders }: DosePreview): readonly OrderDifference[] => orders.filter(({ dosesBefore, dosesAfter }) => dosesBefore === 0 && dosesAfter > 0);

async function firstDoses(tx: Tx, { facilityId, now }: { readonly facilityId: string; readonly now: LocalMinute }, orders: readonly OrderDifference[]): Promise<ReconciliationEffect['firstDoses']> {
  const drugs = new Map((await tx.query(
    DrugRow, 'select v.order_id as "orderId", d.ingredient, d.strength from order_version v join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null where v.order_id = any($1) and v.superseded_at is null',
    [orders.map(({ orderId }) => orderId)],
  )).map((row) => [row.orderId, row]));
  const kit = orders.length === 0 ? null : await readEkit(tx, facilityId);
  const usable = (orderId: string): string | null => {
    const drug = drugs.get(orderId);
    const items = (kit?.items ?? []).filter((item) => item.drug.ingredient === drug?.ingredient && item.drug.strength === drug.strength);
    const units = items.reduce((sum, item) => sum + usableOn(item, dayOf(now)), 0);
    return units === 0 ? null : formatMilli(units as Milli);
  };
  return orders.flatMap(({ orderId, rxNumber, drug, doseUnit, added: [first] }) => (first === undefined ? [] : [{ orderId, rxNumber, drug, at: first.at, dose: first.dose, doseUnit, ekit: usable(orderId) }]));
}
