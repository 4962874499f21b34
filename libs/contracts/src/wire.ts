import { z } from 'zod';

/** An instant on the wire: RFC 3339 in UTC, from the Date of a `timestamptz`. */
export const instantSchema = z.date().transform((date) => date.toISOString()).pipe(z.iso.datetime());

/** A quantity on the wire: an exact decimal and its unit. */
export const quantitySchema = z.object({ value: z.string().regex(/^-?\d+(?:\.\d{1,3})?$/u), unit: z.string() }).meta({ id: 'Quantity' });

/** The id of a thing in a path. */
export const idParamsSchema = z.strictObject({ id: z.uuid() });
export type IdParams = z.output<typeof idParamsSchema>;
