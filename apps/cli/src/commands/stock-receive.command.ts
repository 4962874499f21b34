import type { JsonValue } from '@cyclefill/domain/kernel';
import { ReceiveStock, receiveStockSchema } from '@cyclefill/features/stock';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readRequest } from '../read-request.js';
import { containerLine } from '../stock-text.js';

export const stockReceiveCommand = defineCommand({
  summary: 'takes containers of a lot into stock, by the code of the maker or typed; prints the code of each',
  usage: '',
  options: {
    scan: { type: 'string', value: 'CODE', summary: 'what the reader sent: fills product, lot, expiry and serial' },
    ndc: { type: 'string', value: 'NDC', summary: 'product' },
    lot: { type: 'string', value: 'LOT', summary: 'lot number' },
    expires: { type: 'string', value: 'DATE', summary: 'last day of use' },
    units: { type: 'string', value: 'N', summary: 'in each container; without it the package of the catalogue' },
    containers: { type: 'string', value: 'N', summary: 'how many containers' },
    quarantine: { type: 'boolean', summary: 'sets them aside at once; what has expired comes in no other way' },
    location: { type: 'string', required: true, value: 'PLACE', summary: 'where they lie' },
  },
  async run(context, { options: { scan, ndc, lot, expires, units, containers = '1', quarantine, location } }) {
    if (!/^\d{1,3}$/u.test(containers)) throw new WrongUsage('--containers takes a whole number');
    const request = readRequest(receiveStockSchema, { scan, ndc11: ndc, lot, expiresOn: expires, units, containers: Number(containers), quarantine: quarantine === true, location });
    const received = await new ReceiveStock(await context.uow()).execute(await context.actor(), context.ids.next(), request);
    context.answer(received as JsonValue, [...received.containers.map(containerLine), ...received.warnings.map(({ sentence }) => sentence)].join('\n'));
  },
});
