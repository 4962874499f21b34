import { readFile } from 'node:fs/promises';
import { SetPackStock, packTypeRequestSchema } from '@cyclefill/features/pack';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';

export const packTypeSetCommand = defineCommand({
  summary: 'a pack type with its measures from a day on, from a JSON file as pack-type list --json shows one',
  usage: '',
  options: {
    file: { type: 'string', required: true, value: 'FILE', summary: 'one pack type as JSON' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'for windows that begin on this day or later' },
  },
  async run(context, { options }) {
    const text = await readFile(options.file, 'utf8').catch(() => null);
    let type: unknown;
    try {
      type = JSON.parse(text ?? '');
    } catch {
      throw new WrongUsage(`--file ${options.file} is ${text === null ? 'not there' : 'no JSON'}`);
    }
    const request = readRequest(packTypeRequestSchema, { type, effectiveFrom: options.from });
    const recorded = await new SetPackStock(await context.uow()).setType(await context.actor(), context.ids.next(), request);
    context.answer({ ...recorded }, `recorded: ${request.type.id} from ${options.from}`);
  },
});
