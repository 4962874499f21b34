import { randomInt } from 'node:crypto';
import { type IncomingMessage, Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@cyclefill/platform/clock';
import { hashOf } from '../content-hash.js';
import { PassingFailure, isPassingAnswer, isPassingCode } from './passing-failure.js';
import { StorageRefused } from './s3-refused.js';
import { type S3Settings, addressOf } from './s3-settings.js';
import { signRequest } from './sign-request.js';
import { StorageUnavailable } from './storage-unavailable.js';

export interface S3Request {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Patience {
  /** Milliseconds without a byte after which an attempt is given up. */
  readonly idleMs: number;
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled before each later one, with up to as much again by chance. */
  readonly pauseMs: number;
}

export const PATIENCE: Patience = { idleMs: 30_000, attempts: 4, pauseMs: 200 };

const NOTHING = new Uint8Array();

/** Signed requests to one bucket. A passing failure is tried again with a new signature, a bounded number of times. */
export class S3Client {
  private readonly settings: S3Settings;
  private readonly clock: Clock;
  private readonly patience: Patience;
  private readonly agent: HttpAgent;

  constructor(settings: S3Settings, clock: Clock, patience: Patience = PATIENCE, agent?: HttpAgent) {
    this.settings = settings;
    this.clock = clock;
    this.patience = patience;
    this.agent = agent ?? new (settings.endpoint.startsWith('https:') ? HttpsAgent : HttpAgent)({ keepAlive: true });
  }

  /**
   * Gives the answer to `read` once the service says yes; what fails while it reads is tried again too.
   * @throws StorageRefused, StorageUnavailable
   */
  async call<T>(request: S3Request, read: (answer: IncomingMessage) => Promise<T>): Promise<T> {
    const { bucket, endpoint } = this.settings;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read(await this.send(request)).catch((error: unknown) => this.fail(error));
      } catch (error) {
        if (!(error instanceof PassingFailure)) throw error;
        if (attempt >= this.patience.attempts) throw new StorageUnavailable(bucket, endpoint, attempt, error.reason);
      }
      const wait = this.patience.pauseMs * 2 ** (attempt - 1);
      await pause(wait + randomInt(wait + 1));
    }
  }

  private async send(request: S3Request): Promise<IncomingMessage> {
    const answer = await this.open(request).catch((error: unknown) => this.fail(error));
    const { statusCode: status = 0 } = answer;
    if (status >= 200 && status < 300) return answer;
    const s3Code = /<Code>([A-Za-z]{1,64})<\/Code>/u.exec(await text(answer).catch((error: unknown) => this.fail(error)))?.[1] ?? '';
    if (isPassingAnswer(status, s3Code)) throw new PassingFailure(`${status} ${s3Code}`.trim());
    throw new StorageRefused(this.settings.bucket, this.settings.endpoint, { status, s3Code });
  }

  private async open({ method, key, headers = {}, body = NOTHING }: S3Request): Promise<IncomingMessage> {
    const url = addressOf(this.settings, key);
    const { credentials, region } = this.settings;
    const signed = signRequest({ method, url, headers, bodySha256: hashOf(body) }, { credentials, region, now: this.clock.now() });
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method, agent: this.agent, timeout: this.patience.idleMs,
      headers: method === 'PUT' ? { ...signed, 'content-length': body.byteLength } : signed,
    });
    sent.on('timeout', () => sent.destroy(new PassingFailure(`nothing for ${this.patience.idleMs} ms`)));
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }

  /** What the socket says, sorted into what passes and what a person must mend. */
  private fail(error: unknown): never {
    const { code }: { readonly code?: unknown } = typeof error === 'object' && error !== null ? error : {};
    if (typeof code !== 'string' || error instanceof StorageRefused) throw error;
    if (isPassingCode(code)) throw new PassingFailure(code);
    if (/^[A-Z][A-Z0-9_]+$/u.test(code)) throw new StorageRefused(this.settings.bucket, this.settings.endpoint, { status: 0, s3Code: code });
    throw error;
  }
}
