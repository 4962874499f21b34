import type { TableShape } from '@cyclefill/interop/csv';

const columns = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Columns of the files of a census folder; those of the catalogue are its own. */
export const CENSUS_SHAPES = {
  'facilities.csv': {
    required: columns('facility_id name city state cycle_days last_cycle_start next_cycle_start pack_type'),
    optional: columns('as_of zone wings_with_own_times lead_days cut_off delivery_days holidays residence_code label_profile month_days'),
  },
  'residents.csv': {
    required: columns('facility_id wing room bed resident_id name dob sex allergies diagnoses admit_date status crush_meds'),
    optional: columns('source_patient_id payer part_d auto_refill_consent'),
  },
  'prescribers.csv': { required: columns('prescriber npi') },
  'med_pass_times.csv': { required: columns('facility_id pass_code times'), optional: columns('wing effective_from') },
  'orders.csv': {
    required: columns(`facility_id wing room bed resident_id name dob sex allergies diagnoses prescriber npi ndc11 drug strength form route sig_text
      frequency_code dose_quantity dose_unit prn prn_reason start_date stop_date rx_number written_date qty_written refills_authorized
      refills_remaining dea_schedule last_fill_date last_fill_qty on_hand order_status hold_from hold_to order_group step_no admin_times
      schedule_detail schedule_anchor category indication rxcui`),
    optional: columns('daw source_document earliest_fill_date first_dose start_time'),
  },
  'census_events.csv': {
    required: columns('facility_id resident_id event from_ts to_ts detail'),
    optional: columns('to_wing to_room to_bed'),
  },
  'wing_cycles.csv': {
    required: columns('facility_id wing next_cycle_start'),
    optional: columns('cycle_days month_days lead_days cut_off delivery_days'),
  },
  'stock.csv': { required: columns('ndc11 lot expiry units location') },
} as const satisfies Readonly<Record<string, TableShape>>;

export type CensusFileName = keyof typeof CENSUS_SHAPES;

/** Files without which a folder is no census. */
export const REQUIRED_FILES: readonly CensusFileName[] = [
  'facilities.csv', 'residents.csv', 'prescribers.csv', 'med_pass_times.csv', 'orders.csv', 'census_events.csv',
];

/** Every file that is read; others in the folder are left alone. */
export const CENSUS_FILES: readonly string[] = ['catalogue.csv', ...Object.keys(CENSUS_SHAPES)];
