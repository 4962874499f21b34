import type { Actor } from '@cyclefill/platform/database';
import { AddUser } from '@cyclefill/features/identity';
import { PackRepository } from '@cyclefill/features/pack';
import type { SamplePharmacy } from './sample-pharmacy.js';

/** Two people of a pharmacy: who packs, and who checks and sends. */
export interface PackingPeople {
  readonly packer: Actor;
  readonly checker: Actor;
}

export async function packingPeople({ database, actor }: SamplePharmacy): Promise<PackingPeople> {
  const add = async (login: string, role: 'technician' | 'pharmacist'): Promise<Actor> => {
    const { userId } = await new AddUser(database.uow).execute(actor, { login, displayName: `${login} person`, role, scopes: [] });
    return { ...actor, userId };
  };
  return { packer: await add('packer', 'technician'), checker: await add('checker', 'pharmacist') };
}

/** Packs as they are when a pharmacist has passed them, without a bench: packed by one, checked by the other. */
export async function checkPacks({ database: { uow } }: SamplePharmacy, { packer, checker }: PackingPeople, ids: readonly string[]): Promise<void> {
  await uow.run(packer, async (tx) => {
    const packs = tx.get(PackRepository);
    for (const pack of await packs.lock(ids)) {
      const filling = await packs.step(pack, { kind: 'started', to: 'filling' });
      await packs.step(filling, { kind: 'sealed', to: 'sealed', set: { packer_id: packer.userId, sealed_at: await tx.now(), use_by: '2027-06-01' } });
    }
  });
  await uow.run(checker, async (tx) => {
    const packs = tx.get(PackRepository);
    for (const pack of await packs.lock(ids)) await packs.step(pack, { kind: 'passed', to: 'checked', set: { checker_id: checker.userId, checked_at: await tx.now() } });
  });
}
