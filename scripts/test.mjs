// Runs every tier, prints what each came to, and ends with one line that counts them all.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { deep: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } } });
const reports = mkdtempSync(join(tmpdir(), 'cyclefill-test-'));
const node = process.execPath;
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--config', 'test/jest.config.mjs', '--ci', '--silent=false'];
const inServices = [node, '--no-warnings', 'dist/apps/cli/src/main.js', 'services', 'exec', '--temporary', '--'];
const total = { passed: 0, failed: 0 };

/** Runs a command with its output on ours; whether it ended well. */
function run(command, env = {}) {
  return new Promise((done) => {
    const [program, ...words] = command;
    const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** One check that either holds or does not. */
async function check(name, command) {
  const began = performance.now();
  const ok = await run(command);
  total[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** One tier of Jest; what it counted is read from its report, and a run without a report is a failure. */
async function tier(name, words, env = {}, prefix = []) {
  const report = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
  const began = performance.now();
  const update = values.update ? ['--no-ci', '-u'] : [];
  const ok = await run([...prefix, node, ...jest, '--json', `--outputFile=${report}`, ...update, ...words], { CYCLEFILL_DEEP: values.deep ? '1' : '', ...env });
  let [passed, failed] = [0, 1];
  try {
    const counted = JSON.parse(readFileSync(report, 'utf8'));
    passed = counted.numPassedTests;
    failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
    if (!ok && failed === 0) failed = 1;
    if (passed === 0 && failed === 0) failed = 1;
  } catch {
    console.log(`${name}: no report`);
  }
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const began = performance.now();
if (values.update) await run(['npm', 'run', '-s', 'generate']);
await check('types', ['npm', 'run', '-s', 'typecheck']);
await check('lint', ['npm', 'run', '-s', 'lint']);
await check('borders', ['npm', 'run', '-s', 'borders']);
await check('lock file complete', [node, 'scripts/lock-complete.mjs', '--check']);
await tier('unit', ['--selectProjects', 'unit', '--maxWorkers=2'], { TZ: 'UTC' });
await tier('domain in another zone', ['--selectProjects', 'unit', '--maxWorkers=2', '--testPathPatterns', 'libs/domain'], { TZ: 'Asia/Kolkata', CYCLEFILL_DEEP: '' });
for (const zone of ['America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe']) await tier(`second evaluator under ${zone}`, ['--selectProjects', 'unit', '--testPathPatterns', 'second-evaluator'], { TZ: zone });
await tier('architecture and goldens', ['--selectProjects', 'architecture', 'golden'], { TZ: 'America/Los_Angeles' });
await tier('database, queues, API', ['--selectProjects', 'medium', 'e2e', '--maxWorkers=2'], { TZ: 'UTC' }, inServices);
rmSync(reports, { recursive: true, force: true });
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
