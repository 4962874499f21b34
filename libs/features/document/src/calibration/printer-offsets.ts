import { Refusal } from '@cyclefill/contracts';
import type { Calibration, PrinterOffsets } from '@cyclefill/domain/documents';
import { PackingRepository, type PrinterOffsetRow } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';

const POINTS_PER_HUNDREDTH_MM = 72 / 2540;

function calibrationOf({ right, down, scale_ppm: scale }: PrinterOffsetRow): Calibration {
  return { right: right * POINTS_PER_HUNDREDTH_MM, down: down * POINTS_PER_HUNDREDTH_MM, scale: scale / 1_000_000 };
}

/** What a printer is off by, by pack type; null = nothing is stored of it. */
export async function findPrinterOffsets(tx: Tx, printer: string): Promise<PrinterOffsets | null> {
  const rows = (await tx.get(PackingRepository).offsets()).filter((row) => row.printer === printer);
  return rows.length === 0 ? null : Object.fromEntries(rows.map((row) => [row.pack_type, calibrationOf(row)]));
}

/** The same, where something must be stored. @throws Refusal `printer.not-found` where nothing is stored of it */
export async function readPrinterOffsets(tx: Tx, printer: string): Promise<PrinterOffsets> {
  const offsets = await findPrinterOffsets(tx, printer);
  if (offsets === null) throw new Refusal('printer.not-found');
  return offsets;
}
