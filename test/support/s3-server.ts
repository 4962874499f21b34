import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type S3Account, refusedSignature } from './s3-signature.js';

/** Stands in for the next answer; true when it did, false to let the server answer too. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A small S3 service on loopback: one bucket, GET with a range and PUT with a condition, and every signature verified. */
export class S3Server {
  /** Content by key, for a look or a damage. */
  readonly objects = new Map<string, Buffer>();
  /** `METHOD status` of every request, in order of the answers. */
  readonly answers: string[] = [];
  /** Taken one a request. */
  readonly faults: Fault[] = [];
  private readonly server: Server;

  private constructor(readonly bucket: string, private readonly account: S3Account, private readonly nowMs: () => number) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(bucket: string, account: S3Account, nowMs: () => number): Promise<S3Server> {
    const started = new S3Server(bucket, account, nowMs);
    await once(started.server.listen(0, '127.0.0.1'), 'listening');
    return started;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.faults.shift()?.(request, response) === true) return;
    // A writer that dies half way leaves nothing: the body is whole, and of the announced length, or there is no object.
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    response.on('finish', () => this.answers.push(`${request.method} ${response.statusCode}`));
    const no = refusedSignature(request, body, this.account, this.nowMs());
    if (no !== null) return refuse(response, no);
    const { bucket, key } = this.placeOf(request);
    if (bucket !== this.bucket) return refuse(response, 'NoSuchBucket');
    if (request.method === 'PUT') this.put(request, response, key, body);
    else this.get(request, response, key);
  }

  /** `bucket.localhost:port/key` or `127.0.0.1:port/bucket/key`. */
  private placeOf({ headers: { host = '' }, url = '' }: IncomingMessage): { readonly bucket: string; readonly key: string } {
    const virtual = /^(.+)\.localhost:\d+$/u.exec(host)?.[1];
    const [first = '', ...rest] = url.slice(1).split('/');
    return virtual === undefined ? { bucket: first, key: rest.join('/') } : { bucket: virtual, key: [first, ...rest].join('/') };
  }

  private put(request: IncomingMessage, response: ServerResponse, key: string, body: Buffer): void {
    if (request.headers['content-length'] === undefined) return refuse(response, 'MissingContentLength');
    if (request.headers['if-none-match'] === '*' && this.objects.has(key)) return refuse(response, 'PreconditionFailed');
    this.objects.set(key, body);
    response.writeHead(200).end();
  }

  private get(request: IncomingMessage, response: ServerResponse, key: string): void {
    const object = this.objects.get(key);
    if (object === undefined) return refuse(response, 'NoSuchKey');
    if (request.headers.range === undefined) return void response.writeHead(200, { 'content-length': object.length }).end(object);
    if (object.length === 0) return refuse(response, 'InvalidRange');
    response.writeHead(206, { 'content-length': 1, 'content-range': `bytes 0-0/${object.length}` }).end(object.subarray(0, 1));
  }
}

const STATUS: Readonly<Record<string, number>> = {
  NoSuchBucket: 404, NoSuchKey: 404, PreconditionFailed: 412, InvalidRange: 416, MissingContentLength: 411, NotImplemented: 501,
  ConditionalRequestConflict: 409, InternalError: 500, SlowDown: 503, AuthorizationHeaderMalformed: 400, InvalidToken: 400, XAmzContentSHA256Mismatch: 400,
};

/** S3's own error document; a code that is not in the table is 403. */
export function refuse(response: ServerResponse, code: string): void {
  response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}
