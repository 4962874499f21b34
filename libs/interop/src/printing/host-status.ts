import { type PrinterReason, inOrder } from './printer-reason.js';

/** What a label printer asks for its status with (ZPL II, `~HS`). */
export const HOST_STATUS_REQUEST = '~HS\r\n';

/** The answer of a label printer to `~HS`. */
export interface HostStatus {
  /** What keeps it from printing; empty = it prints. */
  readonly reasons: readonly PrinterReason[];
  /** Labels that it has taken and not printed yet: formats in its memory, and those left of the one it prints. */
  readonly pending: number;
  /** It has the beginning of a label and waits for the rest. */
  readonly isPartial: boolean;
}

/** Three strings, each between STX and ETX: first 12 fields, then 11, then 2. */
const [STX, ETX] = ['\u0002', '\u0003'];
const FIELDS = [12, 11, 2] as const;
const NUMBER = /^\d{1,8}$/u;

/** Flags by string and place. */
const FLAGS: readonly (readonly [string: number, place: number, reason: PrinterReason])[] = [
  [0, 1, 'paper_out'], [0, 2, 'paused'], [0, 5, 'buffer_full'], [0, 9, 'memory_corrupt'], [0, 10, 'too_cold'], [0, 11, 'too_hot'], [1, 2, 'head_open'], [1, 3, 'ribbon_out'], [1, 7, 'label_waiting'],
];

/** Reads an answer to `~HS`; null = it is not whole yet. @throws RangeError when it is whole and no such answer */
export function readHostStatus(text: string): HostStatus | null {
  const whole = text.split(STX).slice(1).filter((part) => part.includes(ETX));
  const frames = whole.map((part) => part.slice(0, part.indexOf(ETX)).split(',').map((field) => field.trim()));
  if (frames.length < FIELDS.length) return null;
  if (FIELDS.some((count, index) => frames[index]?.length !== count) || frames.flat().some((field) => !NUMBER.test(field))) throw new RangeError('no host status of a label printer');
  const at = (frame: number, place: number): number => Number(frames[frame]?.[place]);
  // A printer may say 1 for ribbon out when it has none to use: field q tells whether it prints with a ribbon at all.
  const told = FLAGS.filter(([frame, place, reason]) => at(frame, place) === 1 && (reason !== 'ribbon_out' || at(1, 4) === 1));
  return { reasons: inOrder(told.map(([, , reason]) => reason)), pending: at(0, 4) + at(1, 8), isPartial: at(0, 7) === 1 };
}
