import type { Environment } from '@cyclefill/platform/config';
import { WrongUsage } from './command-errors.js';
import { type CommandTable, findCommand, leadingOptions, readInvocation } from './command-line.js';
import { commandHelp, overview } from './help.js';

/** The process as a command line sees it. */
export interface Terminal {
  readonly env: Environment;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Runs one command line; the exit code is 0 (done), 1 (refused or failed) or 2 (wrong usage), or what the command itself says. */
export async function runCommandLine(table: CommandTable, words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { leading, rest: named } = leadingOptions(words);
    const [first] = named;
    if (first === undefined || first === '--help' || first === '-h') {
      (first === undefined ? terminal.err : terminal.out)(await overview(table));
      return first === undefined ? 2 : 0;
    }
    const { name, rest } = findCommand(table, named);
    const load = table[name];
    return load === undefined ? 2 : await runOne(name, await load(), [...leading, ...rest], terminal);
  } catch (error) {
    terminal.err(`cyclefill: ${await messageOf(error)}`);
    return error instanceof WrongUsage ? 2 : 1;
  }
}

async function runOne(name: string, command: Awaited<ReturnType<CommandTable[string]>>, rest: readonly string[], terminal: Terminal): Promise<number> {
  const { args, help, json, pharmacy } = readInvocation(command, rest);
  if (help) {
    terminal.out(commandHelp(name, command));
    return 0;
  }
  const { openContext } = await import('./open-context.js');
  const open = openContext({ ...terminal, json, pharmacy });
  try {
    return (await command.run(open.context, args)) ?? 0;
  } finally {
    await open.close();
  }
}

/** Class and message only: a driver's error also carries the values of the statement. */
async function messageOf(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return 'unknown failure';
  // Loaded late, as all that a command alone needs: help is there at once.
  const { refusalText } = await import('./refusal-text.js');
  return refusalText(error) ?? error.message;
}
