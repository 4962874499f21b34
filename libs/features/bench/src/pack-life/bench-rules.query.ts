import { day } from '@cyclefill/domain/kernel';
import { type RulePack, rulesFor } from '@cyclefill/domain/law';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const FacilityRow = z.object({ code: z.string(), state: z.string() });

/** The numbers that hold at the bench for packs of a facility today, whoever pays. */
export async function benchRules(tx: Tx, facilityId: string): Promise<RulePack['rules']> {
  const [facility] = await tx.query(FacilityRow, 'select code, state from facility where id = $1', [facilityId]);
  return rulesFor({ state: facility?.state ?? '', payer: '', facility: facility?.code ?? '', on: day((await tx.now()).toISOString().slice(0, 10)) }).rules;
}
