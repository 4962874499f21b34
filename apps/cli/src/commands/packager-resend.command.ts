import { ResendExport } from '@cyclefill/features/packager';
import { defineCommand } from '../command.js';
import { dropExport, exportText, findExport, readWait } from '../drop-export.js';
import { readId } from '../read-id.js';

export const packagerResendCommand = defineCommand({
  summary: 'hands the very same files of an export over again, under the same number',
  usage: '',
  options: {
    export: { type: 'string', required: true, value: 'ID', summary: 'the export, as `packager export` prints it' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder that the machine watches' },
    wait: { type: 'string', value: 'SECONDS', summary: 'waits that long for NAME.ack beside each file; not at all unless given' },
  },
  async run(context, { options }) {
    const [id, wait] = [readId('--export', options.export, 'packager export'), readWait(options.wait)];
    const { version } = await findExport(context, id);
    await new ResendExport(await context.uow()).execute(await context.actor(), 'pharmacy', { id, version });
    const sent = await dropExport(context, await findExport(context, id), { folder: options.out, wait });
    context.answer({ exportId: id, state: sent.export.state, attempts: sent.export.attempts, paths: [...sent.paths] }, exportText(sent));
  },
});
