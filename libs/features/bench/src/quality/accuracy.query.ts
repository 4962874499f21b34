import { Refusal, type Role } from '@cyclefill/contracts';
import { NEAR_MISS_CLASSES, PROGRAMME_LACKS, STATIONS } from '@cyclefill/domain/bench';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { TechnicianCheckRepository } from '../check/technician-check.repository.js';

/** How right one person's work was. Told to that person and to an auditor, and never as a ranking. */
export const accuracySchema = z.object({
  personId: z.uuid(), from: z.string().nullable(), sealed: z.int().describe('seals put on'), sentBack: z.int().describe('of them, what a check sent back'), ordersPacked: z.int(),
  nearMisses: z.array(z.object({ class: z.enum(NEAR_MISS_CLASSES), station: z.enum(STATIONS), count: z.int() })),
  checks: z.object({
    audited: z.int(), correct: z.int(), days: z.int(), states: z.array(z.object({ state: z.string(), lacks: z.array(z.enum(PROGRAMME_LACKS)) })).describe('what is still lacking to check packs there (R241)'),
  }),
}).meta({ id: 'Accuracy' });
export type Accuracy = z.output<typeof accuracySchema>;

const SumRow = z.object({ sealed: z.int(), sent_back: z.int(), orders: z.int() });
const MissRow = z.object({ class: z.enum(NEAR_MISS_CLASSES), station: z.enum(STATIONS), count: z.int() });
const StateRow = z.object({ state: z.string() });

/** Who asks how right a person worked. */
export interface AccuracyReader {
  readonly userId: string;
  readonly role: Role;
}

/** @param from the first day that counts, `YYYY-MM-DD`; null = all there is. @throws Refusal user.not-found for somebody else's, but to an auditor */
export async function readAccuracy(tx: Tx, { userId, role }: AccuracyReader, personId: string, from: string | null): Promise<Accuracy> {
  if (personId !== userId && role !== 'auditor') throw new Refusal('user.not-found');
  const [sum] = await tx.query(
    SumRow,
    `select count(*) filter (where e.kind = 'sealed' and e.by_user = $1)::int as sealed,
       count(*) filter (where e.kind = 'sent_back' and exists (select from pack_event s where s.pack_id = e.pack_id and s.kind = 'sealed' and s.seal_number = e.seal_number - 1 and s.by_user = $1))::int as sent_back,
       count(*) filter (where e.kind = 'confirmed' and e.by_user = $1)::int as orders
     from pack_event e where e.kind in ('sealed', 'sent_back', 'confirmed') and ($2::date is null or e.at >= $2)`,
    [personId, from],
  );
  const misses = await tx.query(
    MissRow, 'select class, station, count(*)::int as count from near_miss where person_id = $1 and ($2::date is null or at >= $2) group by class, station order by class, station', [personId, from],
  );
  const programmes = await tx.query(StateRow, 'select state from check_programme where superseded_at is null order by state');
  const checks = tx.get(TechnicianCheckRepository);
  const { checks: audited, correct, days } = await checks.standing(personId, '');
  const states = [];
  for (const { state } of programmes) states.push({ state, lacks: [...(await checks.standing(personId, state)).lacks] });
  return { personId, from, sealed: sum?.sealed ?? 0, sentBack: sum?.sent_back ?? 0, ordersPacked: sum?.orders ?? 0, nearMisses: misses, checks: { audited, correct, days, states } };
}
