import { resolve } from 'node:path';
import type { Clock } from '@cyclefill/platform/clock';
import { type Config, storesInS3 } from '@cyclefill/platform/config';
import type { DocumentStorage } from './document-storage.js';
import { FolderDocumentStorage } from './folder-document-storage.js';
import { S3Client } from './s3/s3-client.js';
import { S3DocumentStorage } from './s3/s3-document-storage.js';

/** The storage that the settings name: API, workers and commands with the same settings share it. Nothing is opened yet. */
export function openDocumentStorage(config: Config, clock: Clock): DocumentStorage {
  if (!storesInS3(config)) return new FolderDocumentStorage(resolve(config.CYCLEFILL_DATA, 'documents'), clock);
  return new S3DocumentStorage(new S3Client({
    endpoint: config.S3_ENDPOINT ?? `https://s3.${config.S3_REGION}.amazonaws.com`,
    bucket: config.S3_BUCKET,
    region: config.S3_REGION,
    pathStyle: config.S3_PATH_STYLE === 'on',
    credentials: { accessKeyId: config.S3_ACCESS_KEY_ID, secretAccessKey: config.S3_SECRET_ACCESS_KEY, sessionToken: config.S3_SESSION_TOKEN },
  }, clock));
}
