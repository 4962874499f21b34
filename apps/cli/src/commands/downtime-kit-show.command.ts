import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { KeepKitHour, DocumentPageQuery, type ListedSet, SetViewQuery } from '@cyclefill/features/document';
import { openDocumentStorage } from '@cyclefill/platform/storage';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';
import { kitText } from '../set-text.js';

/** Puts the papers of a kit into a folder, each under its name only when it is whole. */
async function writeKit(context: CommandContext, { wings }: ListedSet, folder: string): Promise<readonly string[]> {
  const [uow, actor, storage, target] = [await context.uow(), await context.actor(), openDocumentStorage(context.config, context.clock), resolve(folder)];
  await mkdir(target, { recursive: true });
  const written: string[] = [];
  for (const { documentId, name } of wings.flatMap(({ files }) => files)) {
    const document = documentId === null ? null : await uow.run(actor, (tx) => tx.get(DocumentPageQuery).one('pharmacy', documentId));
    if (document === null) continue;
    const path = join(target, `${name}.pdf`);
    await writeFile(`${path}.part`, await storage.get(document.sha256));
    await rename(`${path}.part`, path);
    written.push(path);
  }
  return written;
}

export const downtimeKitShowCommand = defineCommand({
  summary: 'the newest papers to work from when the system is down, and until when they may be used',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    out: { type: 'string', value: 'DIR', summary: 'folder for the PDFs' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const [uow, actor] = [await context.uow(), await context.actor()];
    const hour = await new KeepKitHour(uow).read(actor, 'pharmacy', facility.id);
    const latest = await uow.run(actor, (tx) => tx.get(SetViewQuery).latestKit('pharmacy', facility.id));
    const files = latest === null || options.out === undefined ? [] : await writeKit(context, latest, options.out);
    const made = `made each night at ${String(hour.hour).padStart(2, '0')}00 of ${facility.code}`;
    context.answer({ ...hour, latest, files }, [made, latest === null ? 'none was made yet' : kitText(latest), ...files].join('\n'));
  },
});
