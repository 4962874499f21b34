import type { JsonValue } from '@cyclefill/domain/kernel';
import { CountStock, closeCountSchema, openCountSchema } from '@cyclefill/features/stock';
import { WrongUsage } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readId } from '../read-id.js';
import { readRequest } from '../read-request.js';
import { countText } from '../stock-text.js';

/** `C-0000001-2=one broken` */
function reasonOf(text: string): { readonly code: string; readonly reason: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new WrongUsage('--reason takes CODE=TEXT');
  return { code: text.slice(0, at), reason: text.slice(at + 1) };
}

export const stockCountCommand = defineCommand({
  summary: 'a blind count: begins a sheet, takes down what a container holds, or closes the sheet',
  usage: '',
  options: {
    location: { type: 'string', value: 'PLACE', summary: 'begins a sheet of what lies at a place' },
    ndc: { type: 'string', value: 'NDC11', summary: 'begins a sheet of one product' },
    controlled: { type: 'boolean', summary: 'controlled drugs alone' },
    sheet: { type: 'string', value: 'ID', summary: 'a sheet that was begun' },
    container: { type: 'string', value: 'CODE', summary: 'container that was counted' },
    units: { type: 'string', value: 'N', summary: 'what lies in it' },
    close: { type: 'boolean', summary: 'closes the sheet' },
    reason: { type: 'string', value: 'CODE=TEXT', summary: 'why a container does not hold what it should; several with ;' },
    witness: { type: 'string', value: 'LOGIN', summary: 'second person, for controlled drugs' },
  },
  async run(context, { options: { location, ndc, controlled, sheet, container, units, close, reason, witness } }) {
    const [counting, actor, key] = [new CountStock(await context.uow()), await context.actor(), context.ids.next()];
    const answer = async () => {
      if (sheet === undefined) return counting.open(actor, key, readRequest(openCountSchema, { location: location ?? null, ndc11: ndc ?? null, controlled: controlled === true }));
      const id = readId('--sheet', sheet, 'stock count');
      if (container !== undefined && units !== undefined) return counting.line(actor, key, id, { code: container, units });
      const known = await counting.read(actor, id);
      if (close !== true) return known;
      const reasons = reason === undefined ? [] : reason.split(';').map(reasonOf);
      return counting.close(actor, { key, id, version: known.version }, readRequest(closeCountSchema, { reasons, witness: witness ?? null }));
    };
    const count = await answer();
    context.answer(count as JsonValue, countText(count));
  },
});
