import type { UnsettledList } from '@cyclefill/domain/cycle-fill';
import type { Day } from '@cyclefill/domain/kernel';
import { KINDS_BEFORE_SUPPLY } from '@cyclefill/domain/reconciliation';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { dayNumber } from './snapshot-rows.js';

const Row = z.object({ id: z.string(), resident_id: z.string(), kind: z.string(), due_on: z.number() });

/** Medication lists of a facility that hold up cycle supplies (R305). */
export interface UnsettledLists {
  readonly ids: readonly string[];
  /** By resident, the one that is due first. */
  readonly of: ReadonlyMap<string, UnsettledList>;
}

const UNSETTLED = prepared(`
select c.id, c.resident_id, c.kind, ${dayNumber('c.due_on')} as due_on from reconciliation c
where c.facility_id = $1 and c.opened_at <= $2 and (c.settled_at is null or c.settled_at > $2) and c.kind = any($3) order by c.due_on desc, c.id`, ['uuid', 'timestamptz', 'text[]']);

/** What came with residents of a facility and was not settled at an instant. */
export async function readUnsettledLists(tx: Tx, facilityId: string, known: Date): Promise<UnsettledLists> {
  const rows = await tx.query(Row, UNSETTLED, [facilityId, known, KINDS_BEFORE_SUPPLY]);
  return { ids: rows.map(({ id }) => id), of: new Map(rows.map(({ resident_id: resident, kind, due_on: dueOn }) => [resident, { kind, dueOn: dueOn as Day }])) };
}
