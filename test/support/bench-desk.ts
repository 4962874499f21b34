import type { FacilityScope, Role } from '@cyclefill/contracts';
import { day } from '@cyclefill/domain/kernel';
import { OpenCycleRun } from '@cyclefill/features/fill';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import { RecordConsent } from '@cyclefill/features/refill';
import { z } from 'zod';
import { type RunningApi, runningApi } from './running-api.js';
import type { SamplePharmacy } from './sample-pharmacy.js';
import { planBatches } from './worked-batches.js';

const Facility = z.object({ id: z.string() });
const User = z.object({ id: z.string() });
const Resident = z.object({ id: z.string(), facility: z.string() });

/** A pack as the API shows it, as far as tests look. */
export interface ShownPack {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly rowVersion: number;
  readonly outOfDate: boolean;
  readonly residentId: string;
  readonly residentCode: string;
  readonly sealNumber: number;
  readonly useBy: string | null;
  readonly replacesId: string | null;
  readonly toPull: readonly { readonly position: number; readonly orderId: string; readonly at: string; readonly units: string; readonly reason: string }[];
  readonly toAdd: readonly { readonly orderId: string; readonly at: string; readonly units: string }[];
  readonly withoutPack: readonly { readonly orderId: string; readonly rxNumber: string; readonly doses: number; readonly first: string; readonly last: string }[];
  readonly driftReasons: readonly string[];
  readonly orders: readonly {
    readonly orderId: string; readonly rxNumber: string; readonly ndc11: string; readonly expected: string; readonly packed: string; readonly state: string; readonly rowVersion: number | null;
    readonly schedule: string | null; readonly looksDifferent: boolean; readonly cells: readonly { readonly at: string }[];
  }[];
}

export type Answer = readonly [status: number, body: Record<string, unknown>];

/** People at the bench of a sample pharmacy over the API: two technicians, two pharmacists, an auditor and a nurse. */
export interface BenchDesk {
  readonly api: RunningApi;
  readonly pharmacy: SamplePharmacy;
  readonly batchId: string;
  userId(login: string): string;
  token(login: string): string;
  /** Somebody more, with a token. */
  join(login: string, role: Role, scopes?: FacilityScope[]): Promise<void>;
  /** Opens and plans the window of the first facility from a day. */
  get(login: string, path: string): Promise<Answer>;
  post(login: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  pack(id: string, login?: string): Promise<ShownPack>;
  /** A command on a pack at its present version. */
  command(login: string, packId: string, command: string, body?: unknown): Promise<Answer>;
  /** A command on one order of a pack, at its present version. */
  orderCommand(login: string, packId: string, orderId: string, command: string, body?: unknown): Promise<Answer>;
  /** Confirms every open order of a pack by what was ordered, of a lot that lasts. */
  fill(login: string, packId: string, changes?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Brings a planned pack to a state by the shortest way. */
  bring(packId: string, to: 'filling' | 'sealed' | 'checked'): Promise<ShownPack>;
  read<T>(row: z.ZodType<T>, sql: string, params?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const PEOPLE: Readonly<Record<string, Role>> = { tess: 'technician', theo: 'technician', pam: 'pharmacist', paul: 'pharmacist', ada: 'auditor', mona: 'manager' };

/** Sits down at the bench of a pharmacy whose first window from `cycleStart` is planned. */
export async function benchDesk(pharmacy: SamplePharmacy, cycleStart: string, asOf: Date): Promise<BenchDesk> {
  const { database, actor } = pharmacy;
  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => database.uow.run(actor, (tx) => tx.query(row, sql, params));
  // Sheets of several drugs are sealed with consent alone where the state asks for it (R231).
  for (const { id: residentId, facility: code } of await read(Resident, 'select r.id, f.code as facility from resident r join facility f on f.id = r.facility_id order by r.id')) {
    await new RecordConsent(database.uow).execute(actor, 'pharmacy', code, { kind: 'med-pak', from: '2026-01-01', residentId, granted: true, givenBy: 'The resident', note: '' });
  }
  const [facility] = await read(Facility, 'select id from facility order by code limit 1');
  const { batchId } = await new OpenCycleRun(database.uow).execute(actor, { facilityId: facility?.id ?? '', cycleStart: day(cycleStart), asOf, knownAt: null });
  await planBatches(pharmacy);
  const api = await runningApi(database);
  const [tokens, users] = [new Map<string, string>(), new Map<string, string>()];
  const join: BenchDesk['join'] = async (login, role, scopes = []) => {
    await new AddUser(database.uow).execute(actor, { login, displayName: `Test ${login}`, role, scopes });
    tokens.set(login, (await new IssueToken(database.uow).execute(actor, { login })).token);
    users.set(login, (await read(User, 'select id from app_user where login = $1', [login]))[0]?.id ?? '');
  };
  for (const [login, role] of Object.entries(PEOPLE)) await join(login, role);
  let keys = 0;
  const token = (login: string): string => tokens.get(login) ?? '';
  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    return [response.status, text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)];
  };
  const desk: BenchDesk = {
    api, pharmacy, batchId, read, token, join,
    userId: (login) => users.get(login) ?? '',
    get: async (login, path) => answerOf(await api.get(`/api/v1/${path}`, token(login))),
    post: async (login, path, body = {}, headers = {}) => answerOf(await api.post(`/api/v1/${path}`, token(login), body, { 'Idempotency-Key': `bench-key-${String(keys += 1)}`, ...headers })),
    pack: async (id, login = 'tess') => (await desk.get(login, `packs/${id}`))[1] as unknown as ShownPack,
    command: async (login, packId, command, body = {}) => desk.post(login, `packs/${packId}/${command}`, body, { 'If-Match': String((await desk.pack(packId)).rowVersion) }),
    orderCommand: async (login, packId, orderId, command, body = {}) => {
      const order = (await desk.pack(packId)).orders.find((one) => one.orderId === orderId);
      return desk.post(login, `packs/${packId}/orders/${orderId}/${command}`, body, { 'If-Match': String(order?.rowVersion ?? 0) });
    },
    fill: async (login, packId, changes = {}) => {
      for (const { orderId, ndc11, expected, schedule, state } of (await desk.pack(packId)).orders) {
        if (state !== 'open') continue;
        const body = { containers: [{ scan: ndc11, lot: 'LOT-1', expiresOn: '2028-06-30', units: expected }], ...(schedule !== null && { witnessId: desk.userId('theo') }), ...changes };
        const [status, answer] = await desk.orderCommand(login, packId, orderId, 'confirm', body);
        if (status !== 200) throw new Error(`not confirmed: ${JSON.stringify(answer)}`);
      }
    },
    bring: async (packId, to) => {
      const must = ([status, body]: Answer): void => {
        if (status !== 200) throw new Error(JSON.stringify(body));
      };
      must(await desk.command('tess', packId, 'start'));
      if (to === 'filling') return desk.pack(packId);
      await desk.fill('tess', packId);
      const { code } = await desk.pack(packId);
      must(await desk.command('tess', packId, 'seal', { scan: code }));
      if (to === 'sealed') return desk.pack(packId);
      const [, view] = await desk.get('pam', `packs/${packId}/check`);
      const acknowledged = (view['rows'] as { lineId: string; toAcknowledge: boolean }[]).filter((row) => row.toAcknowledge).map((row) => row.lineId);
      must(await desk.command('pam', packId, 'pass', { scan: code, acknowledged }));
      return desk.pack(packId);
    },
    close: async () => {
      await api.close();
      await database.close();
    },
  };
  return desk;
}
