import { type Milli, addDays, formatDay, formatMilli, parseDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Columns of `export fill-lines`, fixed by contract. */
export const FILL_LINE_COLUMNS = [
  'facility_id', 'rx_number', 'resident_id', 'ndc11', 'cycle_start', 'cycle_end', 'units_scheduled', 'units_after_holds', 'units_to_dispense', 'dose_unit',
  'admin_days', 'packaging', 'status',
] as const;

/** Columns of `export exceptions`. */
export const EXCEPTION_COLUMNS = ['facility_id', 'resident_id', 'rx_number', 'code', 'severity', 'rule', 'message'] as const;

const FillLineRow = z.object({
  facility_id: z.string(), rx_number: z.string(), resident_id: z.string(), ndc11: z.string(), cycle_start: z.string(), window_to: z.string(),
  scheduled: z.number(), after_holds: z.number(), dispensed: z.number(), dose_unit: z.string(), admin_days: z.number(), packaging: z.string(), status: z.string(),
});
const ExceptionRow = z.object({
  facility_id: z.string(), resident_id: z.string(), rx_number: z.string().nullable(), code: z.string(), severity: z.string(), rule: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ExceptionRow = z.infer<typeof ExceptionRow>;

const units = (milli: number): string => formatMilli(milli as Milli);

/** Rows of `export fill-lines`: every non-PRN order with a dose in its window, by facility, resident, Rx number. */
export async function fillLineRows(tx: Tx, runId: string): Promise<readonly (readonly string[])[]> {
  const rows = await tx.query(
    FillLineRow,
    `select f.code as facility_id, v.rx_number, r.code as resident_id, v.ndc11, b.window_from::text as cycle_start, b.window_to::text as window_to,
       l.scheduled_milli as scheduled, l.after_holds_milli as after_holds, l.dispensed_milli as dispensed, v.dose_unit, l.admin_days, l.packaging, l.status
     from fill_batch b join fill_line l on l.batch_id = b.id and l.superseded_at is null join facility f on f.id = b.facility_id
     join resident r on r.id = l.resident_id join order_version v on v.id = l.order_version_id
     where b.run_id = $1 order by f.code, r.code collate "C", v.rx_number collate "C"`,
    [runId],
  );
  return rows.map((row) => {
    const to = parseDay(row.window_to);
    return [
      row.facility_id, row.rx_number, row.resident_id, row.ndc11, row.cycle_start, to === null ? '' : formatDay(addDays(to, -1)),
      units(row.scheduled), units(row.after_holds), units(row.dispensed), row.dose_unit, String(row.admin_days), row.packaging, row.status,
    ];
  });
}

/** Findings of a run, by facility, resident, Rx number, code. */
export function exceptionRows(tx: Tx, runId: string): Promise<ExceptionRow[]> {
  return tx.query(
    ExceptionRow,
    `select f.code as facility_id, coalesce(r.code, '') as resident_id, o.rx_number, e.code, e.severity, e.rule, e.params
     from fill_batch b join finding e on e.batch_id = b.id and e.superseded_at is null join facility f on f.id = b.facility_id
     left join resident r on r.id = e.resident_id left join med_order o on o.id = e.order_id
     where b.run_id = $1 order by f.code, r.code collate "C", o.rx_number collate "C", e.code, e.rule, e.id`,
    [runId],
  );
}

