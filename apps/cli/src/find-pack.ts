import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { readOwnCode } from '@cyclefill/domain/identification';
import { PackLife, type PackView, readPackView } from '@cyclefill/features/bench';
import { z } from 'zod';
import type { CommandContext } from './command-context.js';

/** A pack by its printed code, as typed or as a reader sends it, or by its id. @throws Refusal `pack.not-found` */
export async function findPack(context: CommandContext, scope: AccessScope, name: string): Promise<PackView> {
  const named = z.uuid().safeParse(name).success ? { id: name } : { code: readOwnCode(name.trim())?.code ?? name.trim() };
  const view = await (await context.uow()).run(await context.actor(), async (tx) => {
    const pack = await tx.get(PackLife).find(scope, named);
    return pack === null ? null : readPackView(tx, scope, pack.id);
  });
  if (view === null) throw new Refusal('pack.not-found');
  return view;
}
