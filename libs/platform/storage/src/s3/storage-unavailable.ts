import { Transient } from '@cyclefill/contracts';

/** The bucket did not answer, or only with "later", each time it was asked. */
export class StorageUnavailable extends Transient {
  constructor(bucket: string, endpoint: string, attempts: number, reason: string) {
    super('storage.unavailable');
    this.message = `bucket "${bucket}" at ${endpoint} does not answer: ${reason}, ${attempts} times; see that the service runs and S3_ENDPOINT is right, then try again`;
  }
}
