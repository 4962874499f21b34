import { SetDocumentSetting } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { documentSettingLines } from '../document-setting-lines.js';

export const documentSettingListCommand = defineCommand({
  summary: 'what a facility has chosen of its papers, from which days on, and which papers each is of',
  usage: '',
  options: { facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' } },
  async run(context, { options }) {
    const list = await new SetDocumentSetting(await context.uow()).read(await context.actor(), 'pharmacy', options.facility);
    context.answer({ ...list }, list.items.length === 0 ? 'nothing is chosen: Letter, US dates, labels for nurses, MAR by hours, order sheets by kind' : documentSettingLines(list, options.facility));
  },
});
