import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf, isRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';
import { ServicesAlreadyRunning, ServicesFailed } from './services-errors.js';
import type { ServiceUrls } from './service-urls.js';

/** What `services.json` of a data folder holds; readable by its owner only, since the URLs carry passwords. */
export interface ServicesRecord extends ProcessIdentity {
  /** Null while they are starting. */
  readonly urls: ServiceUrls | null;
}

/** The right of one process to run the services of a data folder. */
export interface ServicesClaim {
  publish(urls: ServiceUrls): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the claim; one left by a process that is gone is taken over.
 * @throws ServicesAlreadyRunning
 */
export async function claimServices(home: string): Promise<ServicesClaim> {
  const self = identityOf(process.pid);
  if (!self) throw new ServicesFailed('this system does not tell which processes run');
  const file = recordFile(home);
  for (let tries = 0; tries < 5; tries += 1) {
    if (await createRecord(file, { ...self, urls: null })) {
      return {
        publish: async (urls) => replaceRecord(file, { ...self, urls }),
        release: async () => rm(file, { force: true }),
      };
    }
    const other = await readServices(home);
    if (other) throw new ServicesAlreadyRunning(other.pid, home);
    await rm(file, { force: true });
  }
  throw new ServicesFailed(`${file} keeps changing hands; try again`);
}

/** The record of a starter that still runs, or null. */
export async function readServices(home: string): Promise<ServicesRecord | null> {
  const text = await readFile(recordFile(home), 'utf8').catch(() => '');
  const record = parse(text);
  return record && isRunning(record) ? record : null;
}

/** Whether the starter of these services is gone without having released them. */
export async function wasAbandoned(home: string): Promise<boolean> {
  const record = parse(await readFile(recordFile(home), 'utf8').catch(() => ''));
  return record !== null && !isRunning(record);
}

function recordFile(home: string): string {
  return join(home, 'services.json');
}

function parse(text: string): ServicesRecord | null {
  try {
    return JSON.parse(text) as ServicesRecord;
  } catch {
    return null;
  }
}

/** Creates the whole record at once, or nothing: a reader never sees half of it. */
async function createRecord(file: string, record: ServicesRecord): Promise<boolean> {
  const draft = await writeDraft(file, record);
  const created = await link(draft, file).then(() => true, (error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  });
  await rm(draft, { force: true });
  return created;
}

async function replaceRecord(file: string, record: ServicesRecord): Promise<void> {
  await rename(await writeDraft(file, record), file);
}

async function writeDraft(file: string, record: ServicesRecord): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
