// Runs the product's own command line for the scripts beside it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/apps/cli/src/main.js');

/** Runs one command; its messages go to stderr, its answer comes back: parsed when `--json` was asked for. */
export function cyclefill(...words) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--enable-source-maps', '--no-warnings', main, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.once('error', fail);
    child.once('exit', (code) => {
      const text = Buffer.concat(chunks).toString('utf8');
      if (code !== 0) fail(new Error(`cyclefill ${words.slice(0, 2).join(' ')} ended with ${code}`));
      else done(words.includes('--json') ? JSON.parse(text) : text);
    });
  });
}
