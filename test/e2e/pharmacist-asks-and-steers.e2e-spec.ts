import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { z } from 'zod';
import { computeBatches } from '../support/computed-batches.js';
import { type RunningApi, runningApi } from '../support/running-api.js';
import { type SamplePharmacy, samplePharmacy } from '../support/sample-pharmacy.js';

const BatchRow = z.object({ id: z.string(), facility_id: z.string(), rx: z.string(), resident_id: z.string() });
const AuditRow = z.object({ action: z.string(), outcome: z.string(), residents: z.int() });

// Whole pharmacies are imported and computed; a busy machine takes its time.
jest.setTimeout(120_000);

describe('a pharmacist asks why, and steers a run', () => {
  let pharmacy: SamplePharmacy;
  let api: RunningApi;
  let runId: string;
  let lines: z.output<typeof BatchRow>[];
  const tokens = new Map<Role, string>();

  async function someone(role: Role, scopes: FacilityScope[] = []): Promise<void> {
    const { uow } = pharmacy.database;
    await new AddUser(uow).execute(pharmacy.actor, { login: role, displayName: 'Test Person', role, scopes });
    tokens.set(role, (await new IssueToken(uow).execute(pharmacy.actor, { login: role })).token);
  }
  const ask = async (role: Role, rx: string, run = runId): Promise<Response> => api.get(`/api/v1/fill-runs/${run}/explanations?rx=${rx}`, tokens.get(role));
  const post = (role: Role, path: string): Promise<Response> => fetch(`${api.url}/api/v1/${path}`, { method: 'POST', headers: { Authorization: `Bearer ${tokens.get(role) ?? ''}` } });

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 2, residents: 16, seed: 6 });
    const { uow } = pharmacy.database;
    runId = (await new OpenNightlyRun(uow).execute(pharmacy.actor, new Date('2026-12-01T12:00:00Z'))).runIds[0] ?? '';
    await computeBatches(pharmacy);
    lines = await uow.run(pharmacy.actor, (tx) => tx.query(BatchRow, `
      select distinct on (b.id) b.id, b.facility_id, v.rx_number as rx, l.resident_id from fill_batch b join fill_line l on l.batch_id = b.id join order_version v on v.id = l.order_version_id
      where l.status = 'filled' order by b.id, v.rx_number`));
    await someone('pharmacist');
    await someone('technician');
    await someone('facility_lead', [{ facilityId: lines[0]?.facility_id ?? '', wingId: null }]);
    api = await runningApi(pharmacy.database);
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await pharmacy.database.close();
  });

  it('why an order gets its quantity: steps that add up to it', async () => {
    const response = await ask('pharmacist', lines[0]?.rx ?? '');
    const body = await response.json() as { residentId: string; explanations: { batchId: string; line: { dispensed: unknown; steps: { subtotal: unknown }[] } }[] };
    expect([response.status, body.residentId, body.explanations[0]?.batchId]).toEqual([200, lines[0]?.resident_id, lines[0]?.id]);
    expect(body.explanations[0]?.line.steps.at(-1)?.subtotal).toEqual(body.explanations[0]?.line.dispensed);
  });

  it('leaves whose data it was in the audit', async () => {
    const audit = await pharmacy.database.uow.run(pharmacy.actor, (tx) =>
      tx.query(AuditRow, `select action, outcome, cardinality(resident_ids) as residents from audit_event where action = 'fill-run.explain' order by at limit 1`));
    expect(audit).toEqual([{ action: 'fill-run.explain', outcome: 'done', residents: 1 }]);
  });

  it('a facility lead asks about her facility alone; what nobody knows is not found', async () => {
    expect([(await ask('facility_lead', lines[0]?.rx ?? '')).status, (await ask('facility_lead', lines[1]?.rx ?? '')).status]).toEqual([200, 404]);
    expect([(await ask('pharmacist', 'NO-SUCH-RX')).status, (await ask('pharmacist', lines[0]?.rx ?? '', lines[0]?.id)).status, (await ask('pharmacist', '')).status]).toEqual([404, 404, 400]);
  });

  it('a technician reads and does not steer', async () => {
    expect((await ask('technician', lines[0]?.rx ?? '')).status).toBe(200);
    for (const path of [`fill-runs/${runId}/pause`, `batches/${lines[0]?.id}/cancel`]) expect((await post('technician', path)).status).toBe(403);
  });

  it('pauses, resumes and cancels, each as often as it is sent', async () => {
    const outcome = async (path: string): Promise<unknown> => {
      const response = await post('pharmacist', path);
      return [response.status, ((await response.json()) as { items: { state: string; changed: boolean }[] }).items.map(({ state, changed }) => `${state} ${changed}`)];
    };
    expect(await outcome(`fill-runs/${runId}/pause`)).toEqual([200, ['paused true', 'paused true']]);
    expect(await (await api.get(`/api/v1/fill-runs/${runId}`, tokens.get('pharmacist'))).json()).toMatchObject({ state: 'paused' });
    expect(await outcome(`batches/${lines[0]?.id}/pause`)).toEqual([200, ['paused false']]);
    expect(await outcome(`fill-runs/${runId}/resume`)).toEqual([200, ['computed true', 'computed true']]);
    expect(await outcome(`batches/${lines[0]?.id}/cancel`)).toEqual([200, ['cancelled true']]);
    expect(await outcome(`batches/${lines[0]?.id}/cancel`)).toEqual([200, ['cancelled false']]);
    const retried = await post('pharmacist', `batches/${lines[0]?.id}/retry`);
    expect([retried.status, await retried.json()]).toMatchObject([409, { code: 'batch.state-forbids' }]);
    expect((await post('pharmacist', `batches/${runId}/cancel`)).status).toBe(404);
    expect(await outcome(`fill-runs/${runId}/cancel`)).toEqual([200, ['cancelled false', 'cancelled true']]);
    expect(await (await api.get(`/api/v1/fill-runs/${runId}`, tokens.get('pharmacist'))).json()).toMatchObject({ state: 'cancelled', counts: { eligible: 0 } });
  });
});
