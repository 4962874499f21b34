import { EmergencyQuery, type ListedEmergency } from '@cyclefill/features/order';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';

const STATES: Readonly<Record<ListedEmergency['state'], (item: ListedEmergency) => string>> = {
  waiting: ({ dueOn }) => `the signed prescription is due by ${dueOn}`,
  unmarked: ({ dueOn }) => `the prescription came without its marks: have it completed by ${dueOn}`,
  settled: ({ signedOn }) => `signed prescription of ${signedOn}`,
  'tell-agency': ({ dueOn }) => `MISSED: the signed prescription was due by ${dueOn}; tell DEA`,
  reported: ({ agencyToldOn }) => `DEA was told on ${agencyToldOn}`,
};

export const emergencyListCommand = defineCommand({
  summary: 'schedule II drugs dispensed on an oral order in an emergency, and until when the signed prescription is due',
  usage: '',
  options: { facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' } },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const items = await (await context.uow()).run(await context.actor(), (tx) => tx.get(EmergencyQuery).run('pharmacy', { facilityCode: facility.code }));
    const lines = items.map((item) => `${item.state.padEnd(11)}  Rx ${item.rxNumber}  ordered ${item.orderedOn}: ${STATES[item.state](item)} (${item.rule})`);
    context.answer({ items: [...items] }, lines.length === 0 ? 'no emergency oral orders' : lines.join('\n'));
  },
});
