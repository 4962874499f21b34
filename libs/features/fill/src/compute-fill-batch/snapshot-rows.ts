/**
 * Minutes since 1970 of a wall-clock column: a number, so that no driver turns it into an instant of the server's zone.
 * `date_part` counts in float8, exact for whole minutes; `extract` would count in numeric, several times slower.
 */
export const localMinutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;

/** Days since 1970 of a date column. */
export const dayNumber = (column: string): string => `(${column} - date '1970-01-01')`;

/** The rows of a bitemporal table that were known at `$2`. */
export const knownAt = (alias: string): string => `${alias}.recorded_at <= $2 and (${alias}.superseded_at is null or ${alias}.superseded_at > $2)`;
