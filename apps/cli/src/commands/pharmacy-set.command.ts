import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';

export const pharmacySetCommand = defineCommand({
  summary: "the pharmacy's name, telephone and address as labels print them",
  usage: '',
  options: {
    name: { type: 'string', value: 'NAME', summary: 'name on labels' },
    phone: { type: 'string', value: 'NUMBER', summary: 'telephone on labels' },
    address: { type: 'string', value: 'TEXT', summary: 'address on pack headers' },
  },
  async run(context, { options }) {
    const { name, phone, address } = options;
    if (name === undefined && phone === undefined && address === undefined) throw new WrongUsage('give at least one of --name, --phone, --address');
    const actor = await context.actor();
    await (await context.uow()).run(actor, async (tx) => {
      await tx.execute(`update pharmacy set name = coalesce($2, name), phone = coalesce($3, phone), address = coalesce($4, address) where tenant_id = $1`, [
        actor.tenantId, name ?? null, phone ?? null, address ?? null,
      ]);
      await tx.audit({ action: 'pharmacy.set', subjectKind: 'pharmacy', subjectId: actor.tenantId });
    });
    context.answer({ updated: true }, 'labels printed from now on carry the new details');
  },
});
