import { execFileSync } from 'node:child_process';
import { ServicesFailed } from './services-errors.js';
import type { SystemUser } from './folder-access.js';

/**
 * Whom PostgreSQL runs as: it refuses to run as root, so root runs it as the user `postgres`, made if there is none.
 * Null: as the caller.
 */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? create();
}

function lookUp(): SystemUser | null {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function create(): SystemUser {
  try {
    const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', [...flags, 'postgres'], { stdio: 'pipe' });
  } catch (error) {
    throw new ServicesFailed('PostgreSQL does not run as root, and a user "postgres" could not be made; '
      + 'make one, run as another user, or set DATABASE_URL', { cause: error });
  }
  const made = lookUp();
  if (!made) throw new ServicesFailed('the user "postgres" was made but cannot be found');
  return made;
}
