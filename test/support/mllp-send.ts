import { connect } from 'node:net';

/** Sends one message over MLLP as a facility's system does, and answers with the reply. */
export async function mllpSend(port: number, message: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(`\u000b${message}\u001c\r`));
    let heard = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
      if (!heard.endsWith('\u001c\r')) return;
      socket.destroy();
      resolve(heard.slice(1, -2));
    });
  });
}
