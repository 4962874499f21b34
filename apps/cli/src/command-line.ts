import { parseArgs } from 'node:util';
import type { Command, CommandArguments } from './command.js';
import { WrongUsage } from './command-errors.js';

/** Loads each command on demand, so that one starts without the libraries of the others. */
export type CommandTable = Readonly<Record<string, () => Promise<Command>>>;

/** A command line that was understood. */
export interface Invocation {
  readonly args: CommandArguments;
  readonly help: boolean;
  readonly json: boolean;
  readonly pharmacy: string | undefined;
}

const GLOBAL_OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  pharmacy: { type: 'string' },
} as const;

/** Parts the options of every command that stand before its name from the name and what follows it. `--help` is left where it is. */
export function leadingOptions(words: readonly string[]): { readonly leading: readonly string[]; readonly rest: readonly string[] } {
  let end = 0;
  while (words[end] === '--json' || words[end] === '--pharmacy' || words[end]?.startsWith('--pharmacy=') === true) end += words[end] === '--pharmacy' ? 2 : 1;
  if (end > words.length) throw new WrongUsage('--pharmacy P is missing');
  return { leading: words.slice(0, end), rest: words.slice(end) };
}

/** The longest command name that the words begin with, and the words after it. */
export function findCommand(table: CommandTable, words: readonly string[]): { readonly name: string; readonly rest: readonly string[] } {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    if (words.length >= length && Object.hasOwn(table, name)) return { name, rest: words.slice(length) };
  }
  const group = Object.keys(table).filter((name) => name.startsWith(`${words[0] ?? ''} `));
  if (group.length > 0) throw new WrongUsage(`say which: ${group.join(', ')}`);
  throw new WrongUsage(`there is no command "${words[0] ?? ''}"; see --help`);
}

/** Reads what follows a command's name. */
export function readInvocation(command: Command, words: readonly string[]): Invocation {
  const { values, positionals } = parse(command, words);
  const { help, json, pharmacy, ...given } = values;
  const options: OptionValues = {};
  for (const [name, spec] of Object.entries(command.options)) options[name] = given[name] ?? (spec.type === 'boolean' ? false : undefined);
  if (help !== true) check(command, positionals, options);
  return {
    args: { operands: positionals, options: options as CommandArguments['options'] },
    help: help === true,
    json: json === true,
    pharmacy: typeof pharmacy === 'string' ? pharmacy : undefined,
  };
}

type OptionValues = Record<string, string | boolean | undefined>;

function parse(command: Command, words: readonly string[]): { values: OptionValues; positionals: string[] } {
  const own = Object.entries(command.options).map(([name, { type }]) => [name, { type }] as const);
  try {
    const options = { ...Object.fromEntries(own), ...GLOBAL_OPTIONS };
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : 'unreadable options', { cause: error });
  }
}

function check(command: Command, operands: readonly string[], options: Readonly<OptionValues>): void {
  const all = command.usage.split(' ').filter((word) => word !== '' && word !== '--');
  const wanted = all.filter((word) => !word.startsWith('['));
  const many = all.at(-1)?.endsWith('…') === true || all.at(-1)?.endsWith('…]') === true;
  if (operands.length < wanted.length) throw new WrongUsage(`${wanted[operands.length] ?? ''} is missing`);
  if (operands.length > all.length && !many) throw new WrongUsage(`unexpected "${operands[wanted.length] ?? ''}"`);
  for (const [name, spec] of Object.entries(command.options)) {
    if (spec.required === true && options[name] === undefined) throw new WrongUsage(`--${name} ${spec.value ?? 'VALUE'} is missing`);
  }
}
