import { DOCUMENT_CHOICES, DOCUMENT_SETTING_NAMES } from '@cyclefill/domain/documents';
import { SetDocumentSetting, documentSettingRequestSchema } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { documentSettingLines } from '../document-setting-lines.js';
import { findResidentId } from '../find-resident.js';
import { readRequest } from '../read-request.js';

export const documentSettingSetCommand = defineCommand({
  summary: 'from which day on a facility has other papers: size, dates, labels, form of the MAR or of order sheets; or a resident other labels',
  usage: '',
  options: {
    facility: { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    resident: { type: 'string', value: 'R', summary: 'labels of the resident with this code alone' },
    name: { type: 'string', required: true, value: DOCUMENT_SETTING_NAMES.join('|'), summary: 'what is chosen' },
    value: { type: 'string', required: true, value: 'V', summary: `${DOCUMENT_SETTING_NAMES.map((name) => DOCUMENT_CHOICES[name].join('|')).join('; ')}; none = takes it back` },
    from: { type: 'string', required: true, value: 'DATE', summary: 'for papers that are made on this day or later' },
  },
  async run(context, { options }) {
    const request = readRequest(documentSettingRequestSchema, {
      residentId: options.resident === undefined ? null : await findResidentId(context, options.facility, options.resident), name: options.name, value: options.value === 'none' ? null : options.value, effectiveFrom: options.from,
    });
    const list = await new SetDocumentSetting(await context.uow()).execute(await context.actor(), 'pharmacy', options.facility, { key: context.ids.next() }, request);
    context.answer({ ...list }, documentSettingLines(list, options.facility));
  },
});
