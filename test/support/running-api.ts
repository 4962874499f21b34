import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@cyclefill/platform/clock';
import { loadConfig } from '@cyclefill/platform/config';
import type { Environment } from '@cyclefill/platform/config';
import { InlineDocumentRenderer } from '@cyclefill/features/document';
import { FolderDocumentStorage } from '@cyclefill/platform/storage';
import type { DocumentStorage } from '@cyclefill/platform/storage';
import { createApi } from '../../apps/api/src/create-api.js';
import { capturedLog } from './captured-log.js';
import type { TestDatabase } from './database.js';

export interface RunningApi {
  /** Asks as the holder of the token; none = nobody. */
  get(path: string, token?: string): Promise<Response>;
  /** Sends JSON, or bytes as they are, with the headers of a command. */
  post(path: string, token: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Puts JSON in the place of what is there. */
  put(path: string, token: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  readonly storage: DocumentStorage;
  readonly url: string;
  /** All that the API has logged. */
  readonly log: () => string;
  close(): Promise<void>;
}

/** The API in this process, on a free port, with storage in a folder of its own. */
export async function runningApi(database: TestDatabase, settings: Environment = process.env): Promise<RunningApi> {
  const folder = await mkdtemp(join(tmpdir(), 'cyclefill-api-'));
  const config = loadConfig({ REDIS_URL: settings['REDIS_URL'], QUEUE_DATABASE_URL: settings['QUEUE_DATABASE_URL'], DATABASE_APP_URL: database.appUrl, PRINTER_NETWORKS: settings['PRINTER_NETWORKS'], CYCLEFILL_DATA: folder }, ['DATABASE_APP_URL']);
  const { log, text } = capturedLog();
  const app = await createApi(config, log, new InlineDocumentRenderer());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    get: async (path, token) => fetch(`${url}${path}`, { headers: token === undefined ? {} : { Authorization: `Bearer ${token}` } }),
    post: async (path, token, body, headers = {}) => fetch(`${url}${path}`, {
      method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
    }),
    put: async (path, token, body, headers = {}) => fetch(`${url}${path}`, { method: 'PUT', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    storage: new FolderDocumentStorage(join(folder, 'documents'), new SystemClock()),
    url,
    log: text,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
