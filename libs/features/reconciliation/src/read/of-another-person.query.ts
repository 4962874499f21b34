import { type CsvIssue, WHOLE_LINE } from '@cyclefill/interop/csv';
import type { ReceivedList } from '@cyclefill/interop/medication-list';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Born = z.object({ bornOn: z.string() });

/** A notice where a list says that it is of a person born on another day than the resident. A person decides, since either day may be mistyped. */
export async function ofAnotherPerson(tx: Tx, { residentId, list, file }: { readonly residentId: string; readonly list: ReceivedList; readonly file: string }): Promise<readonly CsvIssue[]> {
  const told = list.bornOn?.slice(0, 10);
  if (told === undefined) return [];
  const rows = await tx.query(Born, 'select born_on::text as "bornOn" from resident_version where resident_id = $1 and superseded_at is null', [residentId]);
  return rows.some(({ bornOn }) => bornOn.startsWith(told)) ? [] : [{ file, line: 1, column: WHOLE_LINE, reason: 'THE LIST IS OF A PERSON BORN ON ANOTHER DAY THAN THE RESIDENT: make sure whose it is before anything is decided by it' }];
}
