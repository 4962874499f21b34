/** How it said no: HTTP status and S3's own code, empty where there was none; status 0 and the system's code where nobody answered. */
export interface S3No {
  readonly status: number;
  readonly s3Code: string;
}

/** The service answers, and says no: trying again would not help, a setting or a permission must change. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
  readonly code = 'storage.refused';
  readonly status: number;
  readonly s3Code: string;

  constructor(bucket: string, endpoint: string, no: S3No) {
    super(`bucket "${bucket}" at ${endpoint}: ${fixOf(no)} (${[no.status || '', no.s3Code].join(' ').trim()})`);
    this.status = no.status;
    this.s3Code = no.s3Code;
  }
}

const REGION = 'the bucket is in another region; set S3_REGION, and S3_ENDPOINT to the address of that region';
const NO_SERVICE = 'no S3 service answers there; correct S3_ENDPOINT, and S3_PATH_STYLE if the service wants the bucket in the host name or in the path';

function fixOf({ status, s3Code }: S3No): string {
  if (status === 0 && /CERT|UNABLE_TO|SIGNATURE/u.test(s3Code)) return 'its certificate is not trusted; correct S3_ENDPOINT, or name its authority\'s certificate in NODE_EXTRA_CA_CERTS';
  return FIXES[s3Code] ?? FIXES[String(status)] ?? 'the request was refused';
}

/** By S3's code, else by status, else by the system's code where no answer came. */
const FIXES: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket; create it or correct S3_BUCKET',
  SignatureDoesNotMatch: 'the signature is not accepted; correct S3_SECRET_ACCESS_KEY or S3_REGION, and see that no proxy rewrites the host',
  InvalidAccessKeyId: 'the access key is not known there; correct S3_ACCESS_KEY_ID',
  InvalidToken: 'the session token is not accepted; renew S3_SESSION_TOKEN with its keys, or leave it out for keys that do not expire',
  ExpiredToken: 'the session token has expired; renew S3_SESSION_TOKEN with its keys',
  RequestTimeTooSkewed: 'the clock of this machine is wrong; set it',
  AuthorizationHeaderMalformed: REGION,
  PermanentRedirect: REGION,
  301: REGION,
  AccessDenied: 'the key may not do this; give it s3:GetObject and s3:PutObject on the bucket\'s objects and s3:ListBucket on the bucket',
  403: 'access is denied; correct S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY or what the key may do',
  404: NO_SERVICE,
  ENOTFOUND: NO_SERVICE,
  EPROTO: 'the address does not speak TLS; correct https:// in S3_ENDPOINT',
};
