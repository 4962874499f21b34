import type { FillMode } from '@cyclefill/domain/cycle-fill';
import { type Day, atMinute, dayOf } from '@cyclefill/domain/kernel';
import type { OrderRow } from '@cyclefill/interop/census';
import type { BulkColumn, RecordedTable } from '@cyclefill/platform/bulk';
import { regimenText } from '../data/regimen-json.js';

/** An order of the folder with the ids it points at. */
export interface KnownOrder {
  readonly id: string;
  readonly row: OrderRow;
  readonly facilityId: string;
  readonly residentId: string;
  /** null = nobody knows the prescriber. */
  readonly prescriberId: string | null;
  readonly recordedBy: string | null;
  readonly fillMode: FillMode;
  /** Whether the order was made in this import. */
  readonly isNew: boolean;
  /** The day that the folder speaks of. */
  readonly asOf: Day;
  /** Whether the folder itself says so, or the day of the import stands in. */
  readonly countIsDated: boolean;
}

const orderKey: readonly BulkColumn<KnownOrder>[] = [{ name: 'order_id', type: 'uuid', value: ({ id }) => id }];
const facilityColumn: BulkColumn<KnownOrder> = { name: 'facility_id', type: 'uuid', value: ({ facilityId }) => facilityId };

export const ORDER_VERSION: RecordedTable<KnownOrder> = {
  name: 'order_version',
  versioned: true,
  key: orderKey,
  compared: [
    { name: 'ndc11', type: 'text', value: ({ row }) => row.ndc11 },
    { name: 'drug', type: 'text', value: ({ row }) => row.drug },
    { name: 'prescriber_id', type: 'uuid', value: ({ prescriberId }) => prescriberId },
    { name: 'frequency_code', type: 'text', value: ({ row }) => row.frequencyCode },
    { name: 'regimen', type: 'jsonb', value: ({ row }) => (row.regimen === null ? null : regimenText(row.regimen)) },
    { name: 'prn', type: 'boolean', value: ({ row }) => row.prn },
    { name: 'prn_reason', type: 'text', value: ({ row }) => row.prnReason },
    { name: 'dose_milli', type: 'integer', value: ({ row }) => row.dose },
    { name: 'dose_unit', type: 'text', value: ({ row }) => row.doseUnit },
    { name: 'route', type: 'text', value: ({ row }) => row.route },
    { name: 'sig_text', type: 'text', value: ({ row }) => row.sigText },
    { name: 'indication', type: 'text', value: ({ row }) => row.indication },
    { name: 'category', type: 'text', value: ({ row }) => row.category },
    { name: 'fill_mode', type: 'text', value: ({ fillMode }) => fillMode },
    { name: 'order_group', type: 'text', value: ({ row }) => row.group },
    { name: 'step_no', type: 'smallint', value: ({ row }) => row.step },
    { name: 'daw', type: 'text', value: ({ row }) => row.daw },
    { name: 'source_document', type: 'text', value: ({ row }) => row.sourceDocument },
    { name: 'data_problem', type: 'text', value: ({ row }) => row.dataProblem },
    { name: 'from_at', type: 'timestamp', value: ({ row }) => row.from },
    { name: 'to_at', type: 'timestamp', value: ({ row }) => row.to },
  ],
  carried: [
    facilityColumn,
    { name: 'resident_id', type: 'uuid', value: ({ residentId }) => residentId },
    { name: 'rx_number', type: 'text', value: ({ row }) => row.rxNumber },
    { name: 'recorded_by', type: 'uuid', value: ({ recordedBy }) => recordedBy },
    // A first version holds from the order's start, a later one from the day the folder speaks of.
    { name: 'effective_from', type: 'date', value: ({ row, asOf }) => Math.max(dayOf(row.from), asOf) },
  ],
};

export const PRESCRIPTION: RecordedTable<KnownOrder> = {
  name: 'prescription',
  key: orderKey,
  compared: [
    { name: 'written_on', type: 'date', value: ({ row }) => row.writtenOn },
    { name: 'earliest_fill_on', type: 'date', value: ({ row }) => row.earliestFillOn },
    { name: 'dea_schedule', type: 'text', value: ({ row }) => row.schedule },
    { name: 'quantity_written_milli', type: 'integer', value: ({ row }) => row.quantityWritten },
    { name: 'refills_authorised', type: 'smallint', value: ({ row }) => row.refillsAuthorised },
    { name: 'refills_used', type: 'smallint', value: ({ row }) => row.refillsUsed },
    { name: 'authorised_left_milli', type: 'integer', value: ({ row }) => row.authorisedLeft },
  ],
  carried: [facilityColumn],
};

/** Supplies. An undated count is taken to be of the day it is first imported, so that the same count next day is no new one. */
export function orderSupply(countIsDated: boolean): RecordedTable<KnownOrder> {
  const countedAt: BulkColumn<KnownOrder> = { name: 'counted_at', type: 'timestamp', value: ({ row, asOf }) => (row.onHand === null ? null : atMinute(asOf)) };
  return {
    name: 'order_supply',
    key: orderKey,
    compared: [
      { name: 'last_fill_on', type: 'date', value: ({ row }) => row.lastFill && row.lastFill.on },
      { name: 'last_fill_milli', type: 'integer', value: ({ row }) => row.lastFill && row.lastFill.quantity },
      { name: 'on_hand_milli', type: 'integer', value: ({ row }) => row.onHand },
      ...(countIsDated ? [countedAt] : []),
    ],
    carried: [facilityColumn, ...(countIsDated ? [] : [countedAt])],
  };
}

export const ORDER_HOLD: RecordedTable<KnownOrder> = {
  name: 'order_hold',
  key: [...orderKey, { name: 'from_at', type: 'timestamp', value: ({ row }) => row.hold && row.hold.from }],
  compared: [{ name: 'to_at', type: 'timestamp', value: ({ row }) => row.hold && row.hold.to }],
  carried: [facilityColumn],
};
