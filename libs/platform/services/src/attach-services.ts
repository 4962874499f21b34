import { resolve } from 'node:path';
import { readServices } from './services-claim.js';
import type { ServiceUrls } from './service-urls.js';

/** Where the services run that another process started from this data folder, or null when there are none. */
export async function attachServices(dataDir: string): Promise<ServiceUrls | null> {
  return (await readServices(resolve(dataDir)))?.urls ?? null;
}
