export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Given with credentials that expire. */
  readonly sessionToken?: string | undefined;
}

/** A bucket and how it is reached. */
export interface S3Settings {
  /** `https://s3.eu-central-1.amazonaws.com`, `http://127.0.0.1:9000`: scheme, host and port. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** True: `host/bucket/key`. False: `bucket.host/key`. */
  readonly pathStyle: boolean;
  readonly credentials: S3Credentials;
}

/** Address of a key in the bucket. */
export function addressOf({ endpoint, bucket, pathStyle }: S3Settings, key: string): URL {
  const url = new URL(endpoint);
  if (!pathStyle) url.host = `${bucket}.${url.host}`;
  url.pathname = pathStyle ? `/${bucket}/${key}` : `/${key}`;
  return url;
}
