// CPU seconds of PostgreSQL's own processes, so that work can be compared on a machine that others use as well.
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number);
  return (user + system) / TICKS_PER_SECOND;
}

async function backends(client, role) {
  const { rows } = await client.query('select pid from pg_stat_activity where datname = current_database() and usename = $1', [role]);
  return new Map(rows.map(({ pid }) => [pid, cpuOf(pid)]));
}

/** MiB that each of a role's backends holds for itself, without what all of them share; none where they cannot be seen. */
export async function ownMemoryMiB(client, role) {
  try {
    const pids = [...(await backends(client, role)).keys()];
    return pids.map((pid) => Math.round(Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024));
  } catch {
    return [];
  }
}

/**
 * Begins to count the CPU seconds of a role's backends in the client's database; the function that comes back ends it. NaN
 * where the server's processes cannot be seen: on another machine, or without /proc.
 */
export async function countServerCpu(client, role) {
  try {
    const before = await backends(client, role);
    return async () => [...(await backends(client, role))].reduce((sum, [pid, cpu]) => sum + cpu - (before.get(pid) ?? 0), 0);
  } catch {
    return async () => NaN;
  }
}
