import { InvalidInput, inputProblems } from '@cyclefill/contracts';
import type { z } from 'zod';
import { WrongUsage } from './command-errors.js';

/** A request out of options, by the schema that its route has too. @throws WrongUsage naming each field and what is wrong with it */
export function readRequest<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new WrongUsage(new InvalidInput(inputProblems(read.error.issues)).message);
}
