import { DestroySupply } from '@cyclefill/features/refill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { wallClock } from '../find-order.js';

export const destroyCommand = defineCommand({
  summary: "records what was destroyed of a resident's supply; a controlled drug takes two witnesses",
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'units': { type: 'string', required: true, value: 'N', summary: 'how many' },
    'at': { type: 'string', required: true, value: 'MOMENT', summary: 'when, wall clock of the facility' },
    'reason': { type: 'string', required: true, value: 'TEXT', summary: 'why' },
    'method': { type: 'string', required: true, value: 'TEXT', summary: 'how' },
    'witness': { type: 'string', value: 'NAME[;NAME]', summary: 'who saw it; of a controlled drug two people' },
  },
  async run(context, { options }) {
    const { rx, units, reason, method } = options;
    const [witnessOne = '', witnessTwo = ''] = (options.witness ?? '').split(';').map((name) => name.trim());
    const done = await new DestroySupply(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { rxNumber: rx }, {
      units, at: wallClock(options.at), reason, method, witnessOne, witnessTwo,
    });
    context.answer(done as JsonValue, `${rx}  ${done.units} of ${done.drug} ${done.strength} destroyed, record ${done.destructionId}`);
  },
});
