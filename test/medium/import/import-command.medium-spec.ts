import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../apps/cli/src/commands/index.js';
import { runCommandLine } from '../../../apps/cli/src/run-command-line.js';
import { type CensusTables, censusFiles, censusTables, edited } from '../../builders/census-folder.builder.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

const sound = censusTables();

// Many imports one after the other; a busy machine takes its time.

describe('cyclefill import', () => {
  let database: TestDatabase;
  let folder: string;
  const cli = async (...words: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
    const [out, err]: [string[], string[]] = [[], []];
    const env = { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl };
    const code = await runCommandLine(COMMANDS, words, { env, out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  const write = async (tables: CensusTables): Promise<void> => {
    for (const { name, content } of censusFiles(tables)) await writeFile(join(folder, name), content);
  };

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'cyclefill-import-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says what is missing before there is a pharmacy, and migrate makes one, once', async () => {
    await write(sound);
    expect(await cli('import', folder)).toEqual({ code: 1, out: '', err: 'cyclefill: there is no pharmacy yet: run `cyclefill migrate` first' });
    expect(JSON.parse((await cli('migrate', '--json')).out)).toEqual({ applied: [], pharmacy: 'MAIN' });
    expect(JSON.parse((await cli('migrate', '--json')).out)).toEqual({ applied: [], pharmacy: null });
    expect(await cli('import', folder, '--pharmacy', 'OTHER')).toMatchObject({ code: 1, err: 'cyclefill: there is no pharmacy OTHER' });
  });

  it('says that there is no catalogue yet in one line, however many orders there are', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'cyclefill-bare-'));
    for (const { name, content } of censusFiles(sound).filter((file) => file.name !== 'catalogue.csv')) await writeFile(join(bare, name), content);
    const { code, out, err } = await cli('import', bare);
    await rm(bare, { recursive: true, force: true });
    expect({ code, out, err: err.split('\n').filter((line) => !line.startsWith('notice: ')) }).toEqual({
      code: 1, out: '', err: ['orders.csv:1:ndc11: the catalogue is empty: run `cyclefill catalogue import FILE` first', 'cyclefill: nothing was imported: 1 error'],
    });
  });

  it('imports, then says that nothing has changed', async () => {
    const first = await cli('import', folder, '--json');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ outcome: 'imported', errorCount: 0, counts: { order_version: { added: 6 } } });
    expect(first.err).toBe('notice: orders.csv:7:frequency_code: the directions of order 1006 could not be read; it stands as written and is not packed');
    expect(await cli('import', folder)).toMatchObject({ code: 0, out: 'nothing has changed since the last import' });
  });

  it('sums up what it wrote in the words of the glossary', async () => {
    await write(edited(sound, 'residents.csv', 2, { sex: 'X' }));
    expect(await cli('import', folder)).toMatchObject({ code: 0, out: 'imported\n  resident versions: 0 new, 1 changed, 0 withdrawn' });
    await write(sound);
    expect(await cli('import', folder)).toMatchObject({ code: 0 });
  });

  it('prints every error as file:line:column: reason on stderr and exits 1', async () => {
    await write(edited(edited(sound, 'orders.csv', 2, { ndc11: '99999999999' }), 'orders.csv', 4, { start_date: 'soon' }));
    const { code, out, err } = await cli('import', folder);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').filter((line) => !line.startsWith('notice: '))).toEqual([
      'orders.csv:2:ndc11: unknown NDC 99999999999: not in the catalogue',
      'orders.csv:4:start_date: not a date of the calendar (YYYY-MM-DD)',
      'cyclefill: nothing was imported: 2 errors',
    ]);
  });

  it('tells with --preview what it would do, does nothing, and writes refused rows with their reasons', async () => {
    await write(edited(sound, 'residents.csv', 2, { sex: 'X' }));
    const told = { code: 0, out: 'would be imported, and was not:\n  residents: 0 new, 1 changed, 2 unchanged\n  orders: 0 new, 0 changed, 0 stopped, 6 unchanged\n  resident versions: 0 new, 1 changed, 0 withdrawn' };
    expect(await cli('import', folder, '--preview')).toMatchObject(told);
    expect(await cli('import', folder, '--preview')).toMatchObject(told);
    await write(edited(edited(sound, 'orders.csv', 2, { ndc11: '99999999999' }), 'orders.csv', 4, { start_date: 'soon' }));
    const refused = await cli('import', folder, '--preview', '--errors', join(folder, 'refused.csv'));
    expect({ code: refused.code, out: refused.out, last: refused.err.split('\n').at(-1) }).toEqual({ code: 1, out: '', last: 'cyclefill: nothing would be imported: 2 errors' });
    const [header, ...rows] = (await readFile(join(folder, 'refused.csv'), 'utf8')).trimEnd().split('\n');
    expect(header).toMatch(/^file,line,reason,facility_id,/);
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
      ['orders.csv', '2', 'ndc11: unknown NDC 99999999999: not in the catalogue'], ['orders.csv', '4', 'start_date: not a date of the calendar (YYYY-MM-DD)'],
    ]);
  });

  it('refuses what is no folder and no file', async () => {
    expect(await cli('import', join(folder, 'nowhere'))).toMatchObject({ code: 1, err: `cyclefill: ${join(folder, 'nowhere')} is not a folder` });
    expect(await cli('catalogue', 'import', join(folder, 'nowhere.csv'))).toMatchObject({ code: 1, err: `cyclefill: ${join(folder, 'nowhere.csv')} cannot be read` });
  });

  it('adds people and gives them tokens', async () => {
    expect(await cli('user', 'add', 'nan', '--role', 'nurse', '--scope', 'FAC02/Rehab')).toMatchObject({ code: 0 });
    expect(await cli('user', 'add', 'nan', '--role', 'queen')).toEqual({ code: 2, out: '', err: 'cyclefill: not valid: role' });
    expect(await cli('user', 'add', 'tom', '--role', 'nurse', '--scope', 'FAC02/Attic')).toMatchObject({ code: 1, err: 'cyclefill: there is no wing Attic in facility FAC02' });
    const issued = await cli('token', 'issue', '--user', 'nan', '--json');
    const { token, tokenId } = JSON.parse(issued.out) as { token: string; tokenId: string };
    expect(issued.err).not.toContain(token);
    expect(await cli('token', 'revoke', token)).toMatchObject({ code: 2 });
    expect(await cli('token', 'revoke', tokenId)).toMatchObject({ code: 0 });
    expect(await cli('user', 'disable', 'nan')).toMatchObject({ code: 0 });
    expect((await cli('user', 'list')).out).toBe('nan\tnurse\tnan\tdisabled');
  });
});
