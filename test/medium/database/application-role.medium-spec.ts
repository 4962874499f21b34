import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, withClient } from '../../support/database.js';
import type { TestDatabase } from '../../support/database.js';

const UPDATABLE = ['access_token', 'app_user', 'cycle_clock', 'facility', 'facility_clock', 'fill_batch', 'pharmacy', 'prescriber', 'task'];
/** Facts are closed by newer ones; nothing else of them changes. */
const CLOSABLE = [
  'census_event', 'cycle', 'drug_product', 'facility_calendar', 'fill_line', 'finding', 'intake_reading', 'med_pass', 'order_hold', 'order_supply', 'order_version', 'pack', 'prescription',
  'prn_review', 'refill_consent', 'resident_version', 'check_programme', 'ekit', 'ekit_item', 'pack_type', 'packing_setting', 'document_setting', 'printer_offset', 'return_rule', 'stock_lot', 'stop_policy',
  'route_stop', 'receipt_setting', 'assigned_code', 'compounding_formula', 'hl7_partner',
];
const UPDATABLE_COLUMNS = [
  'document_set.state', 'document_set.error_code', 'document_set.content_hash', 'document_set.same_as_id', 'document_set.attempt', 'document_set.ended_at',
  'document_set_file.state', 'document_set_file.error_code', 'document_set_file.revision', 'document_set_file.sha256', 'document_set_file.bytes', 'document_set_file.pages', 'document_set_file.document_id',
  'outside_supply.state', 'outside_supply.error_code', 'outside_supply.attempt', 'outside_supply.documented_at',
  ...CLOSABLE.map((table) => `${table}.superseded_at`),
  'reconciliation.settled_at', 'reconciliation.withdrawn', ...['state', 'reason', 'facility_id', 'resident_id', 'event_at', 'reply', 'patient_numbers', 'tried_at'].map((column) => `hl7_message.${column}`), ...['state', 'tries', 'reason', 'settled_at'].map((column) => `hl7_outbox.${column}`),
  'clarification.answer', 'clarification.row_version', 'clarification.status', 'clarification.status_at', 'clarification.status_by',
  // The column by which a container's row may be locked; of what it holds the ledger alone decides.
  'stock_container.row_version', 'stock_par.superseded_at',
  ...['state', 'closed_at', 'closed_by', 'row_version'].flatMap((column) => [`stock_count.${column}`, `stock_recall.${column}`]), 'stock_recall.closure',
  ...['expected_milli', 'counted_milli', 'counted_at', 'counted_by'].map((column) => `stock_count_line.${column}`),
  ...['state', 'reason', 'row_version'].map((column) => `stock_purchase.${column}`),
  ...['state', 'checked_at', 'checked_by', 'reason', 'row_version'].map((column) => `preparation.${column}`),
  'fill_line.is_current', 'finding.decided_at', 'finding.decided_by', 'finding.due_at', 'finding.is_current', 'finding.owner_id', 'finding.reason', 'finding.state', 'pack.is_current',
  ...['answer', 'answer_params', 'batch_id', 'by_pharmacist', 'delivery_on', 'error_code', 'row_version', 'status'].map((column) => `refill_request.${column}`),
  ...[
    'state', 'row_version', 'true_version', 'out_of_date_at', 'seal_number', 'taken_by', 'taken_at', 'packer_id', 'sealed_at', 'use_by', 'checker_id', 'checked_at', 'held_at', 'held_by', 'held_reason',
    'replaces_id',
  ].map((column) => `pack.${column}`),
  ...['order_version_id', 'ndc11', 'schedule', 'expected_milli', 'state', 'reason', 'note', 'other_maker', 'row_version'].map((column) => `pack_order.${column}`),
  'pack_fill.undone_by', 'pack_fill.undone_at', 'technician_check.auditor_id', 'technician_check.audited_at', 'technician_check.correct',
  ...['name', 'zone', 'weekdays', 'departures', 'row_version'].map((column) => `route.${column}`),
  ...['van', 'driver', 'state', 'departed_at', 'departed_by', 'early_reason', 'row_version'].map((column) => `van_run.${column}`),
  ...['van_run_id', 'state', 'seal', 'row_version'].map((column) => `tote.${column}`),
  'tote_item.pulled_at', 'tote_item.pulled_by', 'tote_item.pulled_reason',
  ...['answer', 'answered_at', 'attempts', 'due_at', 'row_version', 'sent_at', 'state'].map((column) => `packager_export.${column}`),
  ...['address', 'content_sha256', 'error_code', 'finished_at', 'finished_by', 'remote_job', 'row_version', 'sent_at', 'state', 'tries', 'waits_for'].map((column) => `print_job.${column}`),
  'printer.superseded_at', 'med_order.changed_version', 'renewal_request.row_version', 'renewal_request.status',
];

describe('the application role', () => {
  let database: TestDatabase;
  const asApp = <Result extends object>(sql: string): Promise<Result[]> => withClient(database.appUrl, async (client) => (await client.query<Result>(sql)).rows);
  const names = async (sql: string): Promise<string[]> => (await asApp<{ name: string }>(sql)).map(({ name }) => name);

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => database.close());

  it('has no power of its own', async () => {
    const [role] = await asApp('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user');
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false });
  });

  it('is a member of no other role', async () => {
    expect(await names(`select rolname as name from pg_roles where rolname <> current_user and pg_has_role(current_user, oid, 'member')`)).toEqual([]);
  });

  it('owns nothing and can make nothing', async () => {
    expect(await names('select relname as name from pg_class where relowner = (select oid from pg_roles where rolname = current_user)')).toEqual([]);
    expect(await asApp(`select has_schema_privilege('public', 'create') as may`)).toEqual([{ may: false }]);
  });

  it('can delete, truncate, reference and trigger nowhere', async () => {
    expect(await names(`
      select distinct table_name || ' ' || privilege_type as name from information_schema.table_privileges
      where table_schema = 'public' and grantee in (current_user, 'PUBLIC') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')`)).toEqual([]);
  });

  it('may update a few tables, and of recorded facts only that a newer one closes them', async () => {
    expect(await names(`
      select table_name as name from information_schema.table_privileges
      where table_schema = 'public' and grantee = current_user and privilege_type = 'UPDATE' order by 1`)).toEqual(UPDATABLE);
    expect(await names(`
      select table_name || '.' || column_name as name from information_schema.column_privileges c
      where table_schema = 'public' and grantee = current_user and privilege_type = 'UPDATE' and table_name <> all ('{${UPDATABLE.join(',')}}')`).then((found) => found.toSorted()))
      .toEqual(UPDATABLE_COLUMNS.toSorted());
  });

  it('makes no pharmacies', async () => {
    expect(await asApp(`select has_table_privilege('tenant', 'insert') as may`)).toEqual([{ may: false }]);
  });
});
