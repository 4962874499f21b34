import { type MinuteOfDay, parseClock } from '@cyclefill/domain/kernel';
import { WrongUsage } from './command-errors.js';

/** Times of pass codes from `QD=0900,BID=0800,2000`: a time without a code belongs to the code before it. */
export function readPasses(text: string | undefined): ReadonlyMap<string, readonly MinuteOfDay[]> {
  const passes = new Map<string, MinuteOfDay[]>();
  let code = '';
  for (const part of text?.split(',') ?? []) {
    const [before, after] = part.split('=');
    if (after !== undefined) code = (before ?? '').trim().toUpperCase();
    const minute = parseClock((after ?? before ?? '').trim());
    if (code === '' || minute === null) throw new WrongUsage('--pass takes codes with their times, such as QD=0900,BID=0800,2000');
    passes.set(code, [...new Set([...(passes.get(code) ?? []), minute])].toSorted((a, b) => a - b));
  }
  return passes;
}
