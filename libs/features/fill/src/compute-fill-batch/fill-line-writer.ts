import { type Day, type LocalMinute, formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import type { BatchFacts } from './fill-snapshot.js';
import type { DecidedBatch, DecidedLine } from './decide-batch.js';

/** Columns of `fill_line` that differ from line to line: name, PostgreSQL type, value. */
const LINE_COLUMNS: readonly (readonly [string, string, (line: DecidedLine) => unknown])[] = [
  ['resident_id', 'uuid', ({ order }) => order.residentId],
  ['order_id', 'uuid', ({ order }) => order.orderId],
  ['order_version_id', 'uuid', ({ order }) => order.versionId],
  ['status', 'text', ({ result }) => result.status],
  ['packaging', 'text', ({ packaging }) => packaging],
  ['scheduled_milli', 'int', ({ result }) => result.quantities.scheduled],
  ['after_holds_milli', 'int', ({ result }) => result.quantities.afterHolds],
  ['due_milli', 'int', ({ result }) => result.quantities.due],
  ['carry_in_milli', 'int', ({ result }) => result.quantities.carryIn],
  ['covered_milli', 'int', ({ result }) => result.quantities.covered],
  ['dispensed_milli', 'int', ({ result }) => result.quantities.dispensed],
  ['short_milli', 'int', ({ result }) => result.quantities.short],
  ['carry_out_milli', 'int', ({ result }) => result.quantities.carryOut],
  ['pulled', 'int', ({ result }) => result.quantities.pulled],
  ['admin_days', 'smallint', ({ result }) => result.quantities.adminDays],
  ['pack_from', 'timestamp', ({ result }) => localText(result.packFrom)],
  ['pack_to', 'timestamp', ({ result }) => localText(result.packTo)],
];

/** `YYYY-MM-DD HH:MM` of a wall-clock moment, never a Date. */
export function localText(at: LocalMinute | null): string | null {
  if (at === null) return null;
  const minute = at - Math.floor(at / 1440) * 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${formatDay(Math.floor(at / 1440) as Day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Writes the lines of a batch in one statement. */
export async function writeFillLines(tx: Tx, batch: BatchFacts, { lines }: DecidedBatch): Promise<void> {
  if (lines.length === 0) return;
  const names = LINE_COLUMNS.map(([name]) => name).join(', ');
  const arrays = LINE_COLUMNS.map(([, type], index) => `$${index + 6}::${type}[]`).join(', ');
  await tx.execute(
    `insert into fill_line (tenant_id, batch_id, facility_id, kind, window_from, id, ${names})
     select $1, $2, $3, 'cycle', $4, u.* from unnest($5::uuid[], ${arrays}) u`,
    [
      batch.tenantId, batch.id, batch.facilityId, formatDay(batch.window.from), lines.map(() => tx.newId()),
      ...LINE_COLUMNS.map(([, , value]) => lines.map(value)),
    ],
  );
}

/** Writes the findings of a batch in one statement. */
export async function writeFindings(tx: Tx, batch: BatchFacts, { findings }: DecidedBatch): Promise<void> {
  if (findings.length === 0) return;
  await tx.execute(
    `insert into finding (tenant_id, batch_id, facility_id, id, resident_id, order_id, code, severity, rule, params, state)
     select $1, $2, $3, u.id, u.resident_id, u.order_id, u.code, u.severity, u.rule, u.params,
       case when u.severity = 'info' then 'resolved' else 'open' end
     from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::jsonb[])
       u(id, resident_id, order_id, code, severity, rule, params)`,
    [
      batch.tenantId, batch.id, batch.facilityId, findings.map(() => tx.newId()), findings.map(({ residentId }) => residentId),
      findings.map(({ orderId }) => orderId), findings.map(({ finding }) => finding.code), findings.map(({ finding }) => finding.severity),
      findings.map(({ finding }) => finding.rule), findings.map(({ finding }) => JSON.stringify(finding.params)),
    ],
  );
}

