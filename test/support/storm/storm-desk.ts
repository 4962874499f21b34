import type { Role } from '@cyclefill/contracts';
import { AddUser, IssueToken } from '@cyclefill/features/identity';
import type { z } from 'zod';
import type { Answer, BenchDesk } from '../bench-desk.js';

/** The pharmacy in a storm: people who ask its API at once, and every answer that should never come. */
export interface StormDesk {
  readonly bench: BenchDesk;
  /** Another person with a token, by login. */
  hire(login: string, role: Role): Promise<void>;
  get(login: string, path: string): Promise<Answer>;
  /** A command; a refusal is an answer like any other. */
  post(login: string, path: string, body?: unknown, version?: number): Promise<Answer>;
  read<T>(row: z.ZodType<T>, sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Answers of a broken server, and of requests that were not even understood. */
  readonly unheard: readonly string[];
  /** How often each command was answered with what. */
  readonly tally: ReadonlyMap<string, number>;
}

/** What a person who reads the screen may well be told: done, no right to it, gone, somebody was quicker, a rule forbids it. */
const HEARD: ReadonlySet<number> = new Set([200, 201, 204, 403, 404, 409, 412, 422]);

/** What of a path is no id or code. */
const nameOf = (path: string): string => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ':id').replaceAll(/C-\d+-\d/gu, ':code');

export function stormDesk(bench: BenchDesk): StormDesk {
  const { api, pharmacy } = bench;
  const [tokens, tally, unheard] = [new Map<string, string>(), new Map<string, number>(), [] as string[]];
  let keys = 0;
  const token = (login: string): string => tokens.get(login) ?? bench.token(login);
  const heard = async (path: string, sent: unknown, response: Response): Promise<Answer> => {
    const text = await response.text();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const said = response.ok && !('verdict' in body) ? '' : ` ${String(body['code'])}`;
    const told = `${nameOf(path)} ${response.status}${said}`;
    tally.set(told, (tally.get(told) ?? 0) + 1);
    if (!HEARD.has(response.status)) unheard.push(`${response.status} ${path} ${JSON.stringify(sent)} ${text} ${api.log().split('\n').filter((line) => line.includes(String(body['instance']))).join(' ')}`);
    return [response.status, body];
  };
  return {
    bench, unheard, tally,
    read: (row, sql, params) => bench.read(row, sql, params),
    hire: async (login, role) => {
      await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login, displayName: `Test ${login}`, role, scopes: [] });
      tokens.set(login, (await new IssueToken(pharmacy.database.uow).execute(pharmacy.actor, { login })).token);
    },
    get: async (login, path) => heard(path.split('?')[0] ?? '', null, await api.get(`/api/v1/${path}`, token(login))),
    post: async (login, path, body = {}, version?) => {
      const headers = { 'Idempotency-Key': `storm-key-${String((keys += 1))}`, ...(version !== undefined && { 'If-Match': `"${version}"` }) };
      return heard(path, body, await api.post(`/api/v1/${path}`, token(login), body, headers));
    },
  };
}
