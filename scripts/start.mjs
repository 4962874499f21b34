// Runs inside `services exec --own`: the addresses of the services are in the environment, and whoever started them stops them.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cyclefill, root } from './cyclefill-process.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { WORKER_FLAGS } from './worker-flags.mjs';

const ROLES = ['technician', 'pharmacist', 'manager', 'nurse', 'facility_lead', 'admin', 'auditor', 'service'];
const SAMPLE_NIGHT = '2026-12-01';
const children = new Set();
let stopping = false;

/** A process of the product that lives until Ctrl-C, and no longer than this one; one that ends by itself ends all. */
function keep(app, { env = {}, flags = [] } = {}) {
  const child = fork(join(root, `dist/apps/${app}/src/main.js`), [], {
    execArgv: [...flags, '--enable-source-maps', '--no-warnings'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...env },
  });
  children.add(child);
  child.once('exit', (code) => {
    children.delete(child);
    if (!stopping) {
      console.error(`the ${app} ended with ${code}`);
      process.exitCode = 1;
      stop();
    }
  });
}

function stop() {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
endWithParent(stop);

/** The first start fills an empty database with the sample pharmacy and builds its first cycle. */
async function fillWhenEmpty() {
  if ((await cyclefill('facilities', '--json')).items.length > 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'cyclefill-sample-'));
  try {
    console.error('an empty database: making the sample pharmacy ...');
    await cyclefill('pharmacy', 'set', '--name', 'Cyclefill Sample Pharmacy', '--phone', '555-0199', '--address', '1 Sample Street, Worcester, MA');
    await cyclefill('sample', '--out', folder);
    await cyclefill('import', folder);
    await cyclefill('run', 'nightly', '--as-of', SAMPLE_NIGHT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One person per role with a token that stands until tomorrow; the nurse works in one wing of the first facility. */
async function tokens() {
  const known = new Set((await cyclefill('user', 'list', '--json')).items.map((user) => user.login));
  const [facility] = (await cyclefill('facilities', '--json')).items.toSorted((a, b) => (a.facility < b.facility ? -1 : 1));
  const scopes = { nurse: `${facility.facility}/${facility.wings[0]}`, facility_lead: facility.facility };
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const lines = [];
  for (const role of ROLES) {
    const scope = scopes[role];
    if (!known.has(role)) await cyclefill('user', 'add', role, '--role', role, '--name', `Sample ${role.replace('_', ' ')}`, ...(scope === undefined ? [] : ['--scope', scope]));
    const { token } = await cyclefill('token', 'issue', '--user', role, '--expires', tomorrow, '--json');
    lines.push(`  ${role.padEnd(14)} ${token}${scope === undefined ? '' : `   (${scope})`}`);
  }
  return lines;
}

async function untilReady(url) {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline && !stopping; await pause(150)) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return true;
  }
  return false;
}

const port = process.env.HTTP_PORT ?? '3000';
const url = `http://localhost:${port}`;
try {
  await cyclefill('migrate');
  await fillWhenEmpty();
  const lines = await tokens();
  if (!stopping) {
    keep('worker', { flags: WORKER_FLAGS });
    keep('api', { env: { HTTP_PORT: port } });
  }
  if (await untilReady(url)) {
    console.log(`\nTokens, one per role, until tomorrow (Authorization: Bearer …):\n${lines.join('\n')}\n`);
    console.log(`docs   ${url}/api/docs\nready  ${url}   (Ctrl-C stops everything)`);
  } else if (!stopping) {
    console.error('the API did not become ready; its messages are above');
    process.exitCode = 1;
    stop();
  }
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
  stop();
}
