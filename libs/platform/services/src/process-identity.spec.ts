import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identityOf, isRunning, workingFolder } from './process-identity.js';

describe('a process identity', () => {
  it('holds while the process runs and no longer', async () => {
    const child = spawn('sleep', ['60'], { cwd: '/' });
    await once(child, 'spawn');
    const identity = identityOf(child.pid ?? 0);
    expect(identity).toMatchObject({ pid: child.pid });
    expect(identity && isRunning(identity)).toBe(true);
    expect(workingFolder(child.pid ?? 0)).toBe('/');
    child.kill();
    await once(child, 'exit');
    expect(identity && isRunning(identity)).toBe(false);
  });

  it('is not that of another process with the same number', () => {
    expect(isRunning({ pid: process.pid, startTime: '1' })).toBe(false);
  });

  it('is null for a number that nobody has', () => {
    expect(identityOf(Number.NaN)).toBeNull();
    expect(workingFolder(-5)).toBeNull();
  });
});
