import type { Day } from '@cyclefill/domain/kernel';
import { readPackTypes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { PackingRepository } from '../data/packing.repository.js';
import type { PackTypeList, PackingSettingList, PrinterOffsetList } from '../http/packing.dto.js';

/** What is set of a facility and the pharmacy, as it is known now. */
export async function listPackingSettings(tx: Tx, facilityId: string | null): Promise<PackingSettingList> {
  const rows = await tx.get(PackingRepository).settings(facilityId);
  return {
    items: rows.map(({ rx, from, recorded_at: recordedAt, recorded_by: recordedBy, ...row }) => ({ ...row, rxNumber: rx, effectiveFrom: from, recordedAt: recordedAt.toISOString(), recordedBy })),
  };
}

/** The pack types of a day: the product's own with the pharmacy's over them. */
export async function listPackTypes(tx: Tx, on: Day): Promise<PackTypeList> {
  return { items: [...(await readPackTypes(tx, on, await tx.now())).types.values()] };
}

/** What printers are off by, in millimetres and as a factor. */
export async function listPrinterOffsets(tx: Tx): Promise<PrinterOffsetList> {
  const rows = await tx.get(PackingRepository).offsets();
  return { items: rows.map(({ printer, pack_type: packType, right, down, scale_ppm: scale }) => ({ printer, packType, right: right / 100, down: down / 100, scale: scale / 1_000_000 })) };
}
