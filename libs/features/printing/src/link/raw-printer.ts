import { setTimeout as pause } from 'node:timers/promises';
import type { HostStatus, PrinterAddress, PrinterReason } from '@cyclefill/interop/printing';
import type { Clock } from '@cyclefill/platform/clock';
import { PrinterAway, PrinterForbidden, PrinterLost, PrinterSilent } from './printer-errors.js';
import { type LinkTimes, PrinterLink, type PrintOutcome } from './printer-link.js';
import type { PrinterNetworks } from './printer-networks.js';
import { PrinterSocket } from './printer-socket.js';

/** What an error says of a printer that has nothing yet. @throws what is no such error */
export function reasonOf(error: unknown): PrinterReason {
  if (error instanceof PrinterForbidden) return 'address_forbidden';
  if (error instanceof PrinterAway) return 'off';
  if (error instanceof PrinterSilent || error instanceof PrinterLost) return 'silent';
  throw error;
}

/** What fills a printer's memory after a document was sent is that document. */
const stopsIt = ({ reasons }: HostStatus): readonly PrinterReason[] => reasons.filter((reason) => reason !== 'buffer_full');

/** A label printer on a raw TCP port: it tells how it is (`~HS`) before the first byte and after the last, on the same connection. */
export class RawPrinter extends PrinterLink {
  constructor(private readonly address: PrinterAddress, private readonly networks: PrinterNetworks, private readonly times: LinkTimes, private readonly clock: Clock) {
    super();
  }

  async probe(): Promise<readonly PrinterReason[]> {
    try {
      return (await this.connected(async (socket) => (await socket.hostStatus()).reasons));
    } catch (error) {
      return [reasonOf(error)];
    }
  }

  async send(bytes: Uint8Array): Promise<PrintOutcome> {
    let begun = false;
    try {
      return await this.connected(async (socket) => {
        const { reasons } = await socket.hostStatus();
        if (reasons.length > 0) return { kind: 'not-taken', reasons };
        begun = true;
        await socket.send(bytes);
        return await this.untilPrinted(socket);
      });
    } catch (error) {
      const reason = reasonOf(error);
      return begun ? { kind: 'unknown', errorCode: reason === 'silent' && error instanceof PrinterLost ? 'connection_lost' : reason } : { kind: 'not-taken', reasons: [reason] };
    }
  }

  /** On a new connection a printer that has nothing left may have printed it, or been switched off: who looks can tell. */
  async follow(): Promise<PrintOutcome> {
    try {
      return await this.connected(async (socket): Promise<PrintOutcome> => {
        const status = await socket.hostStatus();
        const reasons = stopsIt(status);
        if (reasons.length > 0) return { kind: 'stalled', reasons };
        return status.pending > 0 ? { kind: 'stalled', reasons: ['busy'] } : { kind: 'unknown', errorCode: 'went_on' };
      });
    } catch (error) {
      return { kind: 'stalled', reasons: [reasonOf(error)] };
    }
  }

  private async untilPrinted(socket: PrinterSocket): Promise<PrintOutcome> {
    let [fewest, end] = [Infinity, 0];
    for (;;) {
      const status = await socket.hostStatus(this.times.takeMs);
      const reasons = stopsIt(status);
      if (reasons.length > 0) return { kind: 'stalled', reasons };
      if (status.pending === 0 && !status.isPartial) return { kind: 'printed' };
      if (status.pending < fewest) [fewest, end] = [status.pending, this.clock.monotonicMs() + this.times.followMs];
      if (this.clock.monotonicMs() >= end) return { kind: 'stalled', reasons: ['busy'] };
      await pause(this.times.pollMs);
    }
  }

  private async connected<T>(use: (socket: PrinterSocket) => Promise<T>): Promise<T> {
    const socket = await PrinterSocket.open(await this.networks.resolve(this.address.host), this.address.port, this.times, this.clock);
    try {
      return await use(socket);
    } finally {
      socket.close();
    }
  }
}
