import { day } from '@cyclefill/domain/kernel';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { listPackTypes } from '@cyclefill/features/pack';
import { defineCommand } from '../command.js';

export const packTypeListCommand = defineCommand({
  summary: 'the pack types with their limits',
  usage: '',
  options: {},
  async run(context) {
    const list = await (await context.uow()).run(await context.actor(), async (tx) => listPackTypes(tx, day((await tx.now()).toISOString().slice(0, 10))));
    const rows = list.items.map((type) => `${type.id.padEnd(14)}  ${type.kind.padEnd(9)}  ${type.kind === 'container' ? ''.padEnd(22) : `${type.maxItemsPerCell} items, ${type.cellVolume ?? '-'} mm3`.padEnd(22)}  ${type.name}`);
    context.answer(list as unknown as JsonValue, rows.join('\n'));
  },
});
