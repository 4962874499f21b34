import type { PrinterReason } from '@cyclefill/interop/printing';

/** What came of sending, or of asking how it stands. */
export type PrintOutcome =
  /** Nothing of it has left: to be sent later. */
  | { readonly kind: 'not-taken'; readonly reasons: readonly PrinterReason[] }
  /** The printer will not print it, now or later, and printed nothing of it. */
  | { readonly kind: 'refused'; readonly errorCode: string }
  /** The printer has it, under a number of its own. */
  | { readonly kind: 'taken'; readonly remoteJob: number }
  /** The printer has all of it and stopped before the end. */
  | { readonly kind: 'stalled'; readonly reasons: readonly PrinterReason[] }
  | { readonly kind: 'printed' }
  /** Some or all of it has left, and the printer cannot tell what came of it. */
  | { readonly kind: 'unknown'; readonly errorCode: string };

/** Milliseconds that a printer is given. */
export interface LinkTimes {
  /** To take a connection. */
  readonly connectMs: number;
  /** To answer a question. */
  readonly answerMs: number;
  /** To take the next bytes, when it is slow. */
  readonly takeMs: number;
  /** Between two questions how far it is. */
  readonly pollMs: number;
  /** Without getting on, until it is asked again later. */
  readonly followMs: number;
}
export const LINK_TIMES: LinkTimes = { connectMs: 5000, answerMs: 5000, takeMs: 60_000, pollMs: 400, followMs: 20_000 };

/** The way to one printer. */
export abstract class PrinterLink {
  /** What keeps it from printing; empty = it is ready. */
  abstract probe(): Promise<readonly PrinterReason[]>;

  /** Sends a document once. What may have left is never sent again here. @param name what the printer shows of it: an id */
  abstract send(bytes: Uint8Array, name: string): Promise<PrintOutcome>;

  /** How it stands with what the printer has. @param remoteJob its number; null = the printer gives none */
  abstract follow(remoteJob: number | null): Promise<PrintOutcome>;
}
