/** Columns of each file of a census folder, in order; every cell is text as it stands in the CSV. */
export const CENSUS_COLUMNS = {
  'facilities.csv': [
    'facility_id', 'name', 'city', 'state', 'cycle_days', 'last_cycle_start', 'next_cycle_start', 'pack_type', 'as_of',
    'zone', 'lead_days', 'cut_off', 'delivery_days', 'residence_code', 'wings_with_own_times',
  ],
  'residents.csv': [
    'facility_id', 'wing', 'room', 'bed', 'resident_id', 'name', 'dob', 'sex', 'allergies', 'diagnoses', 'admit_date',
    'status', 'crush_meds', 'source_patient_id', 'payer', 'part_d', 'auto_refill_consent',
  ],
  'prescribers.csv': ['prescriber', 'npi'],
  'med_pass_times.csv': ['facility_id', 'pass_code', 'times', 'wing', 'effective_from'],
  'orders.csv': [
    'facility_id', 'wing', 'room', 'bed', 'resident_id', 'name', 'dob', 'sex', 'allergies', 'diagnoses', 'prescriber',
    'npi', 'ndc11', 'drug', 'strength', 'form', 'route', 'sig_text', 'frequency_code', 'dose_quantity', 'dose_unit',
    'prn', 'prn_reason', 'start_date', 'stop_date', 'rx_number', 'written_date', 'qty_written', 'refills_authorized',
    'refills_remaining', 'dea_schedule', 'last_fill_date', 'last_fill_qty', 'on_hand', 'order_status', 'hold_from',
    'hold_to', 'order_group', 'step_no', 'admin_times', 'schedule_detail', 'schedule_anchor', 'category', 'indication',
    'rxcui',
  ],
  'census_events.csv': [
    'facility_id', 'resident_id', 'event', 'from_ts', 'to_ts', 'detail', 'to_wing', 'to_room', 'to_bed',
  ],
  'planted.csv': ['facility_id', 'issue_type', 'resident_id', 'rx_number', 'note'],
  'catalogue.csv': [
    'ndc11', 'ndc', 'product_ndc', 'labeler_code', 'labeler_name', 'nonproprietary_name', 'display_name',
    'substance_name', 'proprietary_name', 'dosage_form', 'category', 'dose_unit', 'route', 'strength',
    'strength_source', 'dea_schedule', 'therapeutic_class', 'rxcui', 'ingredient_rxcui', 'package_description',
    'package_size', 'package_unit', 'pill_color', 'rx_votes', 'brand', 'application_type', 'splittable', 'description',
    'hazardous', 'original_container', 'refrigerated',
  ],
  'stock.csv': ['ndc11', 'lot', 'expiry', 'units', 'location'],
} as const;

export type CensusFile = keyof typeof CENSUS_COLUMNS;

export type CensusRow<F extends CensusFile> = Readonly<Record<(typeof CENSUS_COLUMNS)[F][number], string>>;

export type FacilityRow = CensusRow<'facilities.csv'>;
export type ResidentRow = CensusRow<'residents.csv'>;
export type PrescriberRow = CensusRow<'prescribers.csv'>;
export type MedPassTimeRow = CensusRow<'med_pass_times.csv'>;
export type OrderRow = CensusRow<'orders.csv'>;
export type CensusEventRow = CensusRow<'census_events.csv'>;
export type PlantedRow = CensusRow<'planted.csv'>;
export type CatalogueRow = CensusRow<'catalogue.csv'>;
export type StockRow = CensusRow<'stock.csv'>;
