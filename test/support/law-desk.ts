import { day } from '@cyclefill/domain/kernel';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { computeBatches } from './computed-batches.js';
import { type OrderDesk, orderDesk } from './order-desk.js';
import type { SamplePharmacy } from './sample-pharmacy.js';

const Who = z.object({ residentId: z.string(), facilityId: z.string(), code: z.string(), npi: z.string() });
const Product = z.object({ ndc11: z.string() });
const Found = z.object({ code: z.string(), severity: z.string(), rule: z.string(), params: z.record(z.string(), z.unknown()), order_id: z.string().nullable() });
export type FoundFinding = z.output<typeof Found>;

/** A resident of a sample pharmacy with nothing against him or her, a prescriber, and a cycle that is built when asked. */
export interface LawDesk extends OrderDesk {
  readonly who: z.output<typeof Who>;
  /** A product of the catalogue by a condition in SQL on `drug_product`. */
  product(condition: string): Promise<string>;
  /** Opens an order; what is not said is a tablet twice a day from a paper prescription. */
  prescribe(ndc11: string, rxNumber: string, changes?: Readonly<Record<string, unknown>>, source?: 'written' | 'phone' | 'electronic'): Promise<{ orderId: string; proposedStop: unknown }>;
  /** Builds a window and computes it; findings of its batch. */
  build(cycleStart: string, asOf: Date): Promise<readonly FoundFinding[]>;
}

/** Sits down at the desk of a sample pharmacy of one facility. */
export async function lawDesk(pharmacy: SamplePharmacy): Promise<LawDesk> {
  const desk = orderDesk(pharmacy);
  const { database: { uow }, actor } = pharmacy;
  const [plain] = await desk.plainOrders();
  const [who] = await desk.read(Who, `
    select r.id as "residentId", f.id as "facilityId", f.code, (select min(npi) from prescriber) as npi from resident r join facility f on f.id = r.facility_id where r.id = $1`, [plain?.resident_id]);
  if (who === undefined) throw new Error('the sample has no plain resident');
  return {
    ...desk, who,
    product: async (condition) => {
      const [row] = await desk.read(Product, `select min(ndc11) as ndc11 from drug_product where superseded_at is null and ${condition}`);
      return row?.ndc11 ?? '';
    },
    prescribe: (ndc11, rxNumber, changes = {}, source = 'electronic') => desk.open({
      rxNumber, reason: 'a test', source,
      content: {
        residentId: who.residentId, prescriber: { npi: who.npi, dea: 'AB1234563' }, signature: source === 'phone' ? 'none' : 'digital', emergency: false, ndc11,
        directions: { frequencyCode: 'BID', times: ['0800', '2000'], dose: '1', prn: false, sigText: 'Give 1 tablet by mouth twice daily', route: 'ORAL' },
        quantity: '28', refills: 0, writtenOn: '2026-11-20', from: '2026-11-21T00:00', ...changes,
      },
    }),
    build: async (cycleStart, asOf) => {
      const { batchId } = await new OpenCycleRun(uow).execute(actor, { facilityId: who.facilityId, cycleStart: day(cycleStart), asOf, knownAt: null });
      await computeBatches(pharmacy);
      return desk.read(Found, 'select code, severity, rule, params, order_id from finding where batch_id = $1 order by id', [batchId]);
    },
  };
}
