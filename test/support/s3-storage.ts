import { Agent } from 'node:http';
import type { Clock } from '@cyclefill/platform/clock';
import { S3Client, S3DocumentStorage } from '@cyclefill/platform/storage';
import type { Patience, S3Settings } from '@cyclefill/platform/storage';
import type { S3Server } from './s3-server.js';

export const S3_ACCOUNT = { accessKeyId: 'AKIAMARKERKEY', secretAccessKey: 'marker/secret+key', sessionToken: 'marker-token==', region: 'eu-central-1' };

/** A storage in the server's bucket, with the right settings but for those given. */
export function s3Storage({ port, bucket }: S3Server, clock: Clock, other: Partial<S3Settings> = {}, patience: Partial<Patience> = {}): S3DocumentStorage {
  const settings: S3Settings = { endpoint: `http://127.0.0.1:${port}`, bucket, region: S3_ACCOUNT.region, pathStyle: true, credentials: S3_ACCOUNT, ...other };
  // Where the bucket is in the host name, every name leads to loopback, as a wildcard record would: not every machine resolves bucket.localhost.
  const agent = settings.pathStyle ? undefined : new Agent({ lookup: (_host, { all }, done) => (all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) });
  return new S3DocumentStorage(new S3Client(settings, clock, { idleMs: 5000, attempts: 3, pauseMs: 1, ...patience }, agent));
}
