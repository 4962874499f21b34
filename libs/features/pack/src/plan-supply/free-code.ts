import { type PackCodeKind, packCode } from '@cyclefill/domain/identification';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { packNumber } from '../plan-packs/pack-number.js';

const FoundRow = z.object({ found: z.boolean() });

/** A code for a card or container that neither a pack nor a fill of the pharmacy has; it says nothing about a person (D96). */
export async function freeCode(tx: Tx, key: string, kind: PackCodeKind = 'card'): Promise<string> {
  for (let salt = 0; ; salt += 1) {
    const code = packCode(kind, packNumber(key, salt));
    const [taken] = await tx.query(
      FoundRow,
      `select exists (select from pack where (is_current or state <> 'planned') and code = $1) or exists (select from demand_fill where code = $1)
         or exists (select from leave_supply where code = $1) as found`,
      [code],
    );
    if (taken?.found !== true) return code;
  }
}
