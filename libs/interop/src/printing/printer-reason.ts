/** Why a printer does not print, in the order in which a person puts it right. */
export const PRINTER_REASONS = [
  'head_open', 'paper_out', 'paper_jam', 'ribbon_out', 'toner_out', 'label_waiting', 'paused', 'too_hot', 'too_cold', 'memory_corrupt', 'buffer_full', 'not_accepting', 'stopped', 'busy',
  'silent', 'off', 'address_forbidden', 'not_set_up', 'wrong_kind',
] as const;
export type PrinterReason = (typeof PRINTER_REASONS)[number];

const SENTENCES: Readonly<Record<PrinterReason, string>> = {
  head_open: 'The cover or print head is open: close it.',
  paper_out: 'It is out of paper or labels: put some in.',
  paper_jam: 'Paper is jammed: take it out.',
  ribbon_out: 'The ribbon is used up: put one in.',
  toner_out: 'Toner or ink is used up.',
  label_waiting: 'A label waits to be taken off.',
  paused: 'It is paused: press its pause or resume button.',
  too_hot: 'The print head is too hot: it goes on when it has cooled down.',
  too_cold: 'The print head is too cold: it goes on when it is warm.',
  memory_corrupt: 'Its memory is damaged: switch it off and on, and send the fonts again.',
  buffer_full: 'Its memory is full of what others sent.',
  not_accepting: 'It takes no jobs at the moment.',
  stopped: 'It has stopped and does not say why: look at its display.',
  busy: 'It is still printing.',
  silent: 'It does not say how it is: it takes the connection and does not answer.',
  off: 'It cannot be reached: it is off, or not on the network.',
  address_forbidden: 'Its address is not in the networks that printers may be in (PRINTER_NETWORKS).',
  not_set_up: 'It has no address: `printer connect` gives it one.',
  wrong_kind: 'It was set up as another kind of printer since and cannot print this.',
};

/** What to tell a person. */
export function printerSentence(reason: PrinterReason): string {
  return SENTENCES[reason];
}

/** Each reason once, the first to put right first. */
export function inOrder(reasons: Iterable<PrinterReason>): readonly PrinterReason[] {
  const held = new Set(reasons);
  return PRINTER_REASONS.filter((reason) => held.has(reason));
}
