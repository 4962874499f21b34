import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const names = ['admin', 'owner', 'app', 'queue', 'redis'] as const;
type SecretName = (typeof names)[number];

/** Passwords that this data folder made for its own servers and roles. */
export interface Secrets {
  /** Whether the password was there before, that is, may already be set on a server. */
  known(name: SecretName): boolean;
  password(name: SecretName): string;
}

/** Reads `roles.json` of a folder, or makes it: readable by its owner only. */
export async function openSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'roles.json');
  const stored = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Record<SecretName, string>>;
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
  const all = { ...made, ...stored } as Record<SecretName, string>;
  if (names.some((name) => stored[name] === undefined)) {
    await writeFile(`${file}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return { known: (name) => stored[name] !== undefined, password: (name) => all[name] };
}
