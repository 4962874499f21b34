import { z } from 'zod';
import { WrongUsage } from './command-errors.js';

/** An id from the command line. @param source the command that prints such ids */
export function readId(option: string, text: string, source: string): string {
  if (!z.uuid().safeParse(text).success) throw new WrongUsage(`${option} takes an id as \`${source}\` prints it: 8-4-4-4-12 digits and letters a to f`);
  return text;
}
