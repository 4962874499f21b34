import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The one account that the tests' server knows. */
export interface S3Account {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
}

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

/**
 * S3's error code for a request that AWS Signature Version 4 would refuse, or null. Written from the specification and
 * the raw request as it arrived; it shares nothing with what the product signs with.
 */
export function refusedSignature(request: IncomingMessage, body: Buffer, account: S3Account, nowMs: number): string | null {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/u.exec(request.headers.authorization ?? '');
  if (parts === null) return 'AccessDenied';
  const [, keyId = '', day = '', region = '', signedHeaders = '', signature = ''] = parts;
  if (keyId !== account.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== account.region) return 'AuthorizationHeaderMalformed';
  const header = (name: string): string => String(request.headers[name] ?? '');
  const signed = signedHeaders.split(';');
  const amz = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  if (!['host', ...amz].every((name) => signed.includes(name))) return 'AccessDenied';
  if (header('x-amz-security-token') !== (account.sessionToken ?? '')) return 'InvalidToken';
  const time = header('x-amz-date');
  const [, year, month, date, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(time) ?? [];
  const sentMs = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (!time.startsWith(day) || !(Math.abs(sentMs - nowMs) <= 900_000)) return 'RequestTimeTooSkewed';
  if (header('x-amz-content-sha256') !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const canonical = `${request.method}\n${path}\n${query}\n${signed.map((name) => `${name}:${header(name).trim()}\n`).join('')}\n${signedHeaders}\n${sha256(body)}`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(hmac(`AWS4${account.secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return hmac(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
