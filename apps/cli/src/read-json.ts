import { readFile } from 'node:fs/promises';
import { WrongUsage } from './command-errors.js';

/** What a JSON file says. @throws WrongUsage where it is not there, or no JSON */
export async function readJson(option: string, path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new WrongUsage(`${option} ${path} is ${text === null ? 'not there' : 'no JSON'}`);
  }
}
