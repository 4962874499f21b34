import { createHash, createHmac } from 'node:crypto';
import type { S3Credentials } from './s3-settings.js';

/** A request before its signature; all its headers are signed. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names, without `host` and what this adds. */
  readonly headers: Readonly<Record<string, string>>;
  /** Lower-case hex SHA-256 of the body. */
  readonly bodySha256: string;
}

export interface Signer {
  readonly credentials: S3Credentials;
  readonly region: string;
  readonly now: Date;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * All headers of the request with its Signature Version 4, payload in a single chunk.
 * Source: Amazon S3 API Reference, "Signature Calculations for the Authorization Header" (sig-v4-header-based-auth).
 */
export function signRequest({ method, url, headers, bodySha256 }: UnsignedRequest, { credentials, region, now }: Signer): Record<string, string> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/gu, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const signed: Record<string, string> = {
    ...headers, host: url.host, 'x-amz-content-sha256': bodySha256, 'x-amz-date': time,
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const names = Object.keys(signed).toSorted();
  const canonical = [
    method, canonicalPath(url), canonicalQuery(url),
    ...names.map((name) => `${name}:${(signed[name] ?? '').trim().replace(/ +/gu, ' ')}`), '', names.join(';'), bodySha256,
  ].join('\n');
  const toSign = [ALGORITHM, time, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signature = mac(signingKey(credentials.secretAccessKey, scope), toSign).toString('hex');
  return { ...signed, authorization: `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}` };
}

function signingKey(secret: string, scope: string): Buffer {
  return scope.split('/').reduce<Buffer>((key, part) => mac(key, part), Buffer.from(`AWS4${secret}`));
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** S3 encodes a path once and does not normalise it, unlike other services. */
function canonicalPath(url: URL): string {
  return url.pathname.split('/').map((part) => encoded(decodeURIComponent(part))).join('/');
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).toSorted().join('&');
}

/** RFC 3986: everything but unreserved characters. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/gu, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
