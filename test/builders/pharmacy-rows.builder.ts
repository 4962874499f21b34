import { createHash } from 'node:crypto';
import { PACK_TYPES } from '@cyclefill/domain/packing';
import type { Actor } from '@cyclefill/platform/database';
import { withClient } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';

/** Stands in every field that says something about a person: wherever else it turns up, something leaks. */
export const CANARY = 'Qzcanary';

export type Row = Readonly<Record<string, unknown>>;
export type SeedRow = readonly [table: string, row: Row];

/** The same text gives the same id. */
export function seedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const KNOWN = { effective_from: '2026-11-01', recorded_at: '2026-11-01T12:00:00Z' };
const HASH = 'a'.repeat(64);

/** One row of every table for one pharmacy, parents first. Ids come from {@link seedId} of `<key>/<table>`. */
export function onePharmacy(key: string): readonly SeedRow[] {
  const id = (table: string): string => seedId(`${key}/${table}`);
  const [tenant_id, facility_id, wing_id, resident_id, order_id] = [id('tenant'), id('facility'), id('wing'), id('resident'), id('med_order')];
  const [batch_id, user_id, cycle_id] = [id('fill_batch'), id('app_user'), id('cycle')];
  const inTenant = (table: string, row: Row): SeedRow => [table, { id: id(table), tenant_id, ...row }];
  const ofOrder = { facility_id, order_id };
  return [
    ['tenant', { id: tenant_id, code: key.toUpperCase() }],
    ['pharmacy', { tenant_id, name: `${CANARY} Pharmacy`, phone: `${CANARY} phone`, address: `${CANARY} street` }],
    inTenant('app_user', { login: `${CANARY.toLowerCase()}.login`, display_name: `${CANARY} Person`, role: 'manager' }),
    inTenant('access_token', { user_id, token_hash: createHash('sha256').update(key).digest(), expires_at: '2126-12-31T00:00:00Z' }),
    inTenant('facility', { code: 'F1', name: 'Facility one', city: 'Town', state: 'NY', zone: 'America/New_York', packaging: 'card', pack_type: 'card-31', ...KNOWN }),
    ['facility_clock', { facility_id, tenant_id }],
    inTenant('facility_calendar', { facility_id, delivery_weekdays: [1, 2, 3, 4, 5], holidays: ['2026-12-25'], ...KNOWN }),
    inTenant('wing', { facility_id, name: 'North', recorded_at: KNOWN.recorded_at }),
    inTenant('bed', { wing_id, room: '101', bed: 'A', recorded_at: KNOWN.recorded_at }),
    inTenant('user_scope', { user_id, facility_id, wing_id }),
    inTenant('med_pass', { facility_id, wing_id, code: 'QD', minutes: [480], ...KNOWN }),
    inTenant('cycle', { facility_id, timing: 'period', period_days: 14, anchor: '2026-12-07', lead_days: 3, cut_off_minute: 1020, ...KNOWN }),
    ['cycle_clock', { cycle_id, tenant_id, facility_id, next_window_from: '2026-12-07', build_at: '2026-12-04T22:00:00Z' }],
    inTenant('resident', { facility_id, code: 'R1', recorded_at: KNOWN.recorded_at }),
    inTenant('resident_version', {
      facility_id, resident_id, version: 1, family_name: `${CANARY}family`, given_name: `${CANARY}given`, born_on: '1931-02-03', sex: 'F',
      allergies: [`${CANARY} allergy`], diagnoses: [`${CANARY} diagnosis`], code_status: `${CANARY} status`, admitted_on: '2026-01-01', crush_meds: false, ...KNOWN,
    }),
    inTenant('census_event', { facility_id, resident_id, kind: 'placed', from_at: '2026-01-01 00:00', wing_id, detail: `${CANARY} detail`, recorded_at: KNOWN.recorded_at }),
    inTenant('prescriber', { npi: '1234567893', name: `${CANARY} Prescriber`, ...KNOWN }),
    inTenant('drug_product', {
      ndc_labeler: '0001', ndc_product: '0002', ndc_package: '03', ndc11: '00001000203', name: 'metformin', ingredient: 'metformin', strength: '500 mg',
      form: 'TABLET', category: 'oral', dose_unit: 'tablet', countable: true, split_unit_milli: 1000, hazardous: false, original_container: false, refrigerated: false, ...KNOWN,
    }),
    inTenant('stock_lot', { ndc11: '00001000203', lot: 'L1', expires_on: '2027-12-31', units_milli: 1000, location: 'A1', recorded_at: KNOWN.recorded_at }),
    inTenant('stock_location', { code: 'A1', name: 'Shelf A1', recorded_at: KNOWN.recorded_at }),
    inTenant('stock_container', { code: 'C-0000001-1', ndc11: '00001000203', lot: 'L1', expires_on: '2027-12-31', location: 'A1', recorded_at: KNOWN.recorded_at }),
    inTenant('stock_movement', { container_id: id('stock_container'), kind: 'receive', milli: 1000, state: 'in_stock', location: 'A1', source: 'import' }),
    inTenant('stock_par', { ndc11: '00001000203', par_milli: 1000, reason: 'a test', ...KNOWN }),
    inTenant('stock_purchase', { supplier: 'Sample Wholesale', recorded_at: KNOWN.recorded_at }),
    inTenant('stock_purchase_line', { purchase_id: id('stock_purchase'), ndc11: '00001000203', packages: 1, package_milli: 1000 }),
    inTenant('stock_count', { location: 'A1', recorded_at: KNOWN.recorded_at }),
    inTenant('stock_count_line', { count_id: id('stock_count'), container_id: id('stock_container'), position: 1 }),
    inTenant('compounding_formula', {
      code: 'VANC', name: 'vancomycin', ordered_ndc11: '00001000203', single_dose: false, ingredients: '[{}, {}]', steps: '{mix}', makes: '250 mL', route: 'intravenously', rate: '', category: 'usp-797-category-1', storage: 'cold', cautions: '{}',
      effective_from: '2026-12-01', recorded_at: KNOWN.recorded_at,
    }),
    inTenant('stock_recall', { ndc11: '00001000203', lots: ['L1'], source: 'a test', recorded_at: KNOWN.recorded_at }),
    inTenant('med_order', { facility_id, resident_id, rx_number: 'RX1', recorded_at: KNOWN.recorded_at }),
    inTenant('order_version', {
      ...ofOrder, resident_id, version: 1, rx_number: 'RX1', ndc11: '00001000203', drug: 'metformin 500 mg', prescriber_id: id('prescriber'), frequency_code: 'QD', prn: true,
      prn_reason: `${CANARY} reason`, dose_milli: 1000, dose_unit: 'tablet', route: 'oral', sig_text: `${CANARY} sig`, indication: `${CANARY} indication`,
      category: 'oral', fill_mode: 'cycle', from_at: '2026-11-01 00:00', ...KNOWN,
    }),
    inTenant('prescription', { ...ofOrder, written_on: '2026-11-01', quantity_written_milli: 30_000, refills_authorised: 3, refills_used: 0, authorised_left_milli: 90_000, recorded_at: KNOWN.recorded_at }),
    inTenant('order_supply', { ...ofOrder, recorded_at: KNOWN.recorded_at }),
    inTenant('order_hold', { ...ofOrder, from_at: '2026-12-10 00:00', to_at: '2026-12-12 00:00', reason: `${CANARY} hold`, recorded_at: KNOWN.recorded_at }),
    inTenant('request_receipt', { operation: 'order.open', key: 'key-0001', fingerprint: HASH, response: `{"note":"${CANARY} answer"}`, recorded_at: KNOWN.recorded_at }),
    inTenant('preparation', {
      ...ofOrder, resident_id, order_version_id: id('order_version'), formula_id: id('compounding_formula'), code: 'I-0000001-1', count: 1, prepared_at: KNOWN.recorded_at, prepared_by: user_id,
      beyond_use_at: KNOWN.recorded_at.replace(/^\d{4}/u, '2099'), beyond_use_hours: 800_000, beyond_use_source: 'a test', rule_pack: 'us-federal@1',
    }),
    inTenant('intake', { facility_id, source: 'fax', recorded_at: KNOWN.recorded_at }),
    inTenant('intake_document', { facility_id, intake_id: id('intake'), sha256: HASH, media_type: 'application/pdf', bytes: 1, recorded_at: KNOWN.recorded_at }),
    inTenant('intake_reading', {
      facility_id, intake_id: id('intake'), resident_id, version: 1, content: `{"indication":"${CANARY} purpose"}`, missing: '[{"pointer":"/quantity","rule":"R207","question":"Which quantity?"}]',
      complete: false, recorded_at: KNOWN.recorded_at,
    }),
    inTenant('clarification', {
      facility_id, intake_id: id('intake'), reading_id: id('intake_reading'), resident_id, addressee: `${CANARY} Prescriber`, addressee_npi: '1234567893',
      questions: '[{"pointer":"/quantity","rule":"R207","question":"Which quantity?"}]', recorded_at: KNOWN.recorded_at, status_at: KNOWN.recorded_at,
    }),
    inTenant('reconciliation', { facility_id, resident_id, kind: 'admission', source: 'hospital', received: `drug\n${CANARY} drug\n`, opened_at: KNOWN.recorded_at, due_on: '2026-11-02' }),
    inTenant('reconciliation_row', {
      facility_id, reconciliation_id: id('reconciliation'), position: 1, ours: '[]', theirs: JSON.stringify([{ ref: '2', drug: `${CANARY} drug`, strength: '', form: '', sig: '' }]), basis: [], types: ['COMMISSION'], proposed: 'new', status: 'open',
    }),
    inTenant('reconciliation_decision', { facility_id, reconciliation_id: id('reconciliation'), position: 1, number: 1, decision: 'not-taking', intent: 'documented', reason: `${CANARY} reason`, command: '{}', decided_at: KNOWN.recorded_at, decided_by: user_id }),
    inTenant('reconciliation_signature', { facility_id, reconciliation_id: id('reconciliation'), side: 'pharmacist', digest: '0'.repeat(64), signed_at: KNOWN.recorded_at, signed_by: user_id }),
    ['reconciliation_effect', { tenant_id, decision_id: id('reconciliation_decision'), facility_id, order_ids: [], carried_out_at: KNOWN.recorded_at }],
    inTenant('hl7_partner', { facility_id, application: `${CANARY} EHR`, sending_facility: 'F1', settings: '{}', recorded_at: KNOWN.recorded_at }),
    inTenant('hl7_message', { facility_id, sender: '["EHR","F1"]', control_id: '1', digest: HASH, raw: Buffer.from(`MSH|${CANARY}`), kind: 'ADT^A21', received_at: KNOWN.recorded_at, state: 'waiting', reason: 'no resident', resident_id }),
    inTenant('hl7_order', { facility_id, resident_id, sender: '["EHR","F1"]', placer: 'P1', intake_id: id('intake'), recorded_at: KNOWN.recorded_at }),
    inTenant('regimen_review', { facility_id, resident_id, reviewed_on: '2026-11-01', note: `${CANARY} note`, recorded_at: KNOWN.recorded_at, reviewed_by: user_id }),
    inTenant('review_irregularity', { facility_id, review_id: id('regimen_review'), number: 1, class: 'other', finding: `${CANARY} finding`, urgent: false, respond_by: '2026-12-01' }),
    ['review_response', { tenant_id, irregularity_id: id('review_irregularity'), facility_id, outcome: 'no-change', note: `${CANARY} note`, responder: `${CANARY} Doctor`, responded_on: '2026-11-02', recorded_at: KNOWN.recorded_at, recorded_by: user_id }],
    inTenant('stop_policy', { facility_id, drug_class: 'anti_infective', days: 7, ...KNOWN }),
    inTenant('prn_review', { ...ofOrder, reviewed_on: '2026-11-10', rationale: `${CANARY} rationale`, recorded_at: KNOWN.recorded_at }),
    inTenant('census_import', { content_hash: HASH, counts: '{}', recorded_at: KNOWN.recorded_at }),
    inTenant('fill_run', { kind: 'nightly', run_date: '2026-12-01', as_of: '2026-12-01T22:00:00Z' }),
    inTenant('fill_batch', {
      run_id: id('fill_run'), facility_id, cycle_id, kind: 'cycle', window_from: '2026-12-07', window_to: '2026-12-21', previous_from: '2026-11-23',
      as_of: '2026-12-01T22:00:00Z', known_at: '2026-12-01T22:00:00Z', state: 'planned', eligible: 1, filled: 1, excepted: 0, skipped: 0,
    }),
    inTenant('fill_line', {
      batch_id, ...ofOrder, resident_id, order_version_id: id('order_version'), kind: 'cycle', window_from: '2026-12-07', status: 'filled', packaging: 'card',
      scheduled_milli: 14_000, after_holds_milli: 12_000, due_milli: 12_000, carry_in_milli: 0, covered_milli: 0, dispensed_milli: 11_500, short_milli: 500,
      carry_out_milli: 0, pulled: 0, admin_days: 14,
    }),
    inTenant('stock_pick_list', { batch_id, number: 1, picks: '[]', shortages: '[]' }),
    inTenant('finding', { batch_id, ...ofOrder, resident_id, code: 'STOPS_WITHIN', severity: 'warn', rule: 'R205', params: '{"lastDay":"2026-12-18"}' }),
    inTenant('exception_event', { facility_id, batch_id, finding_id: id('finding'), kind: 'assigned', owner_id: user_id }),
    inTenant('pack', {
      batch_id, ...ofOrder, resident_id, code: 'P1', pack_type: 'card-31', passes: [480], days_from: '2026-12-07', days_to: '2026-12-21', number: 1, count: 1, content_hash: HASH, state: 'filling',
    }),
    ['pack_cell', { pack_id: id('pack'), position: 1, order_id, tenant_id, at: '2026-12-07 08:00', dose_milli: 1000 }],
    inTenant('pack_event', { facility_id, pack_id: id('pack'), kind: 'started', from_state: 'planned', to_state: 'filling', row_version: 2, seal_number: 1, content_hash: HASH, by_user: user_id }),
    ['pack_order', { pack_id: id('pack'), order_id, tenant_id, facility_id, order_version_id: id('order_version'), ndc11: '00001000203', expected_milli: 1000 }],
    inTenant('pack_fill', {
      facility_id, pack_id: id('pack'), order_id, seal_number: 1, ndc11: '00001000203', lot: 'L1', expires_on: '2027-06-01', units_milli: 1000, poured_milli: 1000, entry: 'scan', filled_by: user_id,
    }),
    inTenant('near_miss', { facility_id, pack_id: id('pack'), order_id, class: 'wrong_drug', station: 'bench', code: 'wrong_drug', person_id: user_id }),
    inTenant('check_programme', { state: 'WI', allowed: true, min_checks: 500, min_days: 5, min_accuracy_per_mille: 998, source: 'a test' }),
    inTenant('technician_check', { facility_id, pack_id: id('pack'), seal_number: 1, technician_id: user_id, passed: true, qualified: false }),
    inTenant('document', {
      facility_id, wing_id, resident_id, batch_id, kind: 'mar', name: 'mar-2026-12', paper: 'letter', revision: 1, sha256: HASH, bytes: 1, pages: 1,
      order_set_hash: HASH, engine_version: '1',
    }),
    inTenant('refill_request', {
      ...ofOrder, wing_id, resident_id, source: 'scan', status: 'filled', answer: 'accepted', answer_params: '{"deliveryOn":"2026-12-08"}', delivery_on: '2026-12-08',
      asked_at: '2026-12-07T15:00:00Z',
    }),
    inTenant('refill_step', { refill_id: id('refill_request'), status: 'asked', source: 'scan', note: `${CANARY} note` }),
    inTenant('demand_fill', {
      ...ofOrder, resident_id, refill_id: id('refill_request'), order_version_id: id('order_version'), code: 'K-0000001-1', quantity_milli: 30_000,
      authorised_before_milli: 90_000, days_supply: 30, used_from: '2026-12-08', engine_version: '1', rule_pack: 'test',
    }),
    inTenant('renewal_request', { ...ofOrder, wing_id, resident_id, prescriber_id: id('prescriber'), status: 'asked', rule: 'R117', asked_at: '2026-12-07T15:00:00Z' }),
    inTenant('renewal_step', { renewal_id: id('renewal_request'), status: 'asked', note: `${CANARY} note` }),
    inTenant('cii_part', {
      ...ofOrder, resident_id, at: '2026-11-02 09:00', quantity_milli: 10_000, authorised_before_milli: 90_000, remaining_milli: 80_000, basis: 'ltcf_patient', dispensed_by: `${CANARY} Dispenser`,
      engine_version: '1', rule_pack: 'test',
    }),
    inTenant('emergency_prescription', { ...ofOrder, resident_id, ordered_on: '2026-11-01', recorded_at: KNOWN.recorded_at }),
    inTenant('emergency_step', { ...ofOrder, kind: 'agency_told', happened_on: '2026-11-10', note: `${CANARY} note`, recorded_at: KNOWN.recorded_at }),
    inTenant('refill_consent', { facility_id, resident_id, kind: 'standing', effective_from: '2026-11-01', granted: true, given_by: `${CANARY} Daughter`, recorded_at: KNOWN.recorded_at }),
    inTenant('batch_rebuild', {
      facility_id, batch_id, number: 1, rebuilt_at: '2026-12-05T15:00:00Z', from_known_at: '2026-12-04T22:00:00Z', from_seen_at: '2026-12-04T22:01:00Z', from_rule_pack: 'test', order_ids: [order_id],
      input_hash: 'h', engine_version: '1', lines_replaced: 1, lines_added: 0, lines_removed: 0, findings_added: 0, findings_removed: 0,
    }),
    inTenant('assigned_code', { code: '00012345678905', ndc11: '00071015523', reason: `${CANARY} reason`, recorded_at: KNOWN.recorded_at }),
    inTenant('return_rule', { kind: 'state', scope: 'NY', reuse_allowed: true, within_days: 30, source: 'a test', ...KNOWN }),
    inTenant('supply_return', {
      ...ofOrder, resident_id, batch_id, units_milli: 1000, returned_at: '2026-12-10 09:00', sealed: true, in_custody: true, accepted: true, refusals: [], payer: 'MEDICARE_D', unit_price_mills: 100,
      handling_fee_cents: 0, credit_cents: 10, recorded_at: KNOWN.recorded_at,
    }),
    inTenant('destruction', {
      ...ofOrder, resident_id, drug: 'metformin', strength: '500 mg', units_milli: 1000, destroyed_at: '2026-12-10 09:00', reason: `${CANARY} spilt`, method: `${CANARY} pouch`,
      witness_one: `${CANARY} One`, witness_two: `${CANARY} Two`, recorded_at: KNOWN.recorded_at,
    }),
    inTenant('leave_supply', {
      ...ofOrder, resident_id, order_version_id: id('order_version'), leave_from: '2026-12-10 09:00', leave_to: '2026-12-12 09:00', doses: 2, from_supply_milli: 2000, filled_milli: 0,
      authorised_before_milli: 90_000, code: 'L-0000001-1', engine_version: '1', recorded_at: KNOWN.recorded_at,
    }),
    inTenant('packager_export', { facility_id, batch_id, adapter: 'csv', number: 1, files: '[]', pack_ids: [id('pack')], doses: 1, units_milli: 1000, sent_at: KNOWN.recorded_at, due_at: KNOWN.recorded_at }),
    inTenant('outside_supply', { facility_id, wing_id, resident_id, kind: 'demand', as_of: KNOWN.recorded_at, recorded_at: KNOWN.recorded_at }),
    inTenant('supply_claim', {
      supply_id: id('outside_supply'), order_id, part: 1, parts: 1, service_on: '2026-12-08', days_supply: 30, quantity_milli: 30_000, ndc11: '00000000000', dose_unit: 'tablet', payer: 'MEDICARE_D',
      part_d: true, residence_code: '03', clarification: '',
    }),
    inTenant('ekit_use', {
      ...ofOrder, resident_id, drug: 'metformin', strength: '500 mg', units_milli: 1000, given_at: '2026-12-06 20:00', emergency: `${CANARY} emergency`, given_by: `${CANARY} Nurse`,
      prescriber: `${CANARY} Prescriber`, recorded_at: KNOWN.recorded_at,
    }),
    inTenant('ekit', { facility_id, schedules: ['CIV'], controlled_drugs: 2, controlled_milli: 5000, replace_hours: 72, source: 'a test', recorded_at: KNOWN.recorded_at }),
    inTenant('ekit_item', { facility_id, ndc11: '00000000001', par_milli: 5000, recorded_at: KNOWN.recorded_at }),
    inTenant('ekit_stock', { facility_id, ndc11: '00000000001', kind: 'added', units_milli: 5000, lot: 'L1', expires_on: '2027-06-01', done_by: `${CANARY} Technician`, recorded_at: KNOWN.recorded_at }),
    inTenant('ekit_seal', { facility_id, number: 'S-1', done_by: `${CANARY} Technician`, recorded_at: KNOWN.recorded_at }),
    inTenant('route', { code: 'NORTH', name: 'North round', zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], departures: [1020], recorded_at: KNOWN.recorded_at }),
    inTenant('route_stop', { route_id: id('route'), facility_id, minutes_after: 45, recorded_at: KNOWN.recorded_at }),
    inTenant('van_run', { route_id: id('route'), run_on: '2026-12-04', departure: 1020, planned_at: '2026-12-04T22:00:00Z', van: 'Van 1', driver: `${CANARY} Driver`, recorded_at: KNOWN.recorded_at }),
    inTenant('hl7_outbox', { facility_id, resident_id, van_run_id: id('van_run'), receiver: '["EHR","F1"]', control_id: '1', message: `MSH|${CANARY}`, written_at: KNOWN.recorded_at, state: 'waiting' }),
    inTenant('tote', { code: 'T-0000001-1', facility_id, wing_id, opened_at: KNOWN.recorded_at }),
    inTenant('tote_item', { tote_id: id('tote'), resident_id, pack_id: id('pack'), units_milli: 1000, controlled: false, refrigerated: false, added_at: KNOWN.recorded_at }),
    inTenant('tote_event', { tote_id: id('tote'), kind: 'opened', at: KNOWN.recorded_at }),
    inTenant('receipt_setting', { facility_id, kept: true, effective_from: '2027-01-01', recorded_at: KNOWN.recorded_at }),
    inTenant('receipt', { tote_id: id('tote'), signed_name: `${CANARY} Nurse`, note: `${CANARY} note`, received_at: KNOWN.recorded_at }),
    inTenant('receipt_line', { receipt_id: id('receipt'), tote_item_id: id('tote_item'), condition: 'short', expected_milli: 1000, received_milli: 0, note: `${CANARY} note` }),
    inTenant('receipt_follow_up', { tote_item_id: id('tote_item'), decision: 'lost', note: `${CANARY} note`, decided_at: KNOWN.recorded_at }),
    inTenant('pack_return', { pack_id: id('pack'), return_id: id('supply_return'), was_received: true }),
    inTenant('pack_type', { code: 'card-31', spec: JSON.stringify(PACK_TYPES.get('card-31')), effective_from: '2026-12-01', recorded_at: KNOWN.recorded_at }),
    inTenant('packing_setting', { facility_id, order_id, kind: 'override', value: 'keep_out', reason: `${CANARY} reason`, effective_from: '2026-12-01', recorded_at: KNOWN.recorded_at }),
    inTenant('document_set', { facility_id, wing_id, kind: 'books', books: '{mar}', day_from: '2026-12-07', day_to: '2026-12-14', paper: 'letter', as_of: KNOWN.recorded_at, known_at: KNOWN.recorded_at }),
    inTenant('document_set_file', { facility_id, set_id: id('document_set'), wing_id, book: 'mar', name: 'mar-2026-12', place: 0, residents: 1, content_hash: HASH }),
    inTenant('document_setting', { facility_id, resident_id, name: 'labels', value: 'nurse', effective_from: '2027-01-01', recorded_at: KNOWN.recorded_at }),
    inTenant('clinical_check', { facility_id, resident_id, check_hash: HASH, tables: 'interactions@1', inputs: '{}', alerts: '[]', not_checked: '[]', recorded_at: KNOWN.recorded_at }),
    inTenant('clinical_run', { facility_id, occasion: 'asked', tables: 'interactions@1', resident_ids: `{${resident_id}}`, check_hashes: `{${HASH}}`, interrupts: 0, warns: 0, passives: 0, recorded_at: KNOWN.recorded_at }),
    inTenant('printer_offset', { printer: 'bench-1', pack_type: '', offset_x: 10, offset_y: -10, scale_ppm: 1_000_000, recorded_at: KNOWN.recorded_at }),
    inTenant('printer', { name: 'bench-1', kind: 'zpl-203', address: 'raw://10.0.0.7:9100', station: 'bench-1', from_at: KNOWN.recorded_at, recorded_at: KNOWN.recorded_at }),
    inTenant('print_job', { printer: 'bench-1', place: 1, document_id: id('document'), queued_at: KNOWN.recorded_at, give_up_at: KNOWN.recorded_at }),
    inTenant('task', { kind: 'fill-batch.opened', subject: batch_id }),
    inTenant('audit_event', { action: 'seed', subject_kind: 'pharmacy', outcome: 'done' }),
  ];
}

/** Actor of a seeded pharmacy. */
export function actorOf(key: string): Actor {
  return { tenantId: seedId(`${key}/tenant`), userId: null, requestId: 'test' };
}

/** Puts rows in: the tenant as the owner, who alone may make pharmacies, all else as the application. */
export async function seed(database: TestDatabase, key: string, rows: readonly SeedRow[]): Promise<void> {
  for (const [table, row] of rows.filter(([name]) => name === 'tenant')) {
    await withClient(database.ownerUrl, (client) => client.query(insertSql(table, row), Object.values(row)));
  }
  await database.uow.run(actorOf(key), async (tx) => {
    for (const [table, row] of rows.filter(([name]) => name !== 'tenant')) await tx.execute(insertSql(table, row), Object.values(row));
  });
}

/** An INSERT of the row's columns; names come from the builder, values are parameters. */
export function insertSql(table: string, row: Row): string {
  const columns = Object.keys(row);
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
}
