import { type Socket, connect } from 'node:net';
import { HOST_STATUS_REQUEST, type HostStatus, readHostStatus } from '@cyclefill/interop/printing';
import type { Clock } from '@cyclefill/platform/clock';
import { PrinterAway, PrinterLost, PrinterSilent } from './printer-errors.js';
import type { LinkTimes } from './printer-link.js';

/** A slow printer is seen to get on when it has taken so many bytes. */
const SLICE = 16 * 1024;
/** More than any answer of a printer. */
const MOST_ANSWER = 64 * 1024;

/** A TCP connection to a label printer: bytes one way, answers to `~HS` the other. */
export class PrinterSocket {
  private answer = '';
  private isLost = false;
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: Socket, private readonly times: LinkTimes, private readonly clock: Clock) {
    const lose = (): void => {
      this.isLost = true;
      this.wake();
    };
    socket.on('data', (chunk: Buffer) => {
      this.answer = (this.answer + chunk.toString('latin1')).slice(-MOST_ANSWER);
      this.wake();
    });
    for (const event of ['end', 'close', 'error'] as const) socket.on(event, lose);
  }

  /** @throws PrinterAway */
  static async open(host: string, port: number, times: LinkTimes, clock: Clock): Promise<PrinterSocket> {
    const socket = connect({ host, port, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      const fail = (): void => {
        socket.destroy();
        reject(new PrinterAway());
      };
      const timer = setTimeout(fail, times.connectMs);
      socket.once('error', fail);
      socket.once('close', () => clearTimeout(timer));
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    return new PrinterSocket(socket, times, clock);
  }

  /** How it is. @param ms that it may take: it reads its questions after all that was sent before. @throws PrinterSilent, PrinterLost */
  async hostStatus(ms = this.times.answerMs): Promise<HostStatus> {
    this.answer = '';
    this.socket.write(HOST_STATUS_REQUEST);
    const end = this.clock.monotonicMs() + ms;
    for (;;) {
      const status = read(this.answer);
      if (status !== null) return status;
      if (this.isLost) throw new PrinterLost();
      const left = end - this.clock.monotonicMs();
      if (left <= 0) throw new PrinterSilent();
      await this.something(left);
    }
  }

  /** Hands all bytes to the network. @throws PrinterLost when it breaks, or the printer takes nothing any more */
  async send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += SLICE) {
      if (this.isLost) throw new PrinterLost();
      await this.taken(bytes.subarray(at, at + SLICE));
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private taken(slice: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const lost = (): void => reject(new PrinterLost());
      const timer = setTimeout(lost, this.times.takeMs);
      this.wake = (): void => {
        if (this.isLost) lost();
      };
      this.socket.write(slice, (error) => {
        clearTimeout(timer);
        if (error === null || error === undefined) resolve();
        else lost();
      });
    });
  }

  /** Until something arrives or breaks, or the time is over. */
  private something(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** @throws PrinterSilent when it answers something else */
function read(answer: string): HostStatus | null {
  try {
    return readHostStatus(answer);
  } catch (error) {
    if (error instanceof RangeError) throw new PrinterSilent();
    throw error;
  }
}
