import { request } from 'node:http';
import { type IppMessage, BadIppMessage, type PrinterAddress, readIpp } from '@cyclefill/interop/printing';
import { PrinterAway, PrinterLost, PrinterSilent } from './printer-errors.js';
import type { LinkTimes } from './printer-link.js';

const MOST_ANSWER = 1024 * 1024;

/** The printer's web server did not hand the request on. */
export class HttpRefused extends Error {
  override readonly name = 'HttpRefused';

  constructor(readonly status: number) {
    super(`HTTP ${status}`);
  }
}

interface HttpAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Posts bytes to a checked address. @throws PrinterAway before a connection; PrinterSilent, PrinterLost after it */
function post({ host, port, path }: PrinterAddress, address: string, body: Uint8Array, { connectMs, takeMs }: LinkTimes): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let [isConnected, isLate] = [false, false];
    const outgoing = request({
      host: address, port, path, method: 'POST', agent: false,
      headers: { 'Host': `${host.includes(':') ? `[${host}]` : host}:${port}`, 'Content-Type': 'application/ipp', 'Content-Length': body.length },
    });
    const late = (): void => {
      isLate = true;
      outgoing.destroy(new PrinterSilent());
    };
    let timer = setTimeout(late, connectMs);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(late, takeMs);
    };
    const fail = (): void => {
      clearTimeout(timer);
      reject(!isConnected ? new PrinterAway() : isLate ? new PrinterSilent() : new PrinterLost());
    };
    outgoing.on('socket', (socket) => socket.once('connect', () => {
      isConnected = true;
      again();
    }));
    outgoing.on('drain', again);
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        again();
        size += chunk.length;
        if (size > MOST_ANSWER) outgoing.destroy(new PrinterLost());
        chunks.push(chunk);
      });
      incoming.on('aborted', fail);
      incoming.on('end', () => {
        clearTimeout(timer);
        resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) });
      });
    });
    outgoing.end(body);
  });
}

/** Asks a printer in its protocol. @throws PrinterAway, PrinterSilent, PrinterLost, HttpRefused; PrinterLost for an answer that is none of the protocol */
export async function postIpp(printer: PrinterAddress, address: string, body: Uint8Array, times: LinkTimes): Promise<IppMessage> {
  const answer = await post(printer, address, body, times);
  if (answer.status !== 200) throw new HttpRefused(answer.status);
  try {
    return readIpp(answer.body);
  } catch (error) {
    throw error instanceof BadIppMessage ? new PrinterLost() : error;
  }
}
