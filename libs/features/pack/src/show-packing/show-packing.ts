import { addDays, formatDay } from '@cyclefill/domain/kernel';
import { PACKAGINGS, PACKING_SENTENCES, type OrderPacking, type PackagingChoice, SEPARATION_REASONS } from '@cyclefill/domain/packing';
import { packagingChoice, readFacilitySnapshot } from '@cyclefill/features/fill';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readDay } from '../set-packing/packing-request.js';

export const packingDecisionSchema = z.object({
  orderId: z.uuid(), rxNumber: z.string(), residentId: z.uuid(), residentCode: z.string(), packaging: z.enum(PACKAGINGS), packType: z.string(),
  reason: z.enum(SEPARATION_REASONS).nullable().describe('null = as the order, the resident or the facility wants'), sentence: z.string(),
}).meta({ id: 'PackingDecision' });
export const packingDecisionList = z.object({ on: z.iso.date(), items: z.array(packingDecisionSchema) }).meta({ id: 'PackingDecisionList' });
export type PackingDecisionList = z.output<typeof packingDecisionList>;

/** The type an order goes out in; a vial where it is counted, else what it comes in. */
function typeOf({ packaging }: PackagingChoice, { stock }: OrderPacking, product: { readonly countable: boolean; readonly originalContainer: boolean }): string {
  if (packaging === 'card') return stock.card.id;
  if (packaging === 'multi_dose') return stock.sheet.id;
  return product.originalContainer ? 'unit-of-use' : product.countable ? 'vial' : 'bulk';
}

/** Where each order of a facility, or of one resident, is packed in a window that begins on a day, with the reason in words (R236, D76). Writes nothing. */
@Injectable()
export class ShowPacking {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** By resident, then Rx number. @param from null = today by UTC. @throws Refusal `facility.not-found` */
  execute(actor: Actor, facilityId: string, { residentId, from }: { readonly residentId: string | null; readonly from: string | null }): Promise<PackingDecisionList> {
    return this.uow.run(actor, async (tx) => {
      const now = await tx.now();
      const on = readDay('/from', from ?? now.toISOString().slice(0, 10));
      const { snapshot } = await readFacilitySnapshot(tx, facilityId, { from: on, to: addDays(on, 1) }, { asOf: now, knownAt: now });
      const orders = snapshot.orders.filter((order) => residentId === null || order.residentId === residentId);
      return {
        on: formatDay(on),
        items: orders.map((order) => {
          const choice = packagingChoice(order, snapshot.packing);
          const { packaging, reason } = choice;
          return {
            orderId: order.orderId, rxNumber: order.rxNumber, residentId: order.residentId, residentCode: snapshot.residents.get(order.residentId)?.code ?? '', packaging,
            packType: typeOf(choice, snapshot.packing.of(order), order.product), reason, sentence: reason === null ? 'As is set.' : PACKING_SENTENCES[reason],
          };
        }),
      };
    }, { isolation: 'REPEATABLE READ' });
  }
}
