import { setTimeout as pause } from 'node:timers/promises';
import {
  IPP_JOB_STATE, IPP_OPERATION, IPP_STATUS, type IppMessage, type PrinterAddress, type PrinterReason, inOrder, ippReasons, ippRequest, ippValue, printerAddressText, writeIpp,
} from '@cyclefill/interop/printing';
import type { Clock } from '@cyclefill/platform/clock';
import { HttpRefused, postIpp } from './post-ipp.js';
import { type LinkTimes, PrinterLink, type PrintOutcome } from './printer-link.js';
import type { PrinterNetworks } from './printer-networks.js';
import { PrinterLost } from './printer-errors.js';
import { reasonOf } from './raw-printer.js';

type Asked = Omit<Parameters<typeof ippRequest>[0], 'printerUri'>;

const PRINTER_WANTED = ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs'] as const;
const JOB_WANTED = ['job-state', 'job-state-reasons', 'job-impressions-completed'] as const;
/** 2.0 first; a printer that knows 1.1 alone says so and has taken nothing. */
const VERSIONS = [0x0200, 0x0101] as const;
const isDone = ({ code }: IppMessage): boolean => code <= IPP_STATUS.lastOk;
const LATER: ReadonlySet<number> = new Set([IPP_STATUS.unavailable, IPP_STATUS.notAccepting, IPP_STATUS.busy]);
const hex = (code: number): string => `ipp_${code.toString(16).padStart(4, '0')}`;

/** As {@link reasonOf}; a web server in between that lets nothing through is a printer that takes nothing. */
const ippReasonOf = (error: unknown): PrinterReason => (error instanceof HttpRefused ? 'not_accepting' : reasonOf(error));

/** What came of an answer to Print-Job. */
function takenOrNot(answer: IppMessage): PrintOutcome {
  const remoteJob = ippValue(answer, 'job-id');
  if (isDone(answer)) return remoteJob === null ? { kind: 'unknown', errorCode: 'no_job_id' } : { kind: 'taken', remoteJob };
  if (LATER.has(answer.code)) return { kind: 'not-taken', reasons: ['not_accepting'] };
  // What the printer calls the client's error it has not printed; an error of its own may have come after the paper.
  return answer.code < 0x0500 || answer.code === IPP_STATUS.versionNotSupported ? { kind: 'refused', errorCode: hex(answer.code) } : { kind: 'unknown', errorCode: hex(answer.code) };
}

/** A printer that speaks the Internet Printing Protocol, 2.0 or 1.1 (RFC 8010, RFC 8011): it is asked how it is, given a job, and asked how that stands. */
export class IppPrinter extends PrinterLink {
  private requestId = 0;

  constructor(private readonly address: PrinterAddress, private readonly format: string, private readonly networks: PrinterNetworks, private readonly times: LinkTimes, private readonly clock: Clock) {
    super();
  }

  async probe(): Promise<readonly PrinterReason[]> {
    try {
      const answer = await this.ask({ operation: IPP_OPERATION.getPrinterAttributes, wanted: PRINTER_WANTED });
      return isDone(answer) ? ippReasons(answer) : ['not_accepting'];
    } catch (error) {
      return [ippReasonOf(error)];
    }
  }

  async send(bytes: Uint8Array, name: string): Promise<PrintOutcome> {
    const reasons = await this.probe();
    if (reasons.length > 0) return { kind: 'not-taken', reasons };
    try {
      return takenOrNot(await this.ask({ operation: IPP_OPERATION.printJob, jobName: name, format: this.format }, bytes));
    } catch (error) {
      if (error instanceof HttpRefused) return error.status < 500 ? { kind: 'refused', errorCode: `http_${error.status}` } : { kind: 'unknown', errorCode: `http_${error.status}` };
      const reason = reasonOf(error);
      return reason === 'silent' ? { kind: 'unknown', errorCode: error instanceof PrinterLost ? 'connection_lost' : 'silent' } : { kind: 'not-taken', reasons: [reason] };
    }
  }

  async follow(remoteJob: number | null): Promise<PrintOutcome> {
    if (remoteJob === null) return { kind: 'unknown', errorCode: 'no_job_id' };
    const end = this.clock.monotonicMs() + this.times.followMs;
    try {
      for (;;) {
        const outcome = await this.jobOutcome(remoteJob);
        if (outcome !== null) return outcome;
        if (this.clock.monotonicMs() >= end) return { kind: 'stalled', reasons: ['busy'] };
        await pause(this.times.pollMs);
      }
    } catch (error) {
      // The printer has it: it is asked again when it answers.
      return { kind: 'stalled', reasons: [ippReasonOf(error)] };
    }
  }

  /** null = it is getting on. */
  private async jobOutcome(jobId: number): Promise<PrintOutcome | null> {
    const job = await this.ask({ operation: IPP_OPERATION.getJobAttributes, jobId, wanted: JOB_WANTED });
    if (!isDone(job)) return job.code === IPP_STATUS.notFound ? { kind: 'unknown', errorCode: 'job_forgotten' } : { kind: 'stalled', reasons: ['not_accepting'] };
    const state = ippValue(job, 'job-state');
    if (state === IPP_JOB_STATE.completed) return { kind: 'printed' };
    if (state === IPP_JOB_STATE.aborted || state === IPP_JOB_STATE.canceled) {
      return ippValue(job, 'job-impressions-completed') === 0 ? { kind: 'refused', errorCode: 'given_up_by_printer' } : { kind: 'unknown', errorCode: 'given_up_by_printer' };
    }
    const printer = await this.ask({ operation: IPP_OPERATION.getPrinterAttributes, wanted: PRINTER_WANTED });
    // A printer that takes no further jobs still prints the one it has.
    const reasons = inOrder([...ippReasons(job), ...ippReasons(printer)].filter((reason) => reason !== 'not_accepting'));
    if (reasons.length > 0) return { kind: 'stalled', reasons };
    return state === IPP_JOB_STATE.stopped || state === IPP_JOB_STATE.held ? { kind: 'stalled', reasons: ['stopped'] } : null;
  }

  private async ask(asked: Asked, document: Uint8Array = new Uint8Array()): Promise<IppMessage> {
    const address = await this.networks.resolve(this.address.host);
    const printerUri = printerAddressText(this.address);
    for (const version of VERSIONS) {
      this.requestId += 1;
      const message = writeIpp(ippRequest({ ...asked, printerUri }, version, this.requestId));
      const answer = await postIpp(this.address, address, Buffer.concat([message, document]), this.times);
      if (answer.code !== IPP_STATUS.versionNotSupported || version === VERSIONS.at(-1)) return answer;
    }
    throw new PrinterLost();
  }
}
