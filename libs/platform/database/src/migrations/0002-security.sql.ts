/** Row-level security and rights of the tables of this migration; see 0001-security. */
export const ORDER_CHANGES_SECURITY_SQL = `
do $$
declare
  t text;
  app text := coalesce(nullif(current_setting('cyclefill.app_role', true), ''), 'cyclefill_app');
begin
  foreach t in array array['request_receipt', 'intake', 'intake_document', 'intake_reading', 'clarification', 'stop_policy'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy tenant_only on %I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t);
    execute format('grant select, insert on %I to %I', t, app);
  end loop;
  execute format('grant update (superseded_at) on intake_reading, stop_policy to %I', app);
  execute format('grant update (status, answer, status_at, status_by, row_version) on clarification to %I', app);
end $$;
`;
