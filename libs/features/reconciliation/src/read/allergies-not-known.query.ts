import { type CsvIssue, WHOLE_LINE } from '@cyclefill/interop/csv';
import type { ReceivedList } from '@cyclefill/interop/medication-list';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Known = z.object({ allergies: z.array(z.string()).nullable() });
/** To what an allergy is, without its reactions. */
const allergenOf = (text: string): string => text.replace(/\s*\(.*$/u, '').trim().toLowerCase();

/** A notice for each allergy of a list that the profile does not have. Nothing is added by itself: a person asks, and records it. */
export async function allergiesNotKnown(tx: Tx, { residentId, list, file }: { readonly residentId: string; readonly list: ReceivedList; readonly file: string }): Promise<readonly CsvIssue[]> {
  if (list.allergies.length === 0) return [];
  const [row] = await tx.query(Known, 'select allergies from resident_version where resident_id = $1 and superseded_at is null', [residentId]);
  const known = new Set((row?.allergies ?? []).map(allergenOf));
  return list.allergies.filter((text) => !known.has(allergenOf(text))).map((text) => ({ file, line: 1, column: WHOLE_LINE, reason: `THE LIST TELLS OF AN ALLERGY THAT IS NOT IN OUR RECORD: ${text.slice(0, 200)}. Ask, and record it before anything is decided by the list` }));
}
