import { type AddressInfo, type Socket, createServer } from 'node:net';

/** How a receiver behaves: it says AA or AE, says nothing, cuts the connection, or answers to another message. */
export type MllpManner = 'AA' | 'AE' | 'silent' | 'cut' | 'other';

/** A system that takes HL7 v2 messages over MLLP, kept in order. */
export interface MllpReceiver {
  readonly port: number;
  readonly received: readonly string[];
  manner: MllpManner;
  close(): Promise<void>;
}

const [START, END] = ['\u000b', '\u001c\r'];

function answer(manner: MllpManner, message: string): string | null {
  const controlId = message.split('\r', 1)[0]?.split('|')[9] ?? '';
  const ack = (code: string, id: string): string => `${START}MSH|^~\\&|EHR|F|RX|P|20261201||ACK|A1|P|2.5.1\rMSA|${code}|${id}${code === 'AE' ? '|no such patient' : ''}\r${END}`;
  if (manner === 'silent') return null;
  return manner === 'other' ? ack('AA', 'ANOTHER') : ack(manner === 'AE' ? 'AE' : 'AA', controlId);
}

export async function mllpReceiver(): Promise<MllpReceiver> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const receiver = { port: 0, received, manner: 'AA' as MllpManner, close: () => Promise.resolve() };
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('utf8');
      if (!held.endsWith(END)) return;
      const message = held.slice(START.length, -END.length);
      held = '';
      received.push(message);
      const said = answer(receiver.manner, message);
      if (receiver.manner === 'cut') socket.destroy();
      else if (said !== null) socket.write(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.port = (server.address() as AddressInfo).port;
  receiver.close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return receiver;
}
