/** Where a printer is. */
export interface PrinterAddress {
  /** `raw`: bytes on a TCP port; `ipp`: the Internet Printing Protocol. */
  readonly protocol: 'raw' | 'ipp';
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Of `ipp`, with its slash; `` of `raw`. */
  readonly path: string;
}

const PORTS = { raw: 9100, ipp: 631 } as const;
const SHAPE = /^(raw|ipp):\/\/(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::(\d{1,5}))?(\/[\w./-]{0,200})?$/iu;
/** An IPv4 address is four numbers below 256 without leading zeros; other figures with dots could be read as one. */
const FIGURES = /^[\d.]+$|^0x/iu;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;

/** Reads `raw://10.0.0.7:9100` or `ipp://printer.lan/ipp/print`; null = it is neither. Ports are 9100 and 631 unless given. */
export function readPrinterAddress(text: string): PrinterAddress | null {
  const [, scheme = '', hostPart = '', portPart, path = ''] = SHAPE.exec(text) ?? [];
  const protocol = scheme.toLowerCase();
  if (protocol !== 'raw' && protocol !== 'ipp') return null;
  const host = hostPart.replace(/^\[|\]$/gu, '').toLowerCase();
  const port = portPart === undefined ? PORTS[protocol] : Number(portPart);
  const isPath = protocol === 'raw' ? path === '' : path !== '' && !path.includes('..');
  if (!isPath || port < 1 || port > 65_535 || (FIGURES.test(host) && !IPV4.test(host))) return null;
  return { protocol, host, port, path };
}

/** The address as it is kept and sent. */
export function printerAddressText({ protocol, host, port, path }: PrinterAddress): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
}
