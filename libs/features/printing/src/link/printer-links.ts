import { readPrinterAddress } from '@cyclefill/interop/printing';
import type { Clock } from '@cyclefill/platform/clock';
import type { PrinterKind } from '../set-printer/printer-request.js';
import { IppPrinter } from './ipp-printer.js';
import { LINK_TIMES, type LinkTimes, type PrinterLink } from './printer-link.js';
import type { PrinterNetworks } from './printer-networks.js';
import { RawPrinter } from './raw-printer.js';

/** A label printer's language has no media type of its own that all know: the printer tells by the first bytes. */
const FORMATS: Readonly<Record<PrinterKind, string>> = { 'pdf': 'application/pdf', 'zpl-203': 'application/octet-stream', 'zpl-300': 'application/octet-stream' };

/** Opens the way to printers by their address. */
export class PrinterLinks {
  constructor(private readonly networks: PrinterNetworks, private readonly clock: Clock, private readonly times: LinkTimes = LINK_TIMES) {}

  /** null = the address is none. */
  open(address: string, kind: PrinterKind): PrinterLink | null {
    const read = readPrinterAddress(address);
    if (read === null) return null;
    return read.protocol === 'raw' ? new RawPrinter(read, this.networks, this.times, this.clock) : new IppPrinter(read, FORMATS[kind], this.networks, this.times, this.clock);
  }
}
