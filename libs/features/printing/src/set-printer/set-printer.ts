import { isIP } from 'node:net';
import { InvalidInput } from '@cyclefill/contracts';
import { type PrinterAddress, printerAddressText, readPrinterAddress } from '@cyclefill/interop/printing';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { PrinterRepository } from '../data/printer.repository.js';
import { PrinterNetworks } from '../link/printer-networks.js';
import type { PrinterRequest } from './printer-request.js';

const refuse = (rule: string): never => {
  throw new InvalidInput([{ pointer: '/address', rule }]);
};

/** Records where a printer is and what it prints, from a moment on. */
@Injectable()
export class SetPrinter {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(PrinterNetworks) private readonly networks: PrinterNetworks) {}

  /** What waits for the printer goes where it is when its turn comes. @throws InvalidInput */
  execute(actor: Actor, key: string, request: PrinterRequest): Promise<{ readonly id: string }> {
    const { name, kind, station, from } = request;
    const address = request.address === null ? null : printerAddressText(this.read(request.address, kind));
    const body = { name, kind, station, address, from: from ?? null };
    return this.uow.run(actor, (tx) => once(tx, { operation: 'printer.set', key, body }, async () => {
      const id = await tx.get(PrinterRepository).record({ name, kind, station, address, from: from === undefined ? null : new Date(from) });
      await tx.audit({ action: 'printer.set', subjectKind: 'printer', subjectId: id, detail: body });
      return { id };
    }));
  }

  /** A name is asked for only when something is printed: what it stands for may change, and nobody learns here what names this network knows. */
  private read(text: string, kind: PrinterRequest['kind']): PrinterAddress {
    const address = readPrinterAddress(text) ?? refuse('is neither raw://HOST[:PORT] nor ipp://HOST[:PORT]/PATH');
    if (kind === 'pdf' && address.protocol === 'raw') refuse('of a printer of pages begins with ipp://: on a raw port it could not tell whether it has printed');
    if (isIP(address.host) !== 0 && !this.networks.allows(address.host)) refuse('is in no network that printers may be in (PRINTER_NETWORKS)');
    return address;
  }
}
