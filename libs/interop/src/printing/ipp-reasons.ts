import type { IppMessage } from './ipp-message.js';
import { ippValue, ippValues } from './ipp-request.js';
import { type PrinterReason, inOrder } from './printer-reason.js';

/** Keywords of `printer-state-reasons` and `job-state-reasons` (RFC 8011, 5.4.12) without their severity. */
const KEYWORDS: Readonly<Record<string, PrinterReason>> = {
  'cover-open': 'head_open', 'door-open': 'head_open', 'interlock-open': 'head_open',
  'media-empty': 'paper_out', 'media-needed': 'paper_out', 'input-tray-missing': 'paper_out',
  'media-jam': 'paper_jam',
  'toner-empty': 'toner_out', 'marker-supply-empty': 'toner_out', 'marker-ribbon-empty': 'ribbon_out',
  'paused': 'paused', 'moving-to-paused': 'paused',
  'spool-area-full': 'buffer_full',
  'fuser-over-temp': 'too_hot',
  'shutdown': 'off', 'timed-out': 'off', 'connecting-to-device': 'off',
  'stopped-partly': 'stopped', 'printer-stopped': 'stopped', 'printer-stopped-partly': 'stopped', 'resources-are-not-ready': 'stopped',
};
/** What a keyword ends with that does not keep a printer from printing. */
const HARMLESS = /-(?:report|warning)$/u;
const STOPPED = 5;
const WHATEVER_ITS_STATE: ReadonlySet<PrinterReason> = new Set<PrinterReason>(['paused', 'off', 'buffer_full']);

function told(message: IppMessage, attribute: string): readonly PrinterReason[] {
  return ippValues(message, attribute).flatMap((value) => {
    if (typeof value !== 'string' || HARMLESS.test(value)) return [];
    return KEYWORDS[value.replace(/-error$/u, '')] ?? [];
  });
}

/** What keeps a printer from printing, from its attributes and those of the job it is asked about; empty = nothing does. */
export function ippReasons(message: IppMessage): readonly PrinterReason[] {
  const state = ippValue(message, 'printer-state');
  // A printer that prints from one tray is not kept from it by another that is empty: only one that has stopped is.
  const printer = told(message, 'printer-state-reasons').filter((reason) => state === STOPPED || WHATEVER_ITS_STATE.has(reason));
  const reasons = [...printer, ...told(message, 'job-state-reasons')];
  if (ippValues(message, 'printer-is-accepting-jobs')[0] === false) reasons.push('not_accepting');
  if (state === STOPPED && reasons.length === 0) reasons.push('stopped');
  return inOrder(reasons);
}
