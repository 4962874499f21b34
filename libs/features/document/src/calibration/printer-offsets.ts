import { Refusal } from '@cyclefill/contracts';
import type { Calibration, PrinterOffsets } from '@cyclefill/domain/documents';
import { PackingRepository, type PrinterOffsetRow } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';

const POINTS_PER_HUNDREDTH_MM = 72 / 2540;

function calibrationOf({ right, down, scale_ppm: scale }: PrinterOffsetRow): Calibration {
  return { right: right * POINTS_PER_HUNDREDTH_MM, down: down * POINTS_PER_HUNDREDTH_MM, scale: scale / 1_000_000 };
}

/** What a printer is off by, by pack type. @throws Refusal `printer.not-found` where nothing is stored of it */
export async function readPrinterOffsets(tx: Tx, printer: string): Promise<PrinterOffsets> {
  const rows = (await tx.get(PackingRepository).offsets()).filter((row) => row.printer === printer);
  if (rows.length === 0) throw new Refusal('printer.not-found');
  return Object.fromEntries(rows.map((row) => [row.pack_type, calibrationOf(row)]));
}
