import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Transient } from '@cyclefill/contracts';
import { FixedClock } from '@cyclefill/platform/clock';
import { StorageRefused } from '@cyclefill/platform/storage';
import type { S3Settings } from '@cyclefill/platform/storage';
import { type Fault, S3Server, refuse } from '../../support/s3-server.js';
import { S3_ACCOUNT, s3Storage } from '../../support/s3-storage.js';

const content = Buffer.from('%PDF-1.7 a page\n'.repeat(20_000));
const hash = createHash('sha256').update(content).digest('hex');
const key = `${hash.slice(0, 2)}/${hash}`;
const answers = (code: string): Fault => (request, response) => {
  request.resume();
  refuse(response, code);
  return true;
};
const reset: Fault = (request) => {
  request.socket.destroy();
  return true;
};
const silence: Fault = () => true;
const none: Fault = () => false;

let clock: FixedClock;
let server: S3Server;
beforeEach(async () => {
  clock = new FixedClock('2026-12-01T12:00:00Z');
  server = await S3Server.start('papers', S3_ACCOUNT, () => Date.parse('2026-12-01T12:00:00Z'));
});
afterEach(async () => server.stop());

const failure = async (call: Promise<unknown>): Promise<Error> => call.then(() => new Error('it was done'), (error: Error) => error);

describe('S3DocumentStorage', () => {
  it('sends equal content once', async () => {
    const storage = s3Storage(server, clock);
    await storage.put(content);
    await storage.put(content);
    expect(server.answers).toEqual(['GET 404', 'PUT 200', 'GET 206']);
  });

  it.each([
    ['busy', answers('SlowDown')], ['broken', answers('InternalError')], ['torn', reset], ['silent', silence], ['in conflict', answers('ConditionalRequestConflict')],
  ])('tries again when the service is %s, and stores the content whole', async (_name, fault) => {
    server.faults.push(fault, none, fault);
    await s3Storage(server, clock, {}, { idleMs: 250 }).put(content);
    expect(server.objects.get(key)?.equals(content)).toBe(true);
  });

  it('takes a put whose answer was lost as done', async () => {
    server.faults.push(none, (_request, response) => {
      // Stored, and then the line breaks.
      response.end = () => response.destroy();
      return false;
    });
    await s3Storage(server, clock).put(content);
    expect(server.objects.size).toBe(1);
    expect(server.answers).toEqual(['GET 404', 'PUT 412']);
  });

  it('writes without a condition where the service knows none', async () => {
    server.faults.push(none, answers('NotImplemented'));
    await s3Storage(server, clock).put(content);
    expect(server.objects.get(key)?.equals(content)).toBe(true);
  });

  it('leaves nothing of a put that breaks off, and reads again what broke off', async () => {
    const cut: Fault = (request) => {
      request.once('data', () => request.socket.destroy());
      return true;
    };
    server.faults.push(none, cut, cut, cut);
    await expect(s3Storage(server, clock).put(content)).rejects.toThrow(Transient);
    expect(server.objects.size).toBe(0);
    await s3Storage(server, clock).put(content);
    server.faults.push((_request, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
      return true;
    });
    expect((await s3Storage(server, clock).get(hash)).equals(content)).toBe(true);
  });

  it('ends a download whose connection breaks with an error, not short', async () => {
    await s3Storage(server, clock).put(content);
    server.faults.push((_request, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 100_000), () => response.destroy());
      return true;
    });
    const { content: pieces } = await s3Storage(server, clock).stream(hash);
    await expect(buffer(pieces)).rejects.toThrow();
  });

  it('gives up after its attempts with an error that a job tries later, naming bucket and address', async () => {
    server.faults.push(silence, silence, silence);
    const error = await failure(s3Storage(server, clock, {}, { idleMs: 100 }).get(hash));
    expect(error).toBeInstanceOf(Transient);
    expect(error.message).toBe(`bucket "papers" at http://127.0.0.1:${server.port} does not answer: nothing for 100 ms, 3 times; see that the service runs and S3_ENDPOINT is right, then try again`);
    expect(server.faults).toEqual([]);
  });

  it('gives up in the same way when nobody listens', async () => {
    const storage = s3Storage(server, clock);
    await server.stop();
    const error = await failure(storage.get(hash));
    expect(error).toBeInstanceOf(Transient);
    expect(error.message).toContain('does not answer: ECONNREFUSED, 3 times');
  });

  const wrong: readonly (readonly [string, Partial<S3Settings>, string])[] = [
    ['secret', { credentials: { ...S3_ACCOUNT, secretAccessKey: 'marker-wrong' } }, 'the signature is not accepted; correct S3_SECRET_ACCESS_KEY or S3_REGION, and see that no proxy rewrites the host (403 SignatureDoesNotMatch)'],
    ['key', { credentials: { ...S3_ACCOUNT, accessKeyId: 'marker-nobody' } }, 'the access key is not known there; correct S3_ACCESS_KEY_ID (403 InvalidAccessKeyId)'],
    ['token', { credentials: { ...S3_ACCOUNT, sessionToken: 'marker-old' } }, 'the session token is not accepted; renew S3_SESSION_TOKEN with its keys, or leave it out for keys that do not expire (400 InvalidToken)'],
    ['region', { region: 'us-east-1' }, 'the bucket is in another region; set S3_REGION, and S3_ENDPOINT to the address of that region (400 AuthorizationHeaderMalformed)'],
    ['bucket', { bucket: 'elsewhere' }, 'there is no such bucket; create it or correct S3_BUCKET (404 NoSuchBucket)'],
  ];
  it.each(wrong)('says of a wrong %s which setting to correct, at once, and quotes no secret', async (_name, settings, fix) => {
    const storage = s3Storage(server, clock, settings);
    for (const call of [storage.put(content), storage.get(hash), storage.stream(hash), storage.has(hash), storage.check()]) {
      const error = await failure(call);
      expect(error).toBeInstanceOf(StorageRefused);
      expect(error.message).toBe(`bucket "${settings.bucket ?? 'papers'}" at http://127.0.0.1:${server.port}: ${fix}`);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('marker');
    }
    expect(server.answers).toHaveLength(5);
  });

  it('says of a wrong clock that it is wrong, and of an address without S3 that nothing is there', async () => {
    clock.set('2026-12-01T12:16:00Z');
    expect((await failure(s3Storage(server, clock).has(hash))).message).toContain('the clock of this machine is wrong; set it (403 RequestTimeTooSkewed)');
    server.faults.push((_request, response) => {
      response.writeHead(404).end('<html>nothing</html>');
      return true;
    });
    expect((await failure(s3Storage(server, clock).has(hash))).message).toContain('no S3 service answers there; correct S3_ENDPOINT, and S3_PATH_STYLE');
  });

  it('says of an address that speaks no TLS that it does not', async () => {
    const storage = s3Storage(server, clock, { endpoint: `https://127.0.0.1:${server.port}` });
    expect((await failure(storage.get(hash))).message).toBe(`bucket "papers" at https://127.0.0.1:${server.port}: the address does not speak TLS; correct https:// in S3_ENDPOINT (EPROTO)`);
  });
});
