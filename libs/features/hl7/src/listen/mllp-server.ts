import { type Server, type Socket, createServer } from 'node:net';
import { type TlsOptions, createServer as createTlsServer } from 'node:tls';
import { HL7_LIMITS } from '@cyclefill/interop/hl7v2';

const [START, END, CR] = [0x0b, 0x1c, 0x0d];

/** How a listener is bounded: what a sender may hold open or send at most. */
export interface MllpOptions {
  readonly host: string;
  /** 0 = any that is free. */
  readonly port: number;
  /** Certificates; null = plain. */
  readonly tls: TlsOptions | null;
  readonly connections: number;
  /** Without a byte for so long a connection is closed. */
  readonly idleMs: number;
}

/** A listener that is open. */
export interface MllpListener {
  readonly port: number;
  /** Takes no more, lets what is being answered finish, then closes. */
  close(): Promise<void>;
}

/** Answers one message; null = nothing can be answered, and the connection is closed. */
export type MllpHandler = (message: Uint8Array) => Promise<string | null>;

/** Bytes of one message at most (fault 20). */
const MOST_BYTES = HL7_LIMITS.characters;

/**
 * Frames out of a stream of bytes (MLLP: 0x0B, message, 0x1C 0x0D). Bytes between frames are put up with; a frame that is not ended is never handed on.
 * @returns the messages that are whole now, or null when a message is longer than one may be
 */
export class MllpFrames {
  private held: Buffer[] = [];
  private size = 0;
  private inFrame = false;
  private ended = false;

  push(chunk: Buffer): readonly Buffer[] | null {
    const messages: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (!this.inFrame) {
        if (byte === START) [this.inFrame, from] = [true, at + 1];
      } else if (this.ended) {
        // 0x1C without 0x0D behind it is part of the message.
        this.ended = byte === END;
        if (byte === CR) {
          this.hold(chunk.subarray(from, at));
          messages.push(this.take());
        }
      } else if (byte === END) this.ended = true;
    }
    if (this.inFrame) this.hold(chunk.subarray(from));
    return this.size > MOST_BYTES ? null : messages;
  }

  private hold(part: Buffer): void {
    this.held.push(part);
    this.size += part.length;
  }

  private take(): Buffer {
    const whole = Buffer.concat(this.held);
    [this.held, this.size, this.inFrame] = [[], 0, false];
    return whole.subarray(0, whole.at(-1) === END ? -1 : undefined);
  }
}

const framed = (reply: string): Buffer => Buffer.concat([Buffer.from([START]), Buffer.from(reply), Buffer.from([END, CR])]);

/** Serves one connection: messages one after the other, each answered before the next is looked at. */
function serve(socket: Socket, handler: MllpHandler, idleMs: number): void {
  const frames = new MllpFrames();
  let answered: Promise<void> = Promise.resolve();
  socket.setTimeout(idleMs, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    const messages = frames.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk));
    if (messages === null) {
      socket.destroy();
      return;
    }
    for (const message of messages) {
      socket.pause();
      answered = answered.then(async () => {
        const reply = await handler(message).catch(() => null);
        if (reply === null) socket.destroy();
        else if (socket.writable) socket.write(framed(reply));
      });
    }
    answered = answered.then(() => {
      socket.resume();
    });
  });
  socket.on('end', () => {
    void answered.then(() => socket.end());
  });
}

/** Listens for HL7 v2 messages over MLLP, plain or with TLS. */
export async function listenMllp({ host, port, tls, connections, idleMs }: MllpOptions, handler: MllpHandler): Promise<MllpListener> {
  const open = new Set<Socket>();
  const accept = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, handler, idleMs);
  };
  const server: Server = tls === null ? createServer({ allowHalfOpen: true }, accept) : createTlsServer({ ...tls, allowHalfOpen: true }, accept);
  server.maxConnections = connections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of open) socket.end();
    }),
  };
}
