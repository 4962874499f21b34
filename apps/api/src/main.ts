import 'reflect-metadata';
import { ThreadDocumentRenderer } from '@cyclefill/features/document';
import { loadConfig } from '@cyclefill/platform/config';
import { PinoLogger } from '@cyclefill/platform/logging';
import { askedToEnd } from '@cyclefill/platform/services';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { createApi } from './create-api.js';

const end = askedToEnd();
const config = loadConfig(process.env, ['DATABASE_APP_URL']);
const log = new PinoLogger({ service: 'api', level: config.LOG_LEVEL });
const renderer = new ThreadDocumentRenderer();
const app = await createApi(config, log, renderer);
await app.get(DocumentStorage).check();
await app.listen(config.HTTP_PORT, config.HTTP_HOST);

const address: unknown = app.getHttpServer().address();
const port = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : config.HTTP_PORT;
log.info('api.ready', { pid: process.pid, port });

/** Takes no new connection, lets running requests finish, then lets go of queue and database. */
async function stop(signal: string): Promise<void> {
  log.info('api.stopping', { signal });
  await app.close();
  await renderer.close();
  log.info('api.stopped', { pid: process.pid });
}
// An API that a command started ends with it, however the command ends.
void end.then(stop);
if (process.connected) process.send?.({ ready: true, port });
