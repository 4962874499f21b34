import { type EmergencyStepRequest, RecordEmergencyStep } from '@cyclefill/features/order';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { findOrder } from '../find-order.js';

export const emergencyRecordCommand = defineCommand({
  summary: 'the signed prescription of an emergency oral order came, or DEA was told that it did not',
  usage: '',
  options: {
    'rx': { type: 'string', required: true, value: 'RX', summary: 'Rx number of the order' },
    'signed-on': { type: 'string', value: 'DATE', summary: 'the day the signed prescription came; by mail its postmark' },
    'unmarked': { type: 'boolean', summary: 'it lacks "Authorization for Emergency Dispensing" or the day of the oral order' },
    'told-on': { type: 'string', value: 'DATE', summary: 'the day DEA was told' },
    'note': { type: 'string', value: 'TEXT', summary: 'a remark' },
  },
  async run(context, { options }) {
    const [signedOn, toldOn, note] = [options['signed-on'], options['told-on'], options.note ?? ''];
    if ((signedOn === undefined) === (toldOn === undefined)) throw new WrongUsage('emergency record takes one of --signed-on and --told-on');
    const { id } = await findOrder(context, options.rx);
    const marked = options.unmarked !== true;
    const step: EmergencyStepRequest = signedOn === undefined
      ? { kind: 'agency_told', on: toldOn ?? '', note }
      : { kind: 'signed', on: signedOn, markedEmergency: marked, namesOralDate: marked, note };
    const done = await new RecordEmergencyStep(await context.uow()).execute(await context.actor(), 'pharmacy', id, step);
    context.answer({ ...done }, `${options.rx}  ${done.state}, due by ${done.dueOn} (${done.rule})`);
  },
});
