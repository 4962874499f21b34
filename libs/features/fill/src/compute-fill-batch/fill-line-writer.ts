import { type Day, type LocalMinute, formatDay } from '@cyclefill/domain/kernel';
import { type BinaryType, type Tx, binaryArray, prepared } from '@cyclefill/platform/database';
import type { BatchFacts } from './fill-snapshot.js';
import type { DecidedLine } from './decide-batch.js';

/** Columns of `fill_line` that differ from line to line: name, PostgreSQL type, value. */
const LINE_COLUMNS: readonly (readonly [string, BinaryType, (line: DecidedLine) => string | number | null])[] = [
  ['resident_id', 'uuid', ({ order }) => order.residentId],
  ['order_id', 'uuid', ({ order }) => order.orderId],
  ['order_version_id', 'uuid', ({ order }) => order.versionId],
  ['status', 'text', ({ result }) => result.status],
  ['packaging', 'text', ({ packaging }) => packaging],
  ['scheduled_milli', 'int4', ({ result }) => result.quantities.scheduled],
  ['after_holds_milli', 'int4', ({ result }) => result.quantities.afterHolds],
  ['due_milli', 'int4', ({ result }) => result.quantities.due],
  ['carry_in_milli', 'int4', ({ result }) => result.quantities.carryIn],
  ['covered_milli', 'int4', ({ result }) => result.quantities.covered],
  ['dispensed_milli', 'int4', ({ result }) => result.quantities.dispensed],
  ['short_milli', 'int4', ({ result }) => result.quantities.short],
  ['stat_milli', 'int4', ({ result }) => result.quantities.stat],
  ['carry_out_milli', 'int4', ({ result }) => result.quantities.carryOut],
  ['pulled', 'int4', ({ result }) => result.quantities.pulled],
  ['admin_days', 'int2', ({ result }) => result.quantities.adminDays],
  ['pack_from', 'timestamp', ({ result }) => result.packFrom],
  ['pack_to', 'timestamp', ({ result }) => result.packTo],
  ['fills_to', 'date', ({ fillsTo }) => fillsTo],
];

/** The arrays stand in the select list, where they go row by row into the table; in `from` they would be stored in between. */
const INSERT_LINES = prepared(`
insert into fill_line (tenant_id, batch_id, facility_id, kind, window_from, rebuilt_at, id, ${LINE_COLUMNS.map(([name]) => name).join(', ')})
select $1::uuid, $2::uuid, $3::uuid, 'cycle', $4::date, $5::timestamptz, unnest($6::uuid[]), ${LINE_COLUMNS.map(([, type], index) => `unnest($${index + 7}::${type}[])`).join(', ')}`);

/** `YYYY-MM-DD HH:MM` of a wall-clock moment, never a Date. */
export function localText(at: LocalMinute | null): string | null {
  if (at === null) return null;
  const minute = at - Math.floor(at / 1440) * 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${formatDay(Math.floor(at / 1440) as Day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Writes lines of a batch in one statement. @param rebuiltAt when a rebuild decided them; null = the batch was computed with them. */
export async function writeFillLines(tx: Tx, batch: BatchFacts, lines: readonly DecidedLine[], rebuiltAt: Date | null = null): Promise<void> {
  if (lines.length === 0) return;
  await tx.execute(INSERT_LINES, [
    batch.tenantId, batch.id, batch.facilityId, formatDay(batch.window.from), rebuiltAt, tx.newIds(lines.length),
    ...LINE_COLUMNS.map(([, type, value]) => binaryArray(type, lines.map(value))),
  ]);
}
