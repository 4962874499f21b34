import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import { testDatabase, withClient } from '../../support/database.js';
import type { TestDatabase } from '../../support/database.js';
import { ALL_ENTITIES } from '../../support/entities.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

const COLUMNS = `
  select table_name as "table", column_name as "column",
    case data_type when 'ARRAY' then substr(udt_name, 2) || '[]' else udt_name end as type, is_nullable = 'YES' as nullable
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'`;

/** PostgreSQL's short names; a wall clock is text to us, since a Date would move it into the zone of the server. */
const SHORT: Readonly<Record<string, string>> = { integer: 'int4', smallint: 'int2', bigint: 'int8', boolean: 'bool' };
const typeOf = (type: string): string => SHORT[type] ?? type;
const readAs = (type: string): string => (type === 'timestamp' ? 'text' : type);

const declared = (): Column[] => {
  const { tables, columns } = getMetadataArgsStorage();
  return columns.map(({ target, options, propertyName }) => ({
    table: tables.find((table) => table.target === target)?.name ?? '',
    column: options.name ?? propertyName,
    type: `${typeOf(String(options.type))}${options.array === true ? '[]' : ''}`,
    nullable: options.nullable ?? false,
  }));
};

const inOrder = (columns: readonly Column[]): string[] =>
  columns.map(({ table, column, type, nullable }) => `${table}.${column} ${type}${nullable ? '' : ' not null'}`).toSorted();

describe('entities', () => {
  let database: TestDatabase;
  let columns: readonly Column[];
  beforeAll(async () => {
    database = await testDatabase();
    columns = await withClient(database.ownerUrl, async (client) => (await client.query<Column>(COLUMNS)).rows);
  });
  afterAll(async () => database.close());

  it('stand for every table, once', () => {
    const names = ALL_ENTITIES.map((entity) => getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? entity.name);
    expect(names.toSorted()).toEqual([...new Set(columns.map(({ table }) => table))].toSorted());
  });

  it('have every column with its type and whether it may be null', () => {
    expect(inOrder(declared())).toEqual(inOrder(columns.map((column) => ({ ...column, type: readAs(column.type) }))));
  });

  it('are rows: no relation between them', () => {
    expect(getMetadataArgsStorage().relations).toEqual([]);
  });
});
