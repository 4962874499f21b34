import { type Socket, connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { MllpFrames } from '../listen/mllp-server.js';

/** Where a message goes. */
export interface MllpAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Who signs the other end (PEM); empty = the known authorities. */
  readonly ca: string;
}

/** Nobody answered: not reached, cut off, or silent for too long. The message may have arrived. */
export class MllpSilent extends Error {
  override readonly name = 'MllpSilent';
  readonly code = 'hl7.silent';
}

/** Sends one message and answers with what came back, within a time whatever trickles in. @throws MllpSilent */
export async function sendMllp({ host, port, tls, ca }: MllpAddress, message: Uint8Array, timeoutMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const socket: Socket = tls ? connectTls({ host, port, servername: host, ...(ca !== '' && { ca }) }) : connect({ host, port });
  try {
    return await new Promise<string>((resolve, reject) => {
      const frames = new MllpFrames();
      const fail = (reason: string) => (): void => reject(new MllpSilent(reason));
      timer = setTimeout(fail('there was no answer in time'), timeoutMs);
      socket.once('error', fail('it was not reached, or the connection was cut'));
      socket.once('close', fail('the connection was closed without an answer'));
      socket.once(tls ? 'secureConnect' : 'connect', () => socket.write(Buffer.concat([Buffer.from([0x0b]), message, Buffer.from([0x1c, 0x0d])])));
      socket.on('data', (chunk: Buffer) => {
        const answers = frames.push(chunk);
        if (answers === null) reject(new MllpSilent('the answer is longer than a message may be'));
        else if (answers[0] !== undefined) resolve(answers[0].toString('utf8'));
      });
    });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
