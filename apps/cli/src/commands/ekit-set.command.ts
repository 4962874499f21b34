import type { JsonValue } from '@cyclefill/domain/kernel';
import { KeepEkit, setEkitSchema } from '@cyclefill/features/refill';
import { defineCommand } from '../command.js';
import { ekitText } from '../ekit-text.js';
import { readRequest } from '../read-request.js';

export const ekitSetCommand = defineCommand({
  summary: 'what may lie in the emergency kit of a facility, with who says so; without schedules nothing controlled',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    source: { type: 'string', required: true, value: 'TEXT', summary: 'the rule or approval that says so' },
    schedules: { type: 'string', value: 'CIII,…', summary: 'controlled schedules that may lie in it' },
    'controlled-drugs': { type: 'string', value: 'N', summary: 'controlled drugs at most' },
    'controlled-units': { type: 'string', value: 'N', summary: 'units of each at most' },
    'replace-hours': { type: 'string', value: 'N', summary: 'hours in which what was used is to be replaced' },
  },
  async run(context, { options }) {
    const count = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
    const request = readRequest(setEkitSchema, {
      source: options.source, schedules: options.schedules?.split(',') ?? [], controlledDrugs: count(options['controlled-drugs']), controlledUnits: options['controlled-units'] ?? null,
      replaceHours: count(options['replace-hours']),
    });
    const kit = await new KeepEkit(await context.uow()).set({ actor: await context.actor(), scope: 'pharmacy', code: options.facility }, { key: context.ids.next() }, request);
    context.answer(kit as JsonValue, ekitText(kit));
  },
});
