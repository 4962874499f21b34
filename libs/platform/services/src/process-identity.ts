import { readFileSync, readlinkSync } from 'node:fs';

/** A process by number and birth: numbers are used again, the pair is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to its start, or null where the system does not tell. */
  readonly startTime: string | null;
}

/** The identity of a process that runs now, or null. */
export function identityOf(pid: number): ProcessIdentity | null {
  const stat = readOrNull(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (stat === null) return answers(pid) ? { pid, startTime: null } : null;
  // The name in brackets may hold anything, so fields are counted from its end: state is the 3rd, start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : { pid, startTime: fields[19] ?? null };
}

export function isRunning(process: ProcessIdentity): boolean {
  const now = identityOf(process.pid);
  return now !== null && now.startTime === process.startTime;
}

/** The folder a process works in, or null where that cannot be known. */
export function workingFolder(pid: number): string | null {
  return readOrNull(() => readlinkSync(`/proc/${pid}/cwd`));
}

function answers(pid: number): boolean {
  return readOrNull(() => process.kill(pid, 0)) ?? false;
}

function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
