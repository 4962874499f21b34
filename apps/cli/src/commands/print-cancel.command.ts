import { SettleJob } from '@cyclefill/features/printing';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { answerPrint, findPrintJob } from '../wait-for-print.js';

export const printCancelCommand = defineCommand({
  summary: 'takes a job out of the queue; nothing of it is sent any more',
  usage: '',
  options: {
    job: { type: 'string', required: true, value: 'ID', summary: 'the print job, as `print list` prints it' },
  },
  async run(context, { options }) {
    const { id, version } = await findPrintJob(context, readId('--job', options.job, 'print list'));
    await new SettleJob(await context.uow()).cancel(await context.actor(), { id, version });
    await answerPrint(context, id, 0);
  },
});
