import { DocumentPageQuery } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { findFacility } from '../find-facility.js';

const MOST = 200;

export const documentListCommand = defineCommand({
  summary: 'stored documents in their newest revisions, newest first',
  usage: '',
  options: {
    facility: { type: 'string', value: 'F', summary: 'of one facility' },
    kind: { type: 'string', value: 'KIND', summary: 'such as label, card, week, pouch, pick, mar, tar' },
  },
  async run(context, { options }) {
    const [uow, actor] = [await context.uow(), await context.actor()];
    const facilityId = options.facility === undefined ? undefined : (await findFacility(context, options.facility)).id;
    const found = await uow.run(actor, (tx) => tx.get(DocumentPageQuery).run('pharmacy', { limit: MOST, facilityId, kind: options.kind }));
    const items = found.slice(0, MOST);
    const line = ({ id, kind, name, paper, revision, pages, createdAt }: (typeof items)[number]): string => `${id}  ${kind.padEnd(11)}  ${name}  ${paper}  rev ${revision}  ${pages} page${pages === 1 ? '' : 's'}  ${createdAt}`;
    context.answer({ items }, items.length === 0 ? 'no document is stored' : items.map(line).join('\n'));
  },
});
