import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { IPP_OPERATION, type IppAttribute, type IppMessage, ippValue, ippValues, readIpp, writeIpp } from '@cyclefill/interop/printing';

const [IDLE, STOPPED, PROCESSING_JOB, STOPPED_JOB, ABORTED, COMPLETED] = [3, 5, 5, 6, 8, 9];
const enumOf = (name: string, value: number): IppAttribute => ({ name, values: [{ tag: 0x23, value }] });
const words = (name: string, values: readonly string[]): IppAttribute => ({ name, values: values.map((value) => ({ tag: 0x44, value })) });

/** A job of the printer. */
export interface PageJob {
  readonly name: string;
  readonly format: string;
  readonly document: Buffer;
  state: number;
  impressions: number;
}

/** A printer of pages that speaks the Internet Printing Protocol on loopback, and may lack whatever a real one may. */
export class PagePrinter {
  readonly jobs: PageJob[] = [];
  /** Keyword of what it lacks; null = it prints. */
  lacks: string | null = null;
  isAccepting = true;
  /** Status that it answers Print-Job with instead of taking the job. */
  refusal: number | null = null;
  /** The only version that it knows; null = all. */
  version: number | null = null;
  /** Cuts the connection when it has a job, before it says so. */
  cutsAfterTaking = false;
  /** Whether it prints what it has taken; else it gives a job up before its first page. */
  finishes = true;
  httpStatus = 200;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(): Promise<PagePrinter> {
    const printer = new PagePrinter();
    await once(printer.server.listen(0, '127.0.0.1'), 'listening');
    return printer;
  }

  get address(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return `ipp://127.0.0.1:${address.port}/ipp/print`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    if (this.httpStatus !== 200) return void response.writeHead(this.httpStatus).end();
    const asked = readIpp(body);
    const answer = this.answer(asked, body);
    if (answer === null) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/ipp' }).end(writeIpp(answer));
  }

  private answer(asked: IppMessage, body: Buffer): IppMessage | null {
    const of = (code: number, tag = 1, attributes: readonly IppAttribute[] = []): IppMessage => ({ version: asked.version, code, requestId: asked.requestId, groups: [{ tag, attributes }] });
    if (this.version !== null && asked.version !== this.version) return of(0x0503);
    if (asked.code === IPP_OPERATION.getPrinterAttributes) {
      return of(0, 4, [enumOf('printer-state', this.lacks === null ? IDLE : STOPPED), words('printer-state-reasons', [this.lacks ?? 'none']), { name: 'printer-is-accepting-jobs', values: [{ tag: 0x22, value: this.isAccepting }] }]);
    }
    if (asked.code === IPP_OPERATION.printJob) return this.take(asked, body, of);
    const job = this.jobs[(ippValue(asked, 'job-id') ?? 0) - 1];
    if (job === undefined) return of(0x0406);
    this.print(job);
    return of(0, 2, [enumOf('job-state', job.state), words('job-state-reasons', [job.state === STOPPED_JOB ? 'printer-stopped' : 'none']), { name: 'job-impressions-completed', values: [{ tag: 0x21, value: job.impressions }] }]);
  }

  private take(asked: IppMessage, body: Buffer, of: (code: number, tag?: number, attributes?: readonly IppAttribute[]) => IppMessage): IppMessage | null {
    if (this.refusal !== null) return of(this.refusal);
    const [name, format] = ['job-name', 'document-format'].map((attribute) => String(ippValues(asked, attribute)[0]));
    this.jobs.push({ name: name ?? '', format: format ?? '', document: body.subarray(writeIpp(asked).length), state: PROCESSING_JOB, impressions: 0 });
    if (this.cutsAfterTaking) return null;
    return of(0, 2, [{ name: 'job-id', values: [{ tag: 0x21, value: this.jobs.length }] }]);
  }

  private print(job: PageJob): void {
    if (job.state === COMPLETED || job.state === ABORTED) return;
    job.state = !this.finishes ? ABORTED : this.lacks === null ? COMPLETED : STOPPED_JOB;
    if (job.state === COMPLETED) job.impressions = 1;
  }
}
