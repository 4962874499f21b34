import { FacilityInputs } from '@cyclefill/features/facility';
import type { StockRow } from '@cyclefill/interop/census';
import { type RecordedTable, closeMissing, recordChanges } from '@cyclefill/platform/bulk';
import { z } from 'zod';
import type { ImportLedger } from './import-ledger.js';

const STOCK_LOT: RecordedTable<StockRow> = {
  name: 'stock_lot',
  key: [
    { name: 'ndc11', type: 'text', value: ({ ndc11 }) => ndc11 },
    { name: 'lot', type: 'text', value: ({ lot }) => lot },
    { name: 'location', type: 'text', value: ({ location }) => location },
  ],
  compared: [
    { name: 'expires_on', type: 'date', value: ({ expiresOn }) => expiresOn },
    { name: 'units_milli', type: 'integer', value: ({ units }) => units },
  ],
};

const KeptRow = z.object({ kept: z.boolean() });

/** Writes the pharmacy's stock; a lot that the file no longer has is gone. A folder without `stock.csv` says nothing about stock. */
export async function writeStock(ledger: ImportLedger): Promise<void> {
  const { tx, folder: { stock } } = ledger;
  if (stock.length === 0) return;
  const [before] = await tx.query(KeptRow, 'select exists (select from stock_lot where tenant_id = $1 and superseded_at is null) as kept', [tx.actor.tenantId]);
  const gone = await closeMissing(tx, STOCK_LOT, stock, { where: () => 'true', returning: 'ndc11' });
  ledger.gone('stock_lot', gone.length);
  const changes = await recordChanges(tx, STOCK_LOT, stock);
  ledger.recorded('stock_lot', changes, null);
  if (before?.kept === true) await tx.get(FacilityInputs).productsMoved([...new Set([...gone, ...[...changes.added, ...changes.changed].map(({ ndc11 }) => ndc11)])]);
  else await tx.get(FacilityInputs).everyFacilityMoved();
}
