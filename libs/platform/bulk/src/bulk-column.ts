import { type BinaryType, binaryArray } from '@cyclefill/platform/database';

/** Types of columns that are written in bulk; an array is sent as text, since PostgreSQL's unnest would flatten it. */
export type BulkType = 'uuid' | 'text' | 'integer' | 'smallint' | 'boolean' | 'date' | 'timestamp' | 'jsonb' | 'smallint[]' | 'text[]';

type BulkValue = string | number | boolean | null | readonly string[] | readonly number[];

/** One column of a table and where a row's value comes from: a date in days and a wall-clock moment in minutes since 1970, JSON as text. */
export interface BulkColumn<Row> {
  readonly name: string;
  readonly type: BulkType;
  readonly value: (row: Row, index: number) => BulkValue;
  /** Part of a key that rows may lack: none there equals none here. No index helps to find such rows. */
  readonly optional?: true;
}

/** Rows that one statement carries; larger ones are no faster and hold more memory. */
const CHUNK = 10_000;

/** Rows in the portions in which statements carry them. */
export function chunksOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => rows.slice(index * CHUNK, (index + 1) * CHUNK));
}

/** `unnest(…)` over the columns' values, and its parameters. */
export interface Unnested {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Turns rows into one array parameter a column; in SQL they are `alias(<columns>, n)`, `n` from 1. Parameters begin at `$2`. */
export function unnested<Row>(rows: readonly Row[], columns: readonly BulkColumn<Row>[], alias: string): Unnested {
  const arrays = columns.map(({ type }, index) => `$${index + 2}::${type.endsWith('[]') ? 'text' : type}[]`);
  const names = columns.map(({ name }) => quoted(name));
  return {
    sql: `unnest(${arrays.join(', ')}) with ordinality as ${alias}(${names.join(', ')}, n)`,
    params: columns.map(({ type, value }) => arrayOf(type, rows.map(value))),
  };
}

/** A column `id` with a new id for each row. */
export function newIds(tx: { newId(): string }): BulkColumn<unknown> {
  return { name: 'id', type: 'uuid', value: () => tx.newId() };
}

/** A column of the unnested rows in its own type. */
export function typed<Row>({ name, type }: BulkColumn<Row>, alias: string): string {
  return type.endsWith('[]') ? `${alias}.${quoted(name)}::${type}` : `${alias}.${quoted(name)}`;
}

/** `at` and `position` are words of SQL. */
export function quoted(name: string): string {
  return `"${name}"`;
}

/** In the driver's binary format where there is one for the type: it costs a fraction of an array literal, on both sides. */
const BINARY: Partial<Record<BulkType, BinaryType>> = {
  uuid: 'uuid', text: 'text', integer: 'int4', smallint: 'int2', boolean: 'bool', date: 'date', timestamp: 'timestamp', jsonb: 'jsonb',
};

function arrayOf(type: BulkType, values: readonly BulkValue[]): unknown {
  const binary = BINARY[type];
  return binary === undefined
    ? binaryArray('text', values.map((value) => (value === null ? null : literalOf(value as readonly (string | number)[]))))
    : binaryArray(binary, values as readonly (string | number | boolean | null)[]);
}

/** The literal of an array inside an array. */
function literalOf(items: readonly (string | number)[]): string {
  return `{${items.map((item) => (typeof item === 'number' ? item : `"${item.replace(/["\\]/gu, '\\$&')}"`)).join(',')}}`;
}
