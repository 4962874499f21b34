import { describe, expect, it } from '@jest/globals';
import { signRequest } from './sign-request.js';
import type { UnsignedRequest } from './sign-request.js';

/**
 * The examples of Amazon S3's API Reference, "Signature Calculations for the Authorization Header: Transferring Payload
 * in a Single Chunk": bucket examplebucket, us-east-1, 24 May 2013, and the example credentials printed there.
 */
const signer = {
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  region: 'us-east-1', now: new Date('2013-05-24T00:00:00Z'),
};
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const examples: readonly (readonly [string, UnsignedRequest, string, string])[] = [
  ['GET Object', { method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'), headers: { range: 'bytes=0-9' }, bodySha256: EMPTY },
    'host;range;x-amz-content-sha256;x-amz-date', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  ['PUT Object', { method: 'PUT', url: new URL('https://examplebucket.s3.amazonaws.com/test$file.text'), headers: { 'date': 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' }, bodySha256: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072' },
    'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class', '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'],
  ['GET Bucket Lifecycle', { method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/?lifecycle'), headers: {}, bodySha256: EMPTY },
    'host;x-amz-content-sha256;x-amz-date', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['GET Bucket (List Objects)', { method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J'), headers: {}, bodySha256: EMPTY },
    'host;x-amz-content-sha256;x-amz-date', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
];

describe('signRequest', () => {
  it.each(examples)('signs the published example %s as it is printed', (_name, request, signedHeaders, signature) => {
    const { authorization } = signRequest(request, signer);
    expect(authorization).toBe(`AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`);
  });

  it('sends and signs the token of credentials that expire', () => {
    const [, request] = examples[0] ?? [];
    if (request === undefined) throw new Error('no example');
    const headers = signRequest(request, { ...signer, credentials: { ...signer.credentials, sessionToken: 'a token' } });
    expect(headers['x-amz-security-token']).toBe('a token');
    expect(headers['authorization']).toContain('SignedHeaders=host;range;x-amz-content-sha256;x-amz-date;x-amz-security-token,');
  });
});
