import { describe, expect, it } from '@jest/globals';
import { defineCommand } from './command.js';
import { type CommandTable, findCommand, readInvocation } from './command-line.js';
import { COMMANDS } from './commands/index.js';
import { runCommandLine } from './run-command-line.js';

const echo = defineCommand({
  summary: 'says what it was given',
  usage: 'FILE…',
  options: { loud: { type: 'boolean', summary: 'in capitals' }, out: { type: 'string', value: 'DIR', summary: 'where to', required: true } },
  run: async (context, { operands, options }) => {
    await Promise.resolve();
    context.out(`${operands.join(' ')} ${options.loud ? 'loud' : 'soft'} ${options.out}`);
  },
});
const none = defineCommand({ summary: 'nothing', usage: '', options: {}, run: () => Promise.resolve(3) });
const table: CommandTable = { 'echo': () => Promise.resolve(echo), 'user add': () => Promise.resolve(none), 'user list': () => Promise.resolve(none) };

async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommandLine(table, words, { env: {}, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('a command line', () => {
  it('runs the command it names, with its operands and options', async () => {
    expect(await run('echo', 'a', '--out', 'd', 'b')).toEqual({ code: 0, out: 'a b soft d', err: '' });
    expect(await run('echo', 'a', '--loud', '--out=d')).toEqual({ code: 0, out: 'a loud d', err: '' });
  });

  it('takes the options of every command before its name too', async () => {
    const json: CommandTable = { 'run list': () => Promise.resolve(defineCommand({ summary: 'tells', usage: '', options: {}, run: (context) => Promise.resolve(context.json ? 4 : 5) })) };
    const code = (...words: readonly string[]): Promise<number> => runCommandLine(json, words, { env: {}, out: () => undefined, err: () => undefined });
    expect(await code('--json', 'run', 'list')).toBe(4);
    expect(await code('--json', '--pharmacy', 'P', 'run', 'list')).toBe(4);
    expect(await code('--pharmacy=P', 'run', 'list')).toBe(5);
    expect(await run('--pharmacy')).toEqual({ code: 2, out: '', err: 'cyclefill: --pharmacy P is missing' });
    expect(await run('--json', '--help')).toMatchObject({ code: 0, err: '' });
    expect(readInvocation(none, ['--json', '--pharmacy', 'P'])).toMatchObject({ json: true, pharmacy: 'P' });
  });

  it('ends with the code that the command says', async () => {
    expect(await run('user', 'add')).toMatchObject({ code: 3 });
  });

  it.each([
    [['echo', '--out', 'd'], 'cyclefill: FILE… is missing'],
    [['echo', 'a'], 'cyclefill: --out DIR is missing'],
    [['user', 'list', 'x'], 'cyclefill: unexpected "x"'],
    [['user'], 'cyclefill: say which: user add, user list'],
    [['user', 'kick'], 'cyclefill: say which: user add, user list'],
    [['constructor'], 'cyclefill: there is no command "constructor"; see --help'],
  ])('%j is wrong usage: exit 2 and one line on stderr', async (words, err) => {
    expect(await run(...words)).toEqual({ code: 2, out: '', err });
  });

  it('refuses options that the command does not have, and options without their value', async () => {
    expect(await run('echo', 'a', '--out', 'd', '--fast')).toMatchObject({ code: 2, out: '' });
    expect(await run('echo', 'a', '--out')).toMatchObject({ code: 2, out: '' });
  });

  it('says what is wrong with exit 1 when a command fails', async () => {
    const failing: CommandTable = { fail: () => Promise.resolve(defineCommand({ summary: 'fails', usage: '', options: {}, run: () => Promise.reject(new Error('no luck')) })) };
    const err: string[] = [];
    expect(await runCommandLine(failing, ['fail'], { env: {}, out: () => undefined, err: (line) => err.push(line) })).toBe(1);
    expect(err).toEqual(['cyclefill: no luck']);
  });

  it('helps with each command and with all of them', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
    expect(await run()).toMatchObject({ code: 2, out: '' });
    const { code, out } = await run('echo', '--help');
    expect(code).toBe(0);
    expect(out).toContain('cyclefill echo [OPTION…] FILE…');
    expect(out).toContain('--out DIR');
  });

  it('passes everything after -- on as operands', () => {
    expect(readInvocation(echo, ['--out', 'd', '--', 'ls', '--loud']).args).toEqual({ operands: ['ls', '--loud'], options: { out: 'd', loud: false } });
  });

  it('knows every command by the longest name that fits', async () => {
    for (const [name, load] of Object.entries(COMMANDS)) {
      expect(findCommand(COMMANDS, [...name.split(' '), 'x'])).toEqual({ name, rest: ['x'] });
      const { summary, usage, options } = await load();
      expect(summary).toMatch(/^\S.*[^.]$/u);
      expect(typeof usage).toBe('string');
      for (const reserved of ['help', 'json', 'pharmacy']) expect(options).not.toHaveProperty(reserved);
    }
  });
});
