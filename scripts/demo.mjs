// Runs inside `services exec`: the addresses of the services are in the environment, and whoever started them stops them.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { cyclefill, root } from './cyclefill-process.mjs';

/** What was typed; a wrong option ends with exit code 2. */
function readOptions() {
  try {
    return parseArgs({ options: { out: { type: 'string', default: join(root, 'out/demo') }, census: { type: 'string' }, catalogue: { type: 'string' } } }).values;
  } catch (error) {
    console.error(`demo: ${error.message}\nusage: scripts/demo [--out DIR] [--census DIR [--catalogue FILE]]`);
    process.exit(2);
  }
}

/** Day that each facility's census speaks of, where it says so. */
function asOfDays(file) {
  const rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  return new Map(rows.map((row) => [row.facility_id, row.as_of ?? '']));
}

function* files(folder) {
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

const step = (text) => console.error(`\n== ${text}`);

/** The catalogue of a census folder that brings none: the one named, else one that lies in a folder `catalogue` beside it. */
function catalogueOf(folder, named) {
  if (named !== undefined) return resolve(named);
  const beside = join(folder, '..', 'catalogue');
  if (existsSync(join(folder, 'catalogue.csv')) || !existsSync(beside)) return null;
  const file = readdirSync(beside).find((name) => name.endsWith('catalogue.csv'));
  return file === undefined ? null : join(beside, file);
}

const { out, census, catalogue } = readOptions();
const target = resolve(out);
const folder = census === undefined ? join(target, 'census') : resolve(census);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

step('schema');
await cyclefill('migrate');
if (census === undefined) {
  step('sample census (synthetic people, real products)');
  await cyclefill('sample', '--out', folder);
}
const products = catalogueOf(folder, catalogue);
if (products !== null) {
  step(`drug catalogue: ${relative(process.cwd(), products)}`);
  await cyclefill('catalogue', 'import', products);
}
await cyclefill('pharmacy', 'set', '--name', 'Cyclefill Sample Pharmacy', '--phone', '555-0199', '--address', '1 Sample Street, Worcester, MA');
step('import');
await cyclefill('import', folder);

step('nightly run');
const facilities = await cyclefill('facilities', '--json');
const runs = [];
const asOf = asOfDays(join(folder, 'facilities.csv'));
// The night on which a facility's next cycle is built, never before the day the census speaks of.
const nightOf = ({ facility, nextBuildAt }) => ((asOf.get(facility) ?? '') > nextBuildAt.slice(0, 10) ? asOf.get(facility) : nextBuildAt);
for (const night of [...new Set(facilities.items.map(nightOf))].toSorted((a, b) => (a < b ? -1 : 1))) {
  console.error(`the night of ${night}: ${facilities.items.filter((item) => nightOf(item) === night).map((item) => item.facility).join(', ')}`);
  runs.push(await cyclefill('run', 'nightly', '--as-of', night, '--json'));
}

step('documents');
const months = new Set(runs.flatMap((run) => run.batches.map((batch) => `${batch.facility} ${batch.windowFrom.slice(0, 7)}`)));
for (const run of runs) {
  await cyclefill('render', 'packs', '--run', run.runId, '--out', join(target, 'packs'));
  for (const what of ['fill-lines', 'exceptions']) writeFileSync(join(target, `${what}-${run.runDate}.csv`), await cyclefill('export', what, '--run', run.runId));
}
for (const pair of months) {
  const [facility, month] = pair.split(' ');
  await cyclefill('render', 'mar', '--facility', facility, '--month', month, '--out', join(target, 'mar'));
}

console.log('\nWhat was made');
for (const run of runs) {
  const { eligible, filled, excepted, skipped } = run.counts;
  console.log(`  run ${run.runId}  ${run.state}: eligible ${eligible} = filled ${filled} + excepted ${excepted} + skipped ${skipped}`);
}
for (const path of files(target)) {
  if (path.startsWith(join(target, 'census'))) continue;
  console.log(`  ${relative(process.cwd(), path).padEnd(64)} ${String(Math.ceil(statSync(path).size / 1024)).padStart(6)} KB`);
}
