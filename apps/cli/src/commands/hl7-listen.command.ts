import { readFile } from 'node:fs/promises';
import { ReceiveHl7, listenMllp } from '@cyclefill/features/hl7';
import { askedToEnd } from '@cyclefill/platform/services';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';

const [CONNECTIONS, IDLE_MS] = [50, 300_000];

function readPort(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUsage('--port takes a number from 0 to 65535; 0 is any that is free');
  return port;
}

export const hl7ListenCommand = defineCommand({
  summary: 'listens for HL7 v2 messages over MLLP until it is asked to end, plain or with TLS; each is stored first and answered',
  usage: '',
  options: {
    port: { type: 'string', required: true, value: 'PORT', summary: '0 = any that is free, which is printed' },
    host: { type: 'string', value: 'ADDRESS', summary: '127.0.0.1 unless given' },
    cert: { type: 'string', value: 'FILE', summary: 'certificate chain (PEM): with --key the connection is TLS' },
    key: { type: 'string', value: 'FILE', summary: 'its private key (PEM)' },
    ca: { type: 'string', value: 'FILE', summary: 'who signs senders (PEM): then each must show a certificate' },
  },
  async run(context, { options: { port, host, cert, key, ca } }) {
    const end = askedToEnd();
    if ((cert === undefined) !== (key === undefined)) throw new WrongUsage('--cert and --key belong together');
    if (ca !== undefined && cert === undefined) throw new WrongUsage('--ca needs --cert and --key');
    const tls = cert === undefined || key === undefined ? null : { cert: await readFile(cert), key: await readFile(key), ...(ca !== undefined && { ca: await readFile(ca), requestCert: true, rejectUnauthorized: true }) };
    const receiving = new ReceiveHl7(await context.uow());
    const actor = await context.actor();
    const answer = async (message: Uint8Array): Promise<string | null> => {
      try {
        return (await receiving.execute(actor, message)).reply;
      } catch (error) {
        // Nothing is answered: the sender sends it again. What a message holds is never logged.
        context.err(`a message could not be taken: ${error instanceof Error ? error.name : 'unknown'}`);
        return null;
      }
    };
    const listener = await listenMllp({ host: host ?? '127.0.0.1', port: readPort(port), tls, connections: CONNECTIONS, idleMs: IDLE_MS }, answer);
    context.out(`listening on ${host ?? '127.0.0.1'}:${listener.port}${tls === null ? '' : ' with TLS'}`);
    await end;
    await listener.close();
  },
});
