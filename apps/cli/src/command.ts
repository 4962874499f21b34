import type { CommandContext } from './command-context.js';

/** One `--option` of a command. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly summary: string;
  /** Name of the value in the help, such as `DIR`. */
  readonly value?: string;
  readonly required?: true;
}
export type Options = Readonly<Record<string, OptionSpec>>;

type OptionValue<S extends OptionSpec> = S extends { type: 'boolean' } ? boolean : S extends { required: true } ? string : string | undefined;

/** What was typed after the command's name, already checked against its definition. */
export interface CommandArguments<O extends Options = Options> {
  readonly operands: readonly string[];
  readonly options: { readonly [K in keyof O]: OptionValue<O[K]> };
}

/** One command; its name stands in `commands/index.ts`. */
export interface Command<O extends Options = Options> {
  readonly summary: string;
  /** Operands in order, such as `DIR` or `FILE…` (one or more), in brackets where they may be left out; `` = none. */
  readonly usage: string;
  readonly options: O;
  /** Returns the exit code where it is neither 0 nor told by an error. */
  run(context: CommandContext, args: CommandArguments<O>): Promise<number | void>;
}

/** Checks a command's definition; its options are typed inside `run`. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}
