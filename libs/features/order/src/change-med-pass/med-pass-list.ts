import { formatClock, formatDay } from '@cyclefill/domain/kernel';
import { PASS_LEVELS, levelOf } from '@cyclefill/domain/regimen';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A row of a pass table as it is known now. */
export const medPassSchema = z.object({
  id: z.uuid(), level: z.enum(PASS_LEVELS).describe('the weaker before the stronger (D40)'), wing: z.string().nullable(), residentId: z.uuid().nullable(), orderId: z.uuid().nullable(),
  code: z.string(), times: z.array(z.string()).describe('none = withdrawn from that day on'), window: z.object({ early: z.int(), late: z.int() }).nullable(), effectiveFrom: z.iso.date(),
}).meta({ id: 'MedPass' });
export const medPassList = z.object({ items: z.array(medPassSchema) }).meta({ id: 'MedPassList' });
export type MedPassList = z.output<typeof medPassList>;

/** The hours of administration of a facility, of its wings, residents and orders; by code, owner and day. @throws Refusal `facility.not-found` */
export async function listMedPasses(tx: Tx, facilityId: string): Promise<MedPassList> {
  const passes = tx.get(MedPassRepository);
  const { now } = await passes.place(facilityId, { wingId: null, residentId: null, orderId: null });
  return {
    items: (await passes.known(facilityId, now)).map((row) => ({
      id: row.id, level: levelOf(row), wing: row.wing, residentId: row.own === 'resident' ? (row.ownerId ?? null) : null, orderId: row.own === 'order' ? (row.ownerId ?? null) : null,
      code: row.code, times: row.minutes.map(formatClock), window: row.window ?? null, effectiveFrom: formatDay(row.effectiveFrom),
    })),
  };
}
