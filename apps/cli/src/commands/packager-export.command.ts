import { ExportPacks } from '@cyclefill/features/packager';
import { PACKAGER_ADAPTER_NAMES } from '@cyclefill/interop/packager';
import { openDocumentStorage } from '@cyclefill/platform/storage';
import { defineCommand } from '../command.js';
import { CommandRefused, WrongUsage } from '../command-errors.js';
import { dropExport, exportText, readWait } from '../drop-export.js';
import { findRun } from '../wait-for-run.js';

export const packagerExportCommand = defineCommand({
  summary: 'the packs of a run as files for a packaging machine, each whole or not there, under the next number',
  usage: '',
  options: {
    run: { type: 'string', required: true, value: 'ID', summary: 'the run' },
    adapter: { type: 'string', required: true, value: PACKAGER_ADAPTER_NAMES.join('|'), summary: 'one row a dose as CSV or JSON, or one line a drug as pipe text' },
    out: { type: 'string', required: true, value: 'DIR', summary: 'folder that the machine watches' },
    again: { type: 'string', value: 'REASON', summary: 'hands packs over again that a machine was already given; take the earlier file from it' },
    wait: { type: 'string', value: 'SECONDS', summary: 'waits that long for NAME.ack beside each file; not at all unless given' },
  },
  async run(context, { options }) {
    const [adapter, wait] = [PACKAGER_ADAPTER_NAMES.find((name) => name === options.adapter), readWait(options.wait)];
    if (adapter === undefined) throw new WrongUsage(`--adapter takes ${PACKAGER_ADAPTER_NAMES.join(', ')}`);
    const { run, batches } = await findRun(context, options.run);
    const exporting = new ExportPacks(await context.uow(), openDocumentStorage(context.config, context.clock));
    const dropped = [];
    const refused: string[] = [];
    for (const { id: batchId, facility_code: facility } of batches.filter(({ is_current: current }) => current)) {
      const { export: made, reasons } = await exporting.execute(await context.actor(), 'pharmacy', context.ids.next(), { batchId, adapter, answerWithinMinutes: 30, again: options.again });
      refused.push(...reasons.map(({ code, rxNumber, sentence }) => `${facility} ${rxNumber ?? '-'} ${code}: ${sentence}`));
      if (made !== null) dropped.push(await dropExport(context, made, { folder: options.out, wait }));
    }
    for (const line of refused) context.err(line);
    if (dropped.length === 0) throw new CommandRefused(refused.length === 0 ? `run ${run.id} has no batch in use` : 'the machine can take none of it; nothing was written');
    context.answer({ exports: dropped.map(({ export: made, paths }) => ({ ...made, paths: [...paths] })), refused }, dropped.map(exportText).join('\n'));
  },
});
