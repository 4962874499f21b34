import { RecordEkitUse } from '@cyclefill/features/refill';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { wallClock } from '../find-order.js';

export const ekitUseCommand = defineCommand({
  summary: 'records a dose given out of the emergency kit of the facility',
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'units': { type: 'string', required: true, value: 'N', summary: 'how many' },
    'at': { type: 'string', required: true, value: 'MOMENT', summary: 'when it was given, wall clock of the facility' },
    'emergency': { type: 'string', required: true, value: 'TEXT', summary: 'nature of the emergency' },
    'given-by': { type: 'string', required: true, value: 'NAME', summary: 'who gave it' },
    'prescriber': { type: 'string', required: true, value: 'NAME', summary: 'on whose order' },
  },
  async run(context, { options }) {
    const { rx, units, emergency, prescriber } = options;
    const done = await new RecordEkitUse(await context.uow()).execute(await context.actor(), 'pharmacy', context.ids.next(), { rxNumber: rx }, {
      units, at: wallClock(options.at), emergency, givenBy: options['given-by'], prescriber,
    });
    context.answer(done as JsonValue, `${rx}  ${done.units} of ${done.drug} ${done.strength} from the emergency kit, claim code ${done.claimCode}; ${done.authorisedLeft} still authorised`);
  },
});
