import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import type { EkitDrug } from '@cyclefill/domain/refill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ ndc11: z.string(), name: z.string(), ingredient: z.string(), strength: z.string(), doseUnit: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable() });

/** A product of the catalogue as a kit knows it; null = there is none. */
export async function findEkitDrug(tx: Tx, ndc11: string): Promise<(EkitDrug & { readonly name: string }) | null> {
  const [row] = await tx.query(
    Row, 'select ndc11, name, ingredient, strength, dose_unit as "doseUnit", dea_schedule as schedule from drug_product where tenant_id = $1 and ndc11 = $2 and superseded_at is null', [tx.actor.tenantId, ndc11],
  );
  return row ?? null;
}
