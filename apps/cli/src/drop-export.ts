import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@cyclefill/contracts';
import { AnswerExport, FileDrop, type PackagerExport, PackagerExportQuery } from '@cyclefill/features/packager';
import { openDocumentStorage } from '@cyclefill/platform/storage';
import type { CommandContext } from './command-context.js';
import { CommandRefused, WrongUsage } from './command-errors.js';

const LOOK_EVERY_MS = 200;

/** Seconds to wait for the machine; 0 unless given. */
export function readWait(text: string | undefined): number {
  const seconds = Number(text ?? '0');
  if (!/^\d{1,5}$/u.test(text ?? '0')) throw new WrongUsage('--wait takes whole seconds');
  return seconds;
}

/** Reads an export. @throws Refusal packager-export.not-found */
export async function findExport(context: CommandContext, id: string): Promise<PackagerExport> {
  const found = await (await context.uow()).run(await context.actor(), (tx) => tx.get(PackagerExportQuery).one('pharmacy', id));
  if (found === null) throw new Refusal('packager-export.not-found');
  return found;
}

/** Waits for the answer beside the first file and records it; a machine that says nothing in time leaves the export as it is. */
async function awaitAnswer(context: CommandContext, drop: FileDrop, sent: PackagerExport, seconds: number): Promise<void> {
  const until = context.clock.now().getTime() + seconds * 1000;
  for (;;) {
    const file = await drop.answerTo(sent.files[0]?.name ?? '');
    if (file !== null) return new AnswerExport(await context.uow()).execute(await context.actor(), 'pharmacy', { id: sent.id, version: sent.version, file });
    if (context.clock.now().getTime() >= until) throw new CommandRefused(`the machine answered nothing to ${sent.files[0]?.name ?? sent.id} within ${seconds} seconds; \`packager resend --export ${sent.id}\` hands it over again`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Lays the files of an export into the folder of the machine and, where asked, waits for its answer. */
export async function dropExport(context: CommandContext, sent: PackagerExport, { folder, wait }: { readonly folder: string; readonly wait: number }): Promise<{ readonly export: PackagerExport; readonly paths: readonly string[] }> {
  const [drop, storage] = [new FileDrop(resolve(folder)), openDocumentStorage(context.config, context.clock)];
  const paths: string[] = [];
  for (const { name, sha256 } of sent.files) paths.push(await drop.put(name, await storage.get(sha256)));
  if (wait > 0) await awaitAnswer(context, drop, sent, wait);
  return { export: await findExport(context, sent.id), paths };
}

/** One export in words. */
export function exportText({ export: { id, adapter, number, state, packs, doses, answer }, paths }: { readonly export: PackagerExport; readonly paths: readonly string[] }): string {
  return [`${adapter} ${number}  ${state}${answer === '' ? '' : `: ${answer}`}  ${packs} packs, ${doses} doses  ${id}`, ...paths.map((path) => `  ${path}`)].join('\n');
}
