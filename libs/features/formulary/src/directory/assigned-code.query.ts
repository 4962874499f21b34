import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A maker's code with the product that a pharmacist said it is of. */
export const listedCodeSchema = z.object({
  code: z.string().describe('GTIN of 14 digits, or HIBC'), ndc11: z.string(), name: z.string().describe('empty = the catalogue has the product no more'), reason: z.string(),
  recordedAt: instantSchema, recordedBy: z.uuid().nullable(),
}).meta({ id: 'AssignedCode' });
export type ListedCode = z.output<typeof listedCodeSchema>;

/** Every code that has a product by somebody's word, by code. */
export function listAssignedCodes(tx: Tx): Promise<ListedCode[]> {
  return tx.query(
    listedCodeSchema,
    `select c.code, c.ndc11, coalesce(p.name, '') as name, c.reason, c.recorded_at as "recordedAt", c.recorded_by as "recordedBy"
     from assigned_code c left join drug_product p on p.tenant_id = c.tenant_id and p.ndc11 = c.ndc11 and p.superseded_at is null
     where c.superseded_at is null and c.ndc11 is not null order by c.code collate "C"`,
    [],
  );
}

const AssignedRow = z.object({ ndc11: z.string() });

/** The product of a code by a pharmacist's word; null = nobody said. */
export async function assignedProduct(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx.query(AssignedRow, 'select ndc11 from assigned_code where tenant_id = $1 and code = $2 and superseded_at is null and ndc11 is not null', [tx.actor.tenantId, code]);
  return row?.ndc11 ?? null;
}
