/** What audits of packed aids find, and a pack of the wrong resident: every error that is caught is of one of these. */
export const NEAR_MISS_CLASSES = ['missing_drug', 'stopped_drug', 'wrong_strength', 'wrong_directions', 'not_delivered', 'wrong_drug', 'label', 'wrong_resident'] as const;
export type NearMissClass = (typeof NEAR_MISS_CLASSES)[number];

/** Where an error is caught, along the way of a pack. */
export const STATIONS = ['bench', 'seal', 'check', 'tote', 'van', 'receipt'] as const;
export type Station = (typeof STATIONS)[number];

const OF_CODE: Readonly<Record<string, NearMissClass>> = {
  wrong_drug: 'wrong_drug', wrong_form: 'wrong_drug', wrong_release: 'wrong_drug', wrong_strength: 'wrong_strength', wrong_resident: 'wrong_resident', wrong_pack: 'label', wrong_tote: 'wrong_resident',
  pack_out_of_date: 'stopped_drug', order_open: 'missing_drug', count_differs: 'missing_drug', nothing_packed: 'missing_drug',
  added: 'missing_drug', stopped: 'stopped_drug', hold: 'stopped_drug', census: 'stopped_drug', order: 'wrong_directions', times: 'wrong_directions', directions: 'wrong_directions', product: 'wrong_strength',
};

/** The class of what a scan, the seal gate or the drift guard found; null = a warning of another kind, such as a lot that expires. */
export function nearMissOf(code: string): NearMissClass | null {
  return OF_CODE[code] ?? null;
}
