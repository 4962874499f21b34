import { SetPackStock, packTypeRequestSchema } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';
import { readJson } from '../read-json.js';
import { readRequest } from '../read-request.js';

export const packTypeSetCommand = defineCommand({
  summary: 'a pack type with its measures from a day on, from a JSON file as pack-type list --json shows one',
  usage: '',
  options: {
    file: { type: 'string', required: true, value: 'FILE', summary: 'one pack type as JSON' },
    from: { type: 'string', required: true, value: 'DATE', summary: 'for windows that begin on this day or later' },
  },
  async run(context, { options }) {
    const type = await readJson('--file', options.file);
    const request = readRequest(packTypeRequestSchema, { type, effectiveFrom: options.from });
    const recorded = await new SetPackStock(await context.uow()).setType(await context.actor(), context.ids.next(), request);
    context.answer({ ...recorded }, `recorded: ${request.type.id} from ${options.from}`);
  },
});
