import { CommandRefused } from './command-errors.js';

const MINUTES = /^(?:\d|[1-9]\d|1\d\d|2[0-3]\d|240)$/u;

/** `--early 60 --late 60`; null = neither is given. */
export function readTolerance({ early, late }: { readonly early?: string | undefined; readonly late?: string | undefined }): { readonly early: number; readonly late: number } | null {
  if (early === undefined && late === undefined) return null;
  if (early === undefined || late === undefined || !MINUTES.test(early) || !MINUTES.test(late)) throw new CommandRefused('give --early and --late together, each 0 to 240 minutes');
  return { early: Number(early), late: Number(late) };
}
