import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.js';

export interface TypescriptProcess {
  readonly output: () => string;
  /** Waits until the process has written the text. */
  readonly says: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** `code` or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts a file of `test/support` as a process of its own. */
export function typescriptProcess(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): TypescriptProcess {
  const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ['--import', here('typescript-hooks.mjs'), here(file), ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  return {
    output: () => output,
    says: async (text) => eventually(`the process says "${text}", having said: ${output}`, () => output.includes(text), 60_000),
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string),
  };
}
