import type { PrintJob } from '@cyclefill/features/printing';

/** A print job in one line, and below it what to do. */
export function printJobText({ id, printer, documentId, packCode, state, reprint, reason, errorCode, queuedAt, sentences }: PrintJob): string {
  const what = documentId === null ? 'fonts' : packCode === '' ? documentId : `${documentId} pack ${packCode}`;
  const line = [id, printer, state.padEnd(9), queuedAt, what, reprint === 0 ? '' : `REPRINT ${reprint}: ${reason}`, errorCode].filter(Boolean).join('  ');
  return [line, ...sentences.map((sentence) => `  ${sentence}`)].join('\n');
}
