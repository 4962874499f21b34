/** No connection was made: nothing has left. */
export class PrinterAway extends Error {
  override readonly name = 'PrinterAway';
}

/** Its address is none that a printer may have: no connection was tried. */
export class PrinterForbidden extends Error {
  override readonly name = 'PrinterForbidden';
}

/** It took the connection and does not answer what it is asked. */
export class PrinterSilent extends Error {
  override readonly name = 'PrinterSilent';
}

/** The connection broke after it was made: what had left may have arrived. */
export class PrinterLost extends Error {
  override readonly name = 'PrinterLost';
}
