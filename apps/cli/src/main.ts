#!/usr/bin/env node
import { COMMANDS } from './commands/index.js';
import { runCommandLine } from './run-command-line.js';

// A reader that has seen enough (`| head`) ends the output, not the command.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await runCommandLine(COMMANDS, process.argv.slice(2), {
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
