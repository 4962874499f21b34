import { FacilityInputs } from '@cyclefill/features/facility';
import { takeOverStock } from '@cyclefill/features/formulary';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';

const KeptRow = z.object({ kept: z.boolean() });

/** Writes the pharmacy's stock into its ledger; a lot that the file no longer has is gone. A folder without `stock.csv` says nothing about stock. */
export async function writeStock(ledger: ImportLedger): Promise<void> {
  const { tx, folder: { stock } } = ledger;
  if (stock.length === 0) return;
  const [before] = await tx.query(KeptRow, 'select exists (select from stock_lot where tenant_id = $1 and superseded_at is null) as kept', [tx.actor.tenantId]);
  const { added, changed, gone } = await takeOverStock(tx, stock);
  ledger.gone('stock_lot', gone.length);
  ledger.recorded('stock_lot', { added, changed }, null);
  if (before?.kept === true) await tx.get(FacilityInputs).productsMoved([...new Set([...gone, ...added, ...changed])]);
  else await tx.get(FacilityInputs).everyFacilityMoved();
}
