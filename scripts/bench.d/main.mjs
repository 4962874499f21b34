// Runs benchmarks inside `services exec`: the addresses of the services are in the environment.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endWithParent } from '../end-with-parent.mjs';
import { tableOf } from './report.mjs';

const OUT = fileURLToPath(new URL('../../out/', import.meta.url));
const ROUNDS = 5;

/** Each benchmark by name; what it needs is loaded when it is wanted. */
const BENCHMARKS = {
  expansion: async () => (await import('./expansion.mjs')).expansion(),
  import: async () => (await import('./import.mjs')).importing(),
  mar: async () => (await import('./mar.mjs')).mar(),
  queue: async () => (await import('./queue.mjs')).queue(),
  recall: async () => (await import('./recall.mjs')).recall(),
  run: async (full) => {
    const { growth, nightlyRun } = await import('./run.mjs');
    const books = [];
    for (const [residents, rounds] of [[1000, ROUNDS], [20_000, 3], ...(full ? [[1_000_000, 2]] : [])]) books.push(await nightlyRun(residents, rounds));
    const [first, ...larger] = books;
    return [...books.flatMap(({ rows }) => rows), ...larger.map((book) => growth(first, book))];
  },
};

function readOptions() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { full: { type: 'boolean', default: false } } });
    const unknown = positionals.find((name) => !(name in BENCHMARKS));
    if (unknown !== undefined) throw new Error(`there is no benchmark ${unknown}`);
    return { full: values.full, names: positionals.length > 0 ? positionals : Object.keys(BENCHMARKS) };
  } catch (error) {
    console.error(`bench: ${error.message}\nusage: scripts/bench [${Object.keys(BENCHMARKS).join('|')} …] [--full]`);
    process.exit(2);
  }
}

const { full, names } = readOptions();
// Its services are going away with it: what it started sees the end of this process.
endWithParent(() => process.exit(1));
const rows = [];
for (const name of names) {
  const began = performance.now();
  console.error(`${name} ...`);
  rows.push(...(await BENCHMARKS[name](full)));
  console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
mkdirSync(OUT, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
writeFileSync(join(OUT, 'bench.json'), `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, full, rows }, null, 2)}\n`);
console.log(tableOf(rows));
console.log(`\n${rows.filter(({ met }) => met === true).length} goals met, ${rows.filter(({ met }) => met === false).length} short; out/bench.json`);
