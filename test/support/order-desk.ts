import { type AccessScope } from '@cyclefill/contracts';
import { ChangeOrder, DiscontinueOrder, HoldOrder, OpenOrder, RenewOrder, ResumeOrder } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { SamplePharmacy } from './sample-pharmacy.js';

const EVERYTHING: AccessScope = 'pharmacy';
const Target = z.object({ order_id: z.string(), version: z.int(), resident_id: z.string(), rx_number: z.string(), ndc11: z.string() });
/** An order that a test acts on. */
export type DeskOrder = z.output<typeof Target>;

/** People at work on the orders of a sample pharmacy: every command, by order. */
export function orderDesk({ database: { uow }, actor }: SamplePharmacy) {
  let keys = 0;
  const target = (order: DeskOrder, readVersion = order.version) => [actor, EVERYTHING, { orderId: order.order_id, readVersion }] as const;
  return {
    read: <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => uow.run(actor, (tx: Tx) => tx.query(row, sql, params)),
    /** Scheduled orders that follow twice-daily passes, of residents with allergies recorded who are never away, oldest first. */
    plainOrders: (): Promise<DeskOrder[]> => uow.run(actor, (tx) => tx.query(Target, `
      select v.order_id, v.version, v.resident_id, v.rx_number, v.ndc11 from order_version v join resident_version r on r.resident_id = v.resident_id and r.superseded_at is null
      where v.superseded_at is null and not v.prn and v.fill_mode = 'cycle' and v.to_at is null and v.order_group is null and v.data_problem is null and v.prescriber_id is not null
        and v.frequency_code = 'BID' and v.regimen -> 'phases' -> 0 -> 'times' ->> 'kind' = 'passes' and v.from_at < '2026-11-20' and r.allergies is not null
        and not exists (select from order_hold h where h.order_id = v.order_id) and not exists (select from census_event e where e.resident_id = v.resident_id and e.kind <> 'placed')
      order by v.rx_number collate "C"`)),
    current: (orderId: string): Promise<DeskOrder> => uow.run(actor, async (tx) => {
      const [row] = await tx.query(Target, 'select order_id, version, resident_id, rx_number, ndc11 from order_version where order_id = $1 and superseded_at is null', [orderId]);
      if (row === undefined) throw new Error('no such order');
      return row;
    }),
    open: (request: Parameters<OpenOrder['execute']>[3], key = `key-${String(keys += 1).padStart(5, '0')}`) => new OpenOrder(uow).execute(actor, EVERYTHING, key, request),
    change: (order: DeskOrder, request: Parameters<ChangeOrder['execute']>[3], version?: number) => new ChangeOrder(uow).execute(...target(order, version), request),
    hold: (order: DeskOrder, request: Parameters<HoldOrder['execute']>[3], version?: number) => new HoldOrder(uow).execute(...target(order, version), request),
    resume: (order: DeskOrder, request: Parameters<ResumeOrder['execute']>[3], version?: number) => new ResumeOrder(uow).execute(...target(order, version), request),
    discontinue: (order: DeskOrder, request: Parameters<DiscontinueOrder['execute']>[3], version?: number) => new DiscontinueOrder(uow).execute(...target(order, version), request),
    renew: (order: DeskOrder, request: Parameters<RenewOrder['execute']>[3], version?: number) => new RenewOrder(uow).execute(...target(order, version), request),
  };
}
export type OrderDesk = ReturnType<typeof orderDesk>;

/** A complete prescription on paper for a drug that is not controlled. */
export function prescriptionOf(order: Pick<DeskOrder, 'ndc11'>, npi: string) {
  return {
    prescriber: { npi }, signature: 'manual' as const, emergency: false, ndc11: order.ndc11,
    directions: { frequencyCode: 'BID', dose: '1', prn: false, sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' },
    quantity: '56', refills: 5, writtenOn: '2026-11-20', from: '2026-12-10T00:00',
  };
}
