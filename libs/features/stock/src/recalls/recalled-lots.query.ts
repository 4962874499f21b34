import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A lot of a product. */
export interface NamedLot {
  readonly ndc11: string;
  readonly lot: string;
}

const OpenRow = z.object({ id: z.string(), ndc11: z.string(), lot: z.string() });

/** The open recalls that name one of the lots; nothing of a recall that is closed. */
export async function readOpenRecalls(tx: Tx, lots: readonly NamedLot[]): Promise<readonly (NamedLot & { readonly recallId: string })[]> {
  if (lots.length === 0) return [];
  const rows = await tx.query(
    OpenRow,
    `select r.id, i.ndc11, i.lot from unnest($2::text[], $3::text[]) i(ndc11, lot) join stock_recall r on r.tenant_id = $1 and r.ndc11 = i.ndc11 and upper(i.lot) in (select upper(l) from unnest(r.lots) l) and r.state = 'open' order by r.id`,
    [tx.actor.tenantId, lots.map(({ ndc11 }) => ndc11), lots.map(({ lot }) => lot)],
  );
  return rows.map(({ id, ndc11, lot }) => ({ recallId: id, ndc11, lot }));
}
